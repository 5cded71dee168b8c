import { learnLinear, scoresOf } from './linear.ts';
import type { Learned, Lesson } from './linear.ts';

/** What was learned from everybody but one author, and how that scores the author's messages. */
export interface Held {
  author: string;
  learned: Learned;
  cases: Case[];
}

/** A message's scores by label, and whether its author gave the label. */
interface Case {
  scores: number[];
  bears: boolean[];
}

/** Every stranger's messages, scored by what was learned from all others. */
export function holdOut(strangers: readonly Lesson[], own: readonly Lesson[], labels: readonly string[]): Held[] {
  const authors = [...new Set(strangers.map((l) => l.author))];
  return authors.map((author) => {
    const learned = learnLinear([...strangers.filter((l) => l.author !== author), ...own], labels);
    const cases = strangers
      .filter((l) => l.author === author)
      .map(({ traits, labels: given }) => ({
        scores: scoresOf(learned, traits),
        bears: labels.map((l) => given.has(l)),
      }));
    return { author, learned, cases };
  });
}

export interface Threshold {
  threshold: number;
  slope: number;
}

const SCORES = Array.from({ length: 41 }, (_, i) => -0.9 + i * 0.04);
const SLOPES = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** What a label's threshold is to reach: a precision to keep, and then the best F1 or the best recall. */
export interface Aim {
  precision: number;
  best: 'f1' | 'recall';
}

/**
 * The score from which on a label is given: the best F1 or recall among scores that keep the precision asked for (one right finding and
 * one wrong one are counted in, against chance); then the slope that makes confidence likeliest.
 */
export function calibrate(held: readonly Held[], label: number, { precision, best }: Aim): Threshold {
  const cases = held.flatMap((h) => h.cases).map(({ scores, bears }) => ({ score: scores[label]!, is: bears[label]! }));
  const rated = SCORES.map((threshold) => ({ threshold, ...rate(cases, threshold) }));
  const precise = rated.filter((r) => r.precision >= precision);
  const surest = rated.reduce((a, b) => (b.precision > a.precision ? b : a));
  const { threshold } = (precise.length > 0 ? precise : [surest]).reduce((a, b) => (b[best] > a[best] ? b : a));
  const slope = SLOPES.reduce((a, b) => (likelihood(cases, threshold, b) > likelihood(cases, threshold, a) ? b : a));
  return { threshold, slope };
}

interface Scored {
  score: number;
  is: boolean;
}

function rate(cases: readonly Scored[], threshold: number) {
  const given = cases.filter((c) => c.score >= threshold);
  const right = given.filter((c) => c.is).length + 1;
  const borne = cases.filter((c) => c.is).length + 2;
  return { precision: right / (given.length + 2), recall: right / borne, f1: (2 * right) / (given.length + 2 + borne) };
}

const likelihood = (cases: readonly Scored[], threshold: number, slope: number): number =>
  cases.reduce((sum, { score, is }) => sum - Math.log(1 + Math.exp((is ? -1 : 1) * slope * (score - threshold))), 0);
