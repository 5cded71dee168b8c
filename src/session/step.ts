import { react } from '../customer/react.ts';
import { repTurn, type RepLine } from '../customer/rep-turn.ts';
import type { Difficulty } from '../customer/difficulty.ts';
import { customerAtStart } from '../customer/state.ts';
import { wordingOf, type Said } from '../customer/lines.ts';
import { bringAbout } from '../customer/moment.ts';
import type { MomentDrill } from '../flow/flow.ts';
import { first, next, placeOf, type SessionEvent } from '../flow/machine.ts';
import { scriptOf, type Language } from '../language/languages.ts';
import { toReader } from '../language/script.ts';
import type { SpokenLine } from '../understanding/understanding.ts';
import type { Material } from './material.ts';
import type { CustomerLine, Turn } from './turn.ts';

/** What is fixed for a session from its start, and the reader's language, which may change. */
export interface Setting {
  material: Material;
  difficulty: Difficulty;
  seed: number;
  language: Language;
}

/** A message of the rep that waits for its turn. */
export interface Spoken {
  id: string;
  text: string;
}

/** How many lines of the conversation the recogniser sees (domain.md, section 12). */
const MEMORY = 12;

/** Turn 0: the scene is set, nobody has spoken. */
export function opening({ material, difficulty }: Setting): Turn {
  const snapshot = first(material.machine);
  const { key, question } = placeOf(material.machine, snapshot);
  return {
    number: 0,
    given: false,
    moment: null,
    keyBefore: key,
    key,
    question,
    rep: [],
    customer: [],
    heard: [],
    opened: [],
    happened: [],
    signals: [],
    ending: null,
    askedBefore: null,
    snapshot,
    state: customerAtStart(difficulty, material.persona.style),
  };
}

/**
 * One turn: what the rep's messages do, what the customer answers, where the method stands afterwards. Pure; the same
 * turn before, messages and setting give the same turn.
 */
export function step(setting: Setting, before: Turn, messages: readonly Spoken[]): Turn {
  const { material, difficulty, seed } = setting;
  const { lines, heard } = understand(material, before, messages);
  const number = before.number + 1;
  const view = {
    persona: material.persona,
    sayings: material.flow.sayings,
    difficulty,
    key: before.key,
    number,
    state: before.state,
    turn: repTurn(lines),
  };
  const { said, reaction, state } = react(view, `${seed}/${number}`);
  const customer = said.map((s) => lineOf(setting, s));
  const ending = reaction.ending ?? null;
  const event: SessionEvent = { type: 'turn', known: state.known, signals: reaction.signals ?? [], ending };
  const { snapshot, place } = material.advance(before.snapshot, event);
  return {
    number,
    given: false,
    moment: null,
    keyBefore: before.key,
    key: place.ending ? before.key : place.key,
    question: place.question,
    rep: lines,
    customer,
    heard: hearing(heard, customer),
    opened: state.known.filter((level) => !before.state.known.includes(level)),
    happened: reaction.happened,
    signals: reaction.signals ?? [],
    ending,
    askedBefore: before.state.asked,
    snapshot,
    state,
  };
}

/**
 * The conversation from which one key or one moment is practised alone: the persona's written example, played by the same
 * rules up to that key, and for a moment what the customer then says. The customer is an easy one until then, whatever
 * level comes after. The turns are marked as given, so the scorecard is about the rep's own lines.
 */
export function playTo(chosen: Setting, part: string): Turn[] {
  const setting: Setting = { ...chosen, difficulty: 'easy' };
  const moment = chosen.material.flow.moment_drills.find((m) => m.id === part);
  const turns = exampleUntil(setting, (turn) => turn.key === (moment?.at ?? part));
  if (!moment) return turns;
  const told = exampleUntil(setting, (turn) => turn.number === turns.length);
  return [...told.slice(0, -1), withMoment(setting, told.at(-2)!, told.at(-1)!, moment)];
}

