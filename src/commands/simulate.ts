import { writeFile } from 'node:fs/promises';
import { argumentsOf } from './arguments.ts';
import { difficulties } from '../customer/difficulty.ts';
import { createTexts } from '../language/interface.ts';
import { toPng } from '../picture/png.ts';
import { simulationSvg } from '../picture/simulation.ts';
import { pictured } from '../simulation/picture.ts';
import { loadContent } from '../flow/load.ts';
import { loadReps } from '../simulation/reps.ts';
import { report } from '../simulation/report.ts';
import { pairings, simulate } from '../simulation/simulate.ts';
import { broken } from '../simulation/table.ts';

/**
 * npm run simulate -- [--flow ID] [--seeds N] [--json] [--picture FILE]: scripted reps of graded skill play every customer
 * on every level, on all cores. Prints rates, scores and turns and draws a picture; exit code 1 where harder is not harder
 * or better does not score better.
 */
const { values } = argumentsOf({
  usage: `npm run simulate -- [--flow four-keys] [--seeds 40] [--json] [--picture simulation.png]
Scripted reps of graded skill play every customer on every level. Exit code 1 where harder is not harder or better does not score better.`,
  options: {
    flow: { type: 'string', default: 'four-keys' },
    seeds: { type: 'string', default: '40' },
    json: { type: 'boolean', default: false },
    picture: { type: 'string', default: 'simulation.png' },
  },
});

const WIDTH = 40;
const { flows } = await loadContent();
const folder = flows.get(values.flow);
if (!folder) stop(`E_NO_FLOW: there is no flow "${values.flow}". There are: ${[...flows.keys()].join(', ')}`);
if (!/^[1-9]\d*$/.test(values.seeds)) stop('E_SEEDS: --seeds is a whole number from 1 on');

const { personas } = folder;
const reps = await loadReps(values.flow);
const all = pairings(
  [...personas.keys()],
  reps.reps.map((rep) => rep.id),
  Number(values.seeds),
);
const outcomes = await simulate(values.flow, all, (played) => bar(played, all.length));
const fitting = new Set([...personas.values()].filter((p) => p.value.fits).map((p) => p.value.id));
const wrong = broken(outcomes, reps.reps, fitting);
const texts = createTexts();
const levels = difficulties.map((level) => texts.t('zh-TW', `practice:difficulty.${level}`));
const shown = pictured(
  outcomes,
  reps,
  [...personas.values()].map((p) => p.value),
  levels,
);
await writeFile(values.picture, await toPng(simulationSvg(shown), 'Hant'));
if (values.json) console.log(JSON.stringify({ outcomes, broken: wrong }));
else console.log(report(outcomes, reps.reps, fitting, wrong));
if (wrong.length > 0) process.exitCode = 1;

/** Stops with a sentence where an option cannot be used. */
function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** A bar on the terminal, none where the output is a file. */
function bar(played: number, of: number) {
  if (!process.stderr.isTTY) return;
  const full = Math.round((played / of) * WIDTH);
  process.stderr.write(`\r${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${played}/${of}${played === of ? '\n' : ''}`);
}
