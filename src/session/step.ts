import { react } from '../customer/react.ts';
import { repTurn, type RepLine } from '../customer/rep-turn.ts';
import type { Difficulty } from '../customer/difficulty.ts';
import { customerAtStart } from '../customer/state.ts';
import { wordingOf } from '../customer/lines.ts';
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
  const customer = said.map((s): CustomerLine => ({ id: s.id, say: s.line.say, shown: shownTo(setting, s.line) }));
  const ending = reaction.ending ?? null;
  const event: SessionEvent = { type: 'turn', known: state.known, signals: reaction.signals ?? [], ending };
  const { snapshot, place } = material.advance(before.snapshot, event);
  return {
    number,
    given: false,
    keyBefore: before.key,
    key: place.ending ? before.key : place.key,
    question: place.question,
    rep: lines,
    customer,
    heard: [...heard, ...customer.map((c): SpokenLine => ({ who: 'customer', text: c.shown }))].slice(-MEMORY),
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
 * The turns of the persona's written example up to a key, played by the same rules: the conversation from which one key
 * is practised alone. The customer is an easy one until then, whatever level comes after. The turns are marked as given,
 * so the scorecard is about the rep's own lines.
 */
export function playTo(chosen: Setting, key: string): Turn[] {
  const setting: Setting = { ...chosen, difficulty: 'easy' };
  const turns = [opening(setting)];
  for (const [i, said] of setting.material.persona.example.entries()) {
    if (turns.at(-1)!.key === key || turns.at(-1)!.ending) break;
    if ('rep' in said)
      turns.push({ ...step(setting, turns.at(-1)!, [{ id: `example-${i}`, text: said.rep }]), given: true });
  }
  return turns.filter((turn) => !turn.ending);
}

/** The machine's state after something that is no line: a hint, a take-back, a pause, its end. */
export const moved = (material: Material, turn: Turn, event: SessionEvent): object =>
  next(material.machine, turn.snapshot, event) as object;

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
