import type { Clue } from './clue.ts';
import type { Message } from './message.ts';
import type { Found } from './understanding.ts';
import { weigh } from './weights.ts';
import type { Weights } from './weights.ts';
import { wordsFor } from './words.ts';

/** Below this a label is not given. */
const SURE_ENOUGH = 0.5;

/** A label that can be found, with its place among the weights and those of its families. */
export interface Findable {
  kind: Found['kind'];
  label: string;
  place: number;
  families: readonly { id: string; place: number }[];
  /** The label is something of its own beside its families: a dismissal need not be a refusal to take back. */
  alone: boolean;
}

/** What is found in a message: labels that the weights are sure enough of, each with its likeliest family and the words that show it. */
export function judge(
  message: Message,
  clues: readonly Clue[],
  traits: ReadonlySet<string>,
  weights: Weights,
  findable: readonly Findable[],
): Found[] {
  const sure = weigh(weights, traits, 0, findable.length);
  const chinese = CHINESE.test(message.text);
  const known = Map.groupBy(clues, (c) => c.label);
  const given = findable.flatMap((one) => {
    const named = known.get(one.label) ?? [];
    const confidence = confidenceOf(one, sure, named.length > 0, chinese);
    const excused = named.length === 0 && clues.some((c) => c.excuses === one.label);
    return excused || confidence < SURE_ENOUGH ? [] : [{ ...one, named, confidence }];
  });
  if (!given.some((one) => one.kind === 'move')) given.push(...plainQuestion(message, sure, findable));
  const found = given
    .filter((one) => !given.some((other) => standsInsteadOf(other, one)))
    .map(({ named, confidence, ...one }) => ({
      kind: one.kind,
      label: one.label,
      family: likeliestFamily(one, weights, traits),
      confidence: Math.round(confidence * 100) / 100,
      words: wordsFor(
        message,
        named.flatMap((c) => c.words),
        weights,
        one.place,
      ),
    }));
  return found.toSorted(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || startOf(a) - startOf(b) || b.confidence - a.confidence,
  );
}

/** From here on a family is named that its label can do without. */
const NAMED = 0.5;

function likeliestFamily({ families, alone }: Findable, weights: Weights, traits: ReadonlySet<string>): string | null {
  const rated = families.map(({ id, place }) => ({ id, sure: weigh(weights, traits, place, place + 1)[0]! }));
  const likeliest = rated.toSorted((a, b) => b.sure - a.sure)[0];
  return likeliest && (!alone || likeliest.sure >= NAMED) ? likeliest.id : null;
}

const KINDS: readonly Found['kind'][] = ['move', 'flag', 'cue'];

/** In the order in which they are said, the surer first. */
const startOf = ({ words }: Found): number => words[0]?.start ?? 0;

/** These are counted by their definition, not weighed. */
const COUNTED = new Map([['monologue', 0.95]]);

/** Of messages without a Chinese character only what a pattern knows is given (hello, ok): little was learned of them. */
const CHINESE = /\p{Script=Han}/u;

function confidenceOf({ label, place }: Findable, sure: Float64Array, named: boolean, chinese: boolean): number {
  const counted = COUNTED.get(label);
  if (counted !== undefined) return named ? counted : 0;
  return named || chinese ? sure[place]! : 0;
}

const GOLDEN = ['golden_a', 'golden_b', 'golden_c', 'golden_d', 'golden_e'];

/** What a question that nothing claims may be, and how likely it must be. */
const ASKING = new Set(['probe', 'encourage', 'rapport', 'invite', 'check_understanding', ...GOLDEN]);
const LIKELY = 0.25;

/** A plain question asks something: its likeliest reading is better than none, at the least confidence there is. */
function plainQuestion(message: Message, sure: Float64Array, findable: readonly Findable[]) {
  if (!message.sentences.some((s) => s.asks && s.marked && !s.rhetorical)) return [];
  const readings = findable.filter((one) => ASKING.has(one.label) && sure[one.place]! >= LIKELY);
  const [likeliest] = readings.toSorted((a, b) => sure[b.place]! - sure[a.place]!);
  return likeliest ? [{ ...likeliest, named: [] as Clue[], confidence: SURE_ENOUGH }] : [];
}

const either = (label: string, others: string) => others.split(' ').map((other) => [label, other] as const);

/** Two readings of the same words: a message that seems to be both is the surer one (domain.md, sections 5 and 11). */
const ALTERNATIVES: readonly (readonly [string, string])[] = [
  ...GOLDEN.flatMap((g) => either(g, ['probe', 'encourage', ...GOLDEN.filter((h) => h > g)].join(' '))),
  ...either('encourage', 'probe'),
  ...either('summarise', 'reflect'),
  ...either('link_to_motivator', 'pitch'),
  ...either('acknowledge_objection', 'probe empathize'),
  ...either('answer_objection', 'pitch inform'),
  ...either('ask_permission', 'probe'),
];

interface Given {
  label: string;
  confidence: number;
}

/** What the first says already. */
const SUPERFLUOUS = new Map([['link_to_motivator', 'reflect']]);

function standsInsteadOf(other: Given, one: Given): boolean {
  if (SUPERFLUOUS.get(other.label) === one.label) return true;
  const first = ALTERNATIVES.some(([a, b]) => a === other.label && b === one.label);
  const second = ALTERNATIVES.some(([a, b]) => a === one.label && b === other.label);
  return (first && other.confidence >= one.confidence) || (second && other.confidence > one.confidence);
}