/** The example from its first line on, until a turn is the one wanted. */
function exampleUntil(setting: Setting, wanted: (turn: Turn) => boolean): Turn[] {
  const { example } = setting.material.persona;
  const turns = [opening(setting)];
  for (const [i, said] of example.entries()) {
    if (wanted(turns.at(-1)!) || turns.at(-1)!.ending) break;
    if ('customer' in said) continue;
    const turn = step(setting, turns.at(-1)!, [{ id: `example-${i}`, text: said.rep }]);
    turns.push(asWritten(setting, turn, example.slice(i + 1)));
  }
  return turns.filter((turn) => !turn.ending);
}

/** A turn of the example with the customer's lines as they are written there; the state is the one that was played. */
function asWritten(setting: Setting, turn: Turn, rest: Setting['material']['persona']['example']): Turn {
  const written = rest.slice(0, rest.findIndex((line) => 'rep' in line) >>> 0);
  const customer = written.flatMap((line, i): CustomerLine[] =>
    'customer' in line
      ? [
          {
            id: `example.${turn.number}.${i}`,
            say: line.customer,
            shown: toReader(line.customer, setting.language, 'customer'),
          },
        ]
      : [],
  );
  const { open, tender } = setting.material.persona.own_words;
  const words = [...open, ...tender].filter((word) => customer.some(({ say }) => say.includes(word)));
  const heard = hearing(turn.heard.slice(0, turn.heard.length - turn.customer.length), customer);
  const state = { ...turn.state, ownWords: [...new Set([...turn.state.ownWords, ...words])] };
  return { ...turn, given: true, customer, heard, state };
}

/** A turn to which the customer answers with a moment, having learnt nothing that the answer does not say. */
function withMoment(setting: Setting, before: Turn, turn: Turn, moment: MomentDrill): Turn {
  const { persona } = setting.material;
  const { known: knownBefore, said: saidBefore, ownWords } = before.state;
  const known = { ...turn.state, known: knownBefore, said: saidBefore, ownWords };
  const { said, state } = bringAbout(moment, persona, known, `${setting.seed}/${moment.id}`);
  const customer = said.map((s) => lineOf(setting, s));
  const heard = hearing(turn.heard.slice(0, -turn.customer.length), customer);
  return { ...before, ...place(before, turn), rep: turn.rep, moment: moment.id, state, customer, heard, opened: [] };
}

/** Where the method stood before a turn, with the turn's number. */
const place = ({ snapshot, key, question }: Turn, { number }: Turn) => ({
  number,
  given: true,
  keyBefore: key,
  key,
  question,
  snapshot,
  happened: [],
  signals: [],
  askedBefore: null,
});

/** The machine's state after something that is no line: a hint, a take-back, a pause, its end. */
export const moved = (material: Material, turn: Turn, event: SessionEvent): object =>
  next(material.machine, turn.snapshot, event) as object;

/** A line as the reader is shown it. */
const lineOf = (setting: Setting, { id, line }: Said): CustomerLine => ({
  id,
  say: line.say,
  shown: shownTo(setting, line),
});

/** What was heard, with what the customer has now said. */
const hearing = (heard: readonly SpokenLine[], customer: readonly CustomerLine[]): SpokenLine[] =>
  [...heard, ...customer.map((c): SpokenLine => ({ who: 'customer', text: c.shown }))].slice(-MEMORY);

/** Each message by itself, the earlier ones of the turn already part of its history. */
function understand(material: Material, before: Turn, messages: readonly Spoken[]) {
  const lines: RepLine[] = [];
  let heard: SpokenLine[] = before.heard;
  for (const { id, text } of messages) {
    lines.push({ id, text, understanding: material.recognise({ stage: before.key, history: heard, text }) });
    heard = [...heard, { who: 'rep' as const, text }].slice(-MEMORY);
  }
  return { lines, heard };
}

/** A customer's line in the reader's script; Cantonese as written only for readers in Hong Kong. */
const shownTo = ({ language, material }: Setting, line: { say: string; plain?: string | undefined }): string =>
  toReader(wordingOf(line, material.persona.region === 'HK' && scriptOf(language) !== 'zh-HK'), language, 'customer');
