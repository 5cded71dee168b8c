import { USUAL_HOURS } from '../drills/drill.ts';
import { createInterface } from 'node:readline';
import { argumentsOf } from './arguments.ts';
import { misused } from './drills/stopped.ts';
import { run } from './run.ts';
import { coachObject, scorecardObject, turnObject } from '../channels/terminal/json-lines.ts';
import { terminalPerson, terminalPractice, type Told } from '../channels/terminal/practice.ts';
import { render } from '../channels/terminal/render.ts';
import { difficulties, type Difficulty } from '../customer/difficulty.ts';
import { isLanguage, LANGUAGES, type Language } from '../language/languages.ts';
import { createDesk } from '../session/desk.ts';
import { score } from '../scorecard/score.ts';
import { openTrainer } from '../session/open-trainer.ts';
import type { Trainer } from '../session/trainer.ts';

/**
 * npm run --silent practise -- --flow four-keys --persona ID --difficulty normal --script zh-CN --seed 7 --json
 * A practice for scripts and evaluations: reads the rep's lines, a line is a message, and keeps nothing. When the input
 * ends first, the session ends as given up and is scored.
 */
const { values } = argumentsOf({
  usage: `npm run --silent practise -- [--flow four-keys] [--persona ID] [--difficulty ${difficulties.join('|')}]
    [--script ${LANGUAGES.join('|')}] [--seed 1] [--json] < lines.txt
npm run --silent practise -- --list
A practice that is not kept: a line of the input is a message of the rep's. --list names the flows and their customers.`,
  options: {
    flow: { type: 'string' },
    persona: { type: 'string' },
    difficulty: { type: 'string', default: 'normal' },
    script: { type: 'string', default: 'zh-TW' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

function checkOptions(trainer: Trainer) {
  const { flow, persona, difficulty, script, seed } = values;
  const folder = trainer.content.flows.get(flow ?? trainer.content.flows.keys().next().value!);
  if (!folder)
    misused(`E_NO_FLOW: there is no flow "${flow}". There are: ${[...trainer.content.flows.keys()].join(', ')}`);
  if (persona && !folder.personas.has(persona))
    misused(`E_NO_PERSONA: there is no persona "${persona}". There are: ${[...folder.personas.keys()].join(', ')}`);
  if (!difficulties.includes(difficulty as Difficulty))
    misused(`E_NO_DIFFICULTY: --difficulty is one of ${difficulties.join(', ')}`);
  if (!isLanguage(script)) misused(`E_NO_SCRIPT: --script is one of ${LANGUAGES.join(', ')}`);
  if (!/^\d+$/.test(seed)) misused('E_SEED: --seed is a whole number');
  return {
    language: script,
    choices: {
      flow: folder.flow.value.id,
      persona: persona ?? folder.personas.keys().next().value!,
      difficulty: difficulty as Difficulty,
      coaching: 'live' as const,
    },
  };
}

async function list(trainer: Trainer) {
  for (const { flow, personas } of trainer.content.flows.values()) {
    console.log(`${flow.value.id}  ${flow.value.name}`);
    for (const { value } of personas.values()) console.log(`  ${value.id}  ${value.region}  ${value.public}`);
  }
}

/** What a line led to, as a person reads it or as one JSON object: a turn, or what the coach said instead. */
function show(line: string | null, now: Told, before: Told | null, language: Language) {
  if (!values.json) return now.messages.forEach((message) => console.log(render(message)));
  const { turn, scorecard, material } = now;
  const took = turn !== null && material !== null && (before === null || turn.number > before.turn!.number);
  if (took) console.log(JSON.stringify(turnObject(material, turn, language)));
  else if (!scorecard) console.log(JSON.stringify(coachObject(line ?? '', now)));
  if (scorecard) console.log(JSON.stringify(scorecardObject(scorecard)));
}

async function practise(trainer: Trainer) {
  const { language, choices } = checkOptions(trainer);
  const practice = terminalPractice(
    trainer,
    createDesk(trainer, () => undefined),
    terminalPerson('script'),
  );
  await practice.speak(language);
  let last = await practice.start(choices);
  show(null, last, null, language);
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const now = await practice.line(line);
    show(line, now, last, language);
    if (now.scorecard) return;
    last = now.turn ? now : last;
  }
  finish(await practice.line('/end'), last, language);
}

/** The input has ended: given up, and scored, also where nobody has said a word. */
function finish(ended: Told, { turn, material }: Told, language: Language) {
  const nobodySpoke = ended.scorecard === null && material && turn;
  const scorecard = nobodySpoke ? score(material.flow, material.persona, [turn]) : ended.scorecard;
  show('/end', { ...ended, scorecard, turn: null }, null, language);
}

await run(async () => {
  const trainer = await openTrainer({
    databaseUrl: 'sqlite::memory:',
    settings: { pauseMs: 0, leftAloneMs: Infinity, keepDays: 365, workingHours: USUAL_HOURS },
    seed: Number(values.seed),
  });
  try {
    await (values.list ? list(trainer) : practise(trainer));
  } finally {
    await trainer.store.close();
  }
});
