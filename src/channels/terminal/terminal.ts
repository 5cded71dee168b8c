import { createInterface } from 'node:readline';
import { userInfo } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import type { Language } from '../../language/languages.ts';
import type { TextKey } from '../../language/interface.ts';
import type { Values } from '../../language/script.ts';
import { fileOf } from '../../session/files.ts';
import { readerOf } from '../../session/person.ts';
import { createDesk } from '../../session/desk.ts';
import { calledOf } from '../../session/receive.ts';
import { aboutOf } from '../../session/say/about.ts';
import { voiceFor } from '../../session/say/voice.ts';
import type { Choices, From, Trainer } from '../../session/trainer.ts';
import { localeOf } from './locale.ts';
import { SLASHES, terminalPerson, terminalPractice, type TerminalPractice, type Told } from './practice.ts';
import { printable } from './printable.ts';
import { render } from './render.ts';
import { saveFile } from './save-file.ts';

interface Terminal {
  trainer: Trainer;
  /** The page where the same can be done in a browser, and the port that was wanted for it. */
  page: { url: string; port: number; wanted: number };
  input: Readable & { isTTY?: boolean };
  output: Writable;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * A practice at the terminal. Somebody who types chooses customer and level first; lines that are piped in are practised
 * with the last choices. Ends when the input does; what was practised stays in the store. False where the input was empty
 * from the start: then nobody is there, and nothing was practised.
 */
export async function runTerminal({ trainer: served, page, input, output, env }: Terminal): Promise<boolean> {
  const trainer = { ...served, settings: { ...served.settings, pauseMs: 0 } };
  const from = { ...terminalPerson(nameOf()), locale: async () => localeOf(env) || undefined };
  const { language, choices } = await readerOf(trainer, from);
  const say = (text: string) => void output.write(`${printable(text)}\n`);
  const t = (key: TextKey, values?: Values) => trainer.texts.t(language, key, values);
  const desk = createDesk(trainer, () => undefined);
  const practice = terminalPractice(trainer, desk, from);
  const show = shower(trainer, from, say);
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  let first: IteratorResult<string> | undefined;
  const read = async () => {
    if (input.isTTY) output.write('> ');
    const { value, done } = first ?? (await lines.next());
    first = undefined;
    return done ? null : value;
  };

  const tellPage = () => {
    say(t('terminal:page', { page: page.url }));
    if (page.wanted !== page.port) say(t('terminal:portTaken', { port: String(page.wanted) }));
  };
  if (!input.isTTY) {
    tellPage();
    first = await lines.next();
  }
  if (first?.done) {
    say(t('terminal:pageAlone'));
    return false;
  }
  say(t('terminal:greeting'));
  if (input.isTTY) tellPage();
  say(t('terminal:connectSlack'));
  const goesOn = input.isTTY === true && (await wantsToResume({ trainer, from, language, say, t, read }));
  if (goesOn) await show(await practice.line(SLASH.resume));
  else
    await show(
      await practice.start(input.isTTY ? await choose({ trainer, choices, language, say, t, read }) : choices),
    );
  say(t('terminal:commands', SLASH));
  await talk(practice, read, show);
  if (await trainer.store.read.openSession(from)) await show(await practice.line(SLASH.pause));
  say(trainer.texts.t((await readerOf(trainer, from)).language, 'terminal:goodbye'));
  return true;
}

const SLASH = Object.fromEntries(Object.entries(SLASHES).map(([slash, command]) => [command, slash])) as Record<
  string,
  string
> & { resume: string; pause: string };

const nameOf = () => {
  try {
    return userInfo().username;
  } catch {
    return 'terminal';
  }
};

type Show = (told: Told) => Promise<void>;

/** Shows what a line led to: the messages, and files saved. */
const shower =
  (trainer: Trainer, from: From, say: (text: string) => void): Show =>
  async ({ messages, numbers }) => {
    for (const message of messages) {
      say(render(message, numbers));
      for (const part of message.parts) {
        if (part.type !== 'file') continue;
        const file = await saveFile(part.name, await fileOf(trainer, part.of, from));
        say(trainer.texts.t(message.language, 'terminal:saved', { file }));
      }
    }
  };

/** Line after line until the input ends. */
async function talk(practice: TerminalPractice, read: () => Promise<string | null>, show: Show) {
  for (let line = await read(); line !== null; line = await read()) await show(await practice.line(line));
}

/** Whether somebody who types goes on with the practice paused last. */
async function wantsToResume({
  trainer,
  from,
  say,
  t,
  read,
  language,
}: Omit<Choosing, 'choices'> & { from: From }): Promise<boolean> {
  const [paused] = await trainer.store.read.pausedSessions(from);
  if (!paused) return false;
  const customer = await calledOf(trainer, voiceFor(trainer.texts, language), paused);
  say(t('terminal:resumeOrNew', { customer, new: t('terminal:new') }));
  return (await read())?.trim() === '';
}

interface Choosing {
  trainer: Trainer;
  choices: Choices;
  language: Language;
  say: (text: string) => void;
  t: (key: TextKey, values?: Values) => string;
  read: () => Promise<string | null>;
}

/** Customer and level by number; Enter takes the last choice. */
async function choose({ trainer, choices, language, say, t, read }: Choosing): Promise<Choices> {
  const voice = voiceFor(trainer.texts, language);
  const personas = [...trainer.content.flows.get(choices.flow)!.personas.values()].map((p) => p.value);
  say(t('terminal:chooseCustomer', { customer: voice.customer(personas.find((p) => p.id === choices.persona)!.name) }));
  personas.forEach((p, i) =>
    say(t('terminal:option', { number: i + 1, name: voice.customer(p.name), about: voice.customer(aboutOf(p)) })),
  );
  const persona = personas[Number(await read()) - 1]?.id ?? choices.persona;
  const levels = ['easy', 'normal', 'hard'] as const;
  const named = (level: Choices['difficulty']) => trainer.texts.t(language, `practice:difficulty.${level}`);
  say(t('terminal:chooseDifficulty', { difficulty: named(choices.difficulty) }));
  levels.forEach((level, i) => say(`${i + 1}. ${named(level)}`));
  return { ...choices, persona, difficulty: levels[Number(await read()) - 1] ?? choices.difficulty };
}
