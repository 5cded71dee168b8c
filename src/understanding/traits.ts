import type { Clue } from './clue.ts';
import type { Context } from './context.ts';
import { clausesOf } from './message.ts';
import type { Message } from './message.ts';
import type { Clause } from './sentences.ts';
import { runsIn, shareOf } from './playback.ts';
import type { Sense } from './senses.ts';

/** Longer messages say more than one thing; what they begin and end with tells most. */
const READ = 120;
const READ_BEFORE = 40;

/**
 * What a message is judged by: its stretches of one to three characters, how its clauses begin and end, the lines before it, what the
 * conversation gives it, and its clues. No word segmentation, so both scripts have the same traits.
 */
export function traitsOf(
  message: Message,
  context: Context,
  clues: readonly Clue[],
  senses: readonly Sense[],
  sensesHeard: (line: string) => readonly Sense[],
): Set<string> {
  const traits = new Set<string>();
  const whole = message.text.trim();
  const text = whole.length > READ ? whole.slice(0, READ / 2) + whole.slice(-READ / 2) : whole;
  addStretches(traits, '', text, 3);
  addEnds(traits, '^', whole, '$');
  for (const clause of clausesOf(message)) addEnds(traits, '<', clause.text.trim(), clause.asks ? '?' : '>');
  addStretches(traits, '客', context.lastTurn.join(',').slice(-READ_BEFORE), 2);
  addStretches(traits, '業', context.lastRepLine.slice(-READ_BEFORE), 2);
  for (const clause of clausesOf(message))
    addSenses(
      traits,
      clause,
      senses.filter((s) => s.start >= clause.start && s.start < clause.end),
    );
  for (const line of context.lastTurn) for (const { family } of sensesHeard(line)) traits.add(`客~${family}`);
  for (const trait of situation(message, context)) traits.add(`_${trait}`);
  for (const { trait } of clues) traits.add(`=${trait}`);
  return traits;
}

function addStretches(traits: Set<string>, whose: string, text: string, longest: number): void {
  for (let length = 1; length <= longest; length += 1)
    for (let i = 0; i + length <= text.length; i += 1) traits.add(whose + text.slice(i, i + length));
}

function addEnds(traits: Set<string>, before: string, text: string, after: string): void {
  for (let length = 1; length <= 3; length += 1) {
    traits.add(before + text.slice(0, length));
    traits.add(text.slice(-length) + after);
  }
}

/** Which word families a clause names, in a question or a statement, and which stand together in what order. */
function addSenses(traits: Set<string>, { asks }: Clause, senses: readonly Sense[]): void {
  const families = [...new Set(senses.map((s) => s.family))];
  families.forEach((family, i) => {
    traits.add(`~${family}`);
    traits.add(`~${family} ${asks ? '?' : '.'}`);
    for (const later of families.slice(i + 1)) traits.add(`~${family} ${later}`);
  });
}

const MANY = 6;

function situation(message: Message, context: Context): string[] {
  const { stage, heard, heardLately, asked, askedOutright, lastTurn, recentPairs, allPairs } = context;
  const clauses = clausesOf(message);
  const asks = message.sentences.some((s) => s.asks && !s.rhetorical);
  const short = message.text.length <= 8;
  return [
    stage,
    `heard ${[...heard].toSorted().join(' ')}`,
    ...[...heard].flatMap((h) => [`heard ${h}`, `${asks ? 'asks' : 'tells'} after ${h}`]),
    ...[...heardLately].map((h) => `lately ${h}`),
    ...[...asked].flatMap((a) => [`asked ${a}`, ...(asks ? [`asks after asking ${a}`] : [])]),
    ...(short ? [...heard, ...asked].map((s) => `short after ${s}`) : []),
    askedOutright ? 'asked outright' : 'not asked outright',
    lastTurn.length === 0 ? 'opening' : 'answering',
    asks ? 'asks' : 'tells',
    clauses.at(-1)?.asks ? 'ends asking' : 'ends telling',
    `shares lately ${quarters(message, recentPairs)}`,
    `shares ${quarters(message, allPairs)}`,
    `length ${Math.min(MANY, Math.floor(Math.log2(message.text.trim().length + 1)))}`,
    `clauses ${Math.min(MANY, clauses.length)}`,
    `shape ${clauses
      .slice(0, 4)
      .map((c) => (c.asks ? '?' : '.'))
      .join('')}`,
    ...(message.sentences.some((s) => s.rhetorical) ? ['rhetorical'] : []),
    ...(message.quotes.length > 0 ? ['quotes'] : []),
  ];
}

const quarters = ({ text }: Message, pairs: ReadonlySet<string>): number =>
  Math.ceil(shareOf(text, 0, runsIn(text, 0, pairs)) * 4);
