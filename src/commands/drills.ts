import { localeOf } from '../channels/terminal/locale.ts';
import { printable } from '../channels/terminal/printable.ts';
import { readConfig } from '../config.ts';
import { guessLanguage } from '../language/languages.ts';
import { openTrainer } from '../session/open-trainer.ts';
import { voiceFor } from '../session/say/voice.ts';
import { exported } from './drills/export.ts';
import { HELP } from './drills/help.ts';
import { list } from './drills/list.ts';
import type { Command } from './drills/operating.ts';
import { people } from './drills/people.ts';
import { set } from './drills/set.ts';
import { show } from './drills/show.ts';
import { steer } from './drills/steer.ts';
import { misused } from './drills/stopped.ts';
import { run } from './run.ts';

/** npm run --silent drills -- help: drills as whoever runs the trainer sees and steers them, in every workspace. */
const COMMANDS: Readonly<Record<string, Command>> = {
  list,
  show,
  remind: steer('remind'),
  pause: steer('pause'),
  resume: steer('resume'),
  end: steer('end'),
  export: exported,
  people,
  set,
};

const HELPS = ['--help', '-h'];

async function main([name = '', ...args]: string[]) {
  if (name === 'help' || [name, ...args].some((word) => HELPS.includes(word))) return console.log(HELP);
  const command = COMMANDS[name];
  if (!command)
    return misused(`E_USAGE: "${name}" is none of ${Object.keys(COMMANDS).join(', ')}. npm run drills -- help`);
  const { databaseUrl, pauseMs, leftAloneMs, keepDays, workingHours } = readConfig(process.env);
  const trainer = await openTrainer({ databaseUrl, settings: { pauseMs, leftAloneMs, keepDays, workingHours } });
  const voice = voiceFor(trainer.texts, guessLanguage(localeOf(process.env) || undefined));
  try {
    const drilling = { ...trainer, directoryOf: () => undefined };
    await command({ drilling, voice, print: (text) => console.log(printable(text)) }, args);
  } finally {
    await trainer.store.close();
  }
}

/** Who reads has seen enough, as `head` has. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await run(() => main(process.argv.slice(2)));
