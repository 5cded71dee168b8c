import { asWritten } from '../language/fold.ts';
import { clauseAt } from './message.ts';
import type { Message } from './message.ts';
import type { Run } from './playback.ts';
import type { Words } from './understanding.ts';
import { weightOf } from './weights.ts';
import type { Weights } from './weights.ts';

/** The words that show a label: those that its clues name, else the stretch that speaks most for it; as written. */
export function wordsFor(message: Message, named: readonly Run[], weights: Weights, place: number): Words[] {
  const runs = named.length > 0 ? merged(named) : [stretchFor(message, weights, place)];
  return runs.map((run) => written(message, run));
}

/** Fewer characters show nothing to a reader: their clause is shown instead. */
const SHORTEST = 4;

/** The stretch of a message whose characters speak most for a label (the largest sum: Kadane's algorithm). */
function stretchFor(message: Message, weights: Weights, label: number): Run {
  let best = { start: 0, end: message.text.length, gain: 0 };
  let here = { start: 0, gain: 0 };
  gainsOf(message.text, weights, label).forEach((gain, i) => {
    here = here.gain > 0 ? { start: here.start, gain: here.gain + gain } : { start: i, gain };
    if (here.gain > best.gain) best = { ...here, end: i + 1 };
  });
  const clause = best.end - best.start < SHORTEST ? clauseAt(message, best.start) : undefined;
  return trimmed(message.text, clause ?? best);
}

/** Without spaces and marks around it. */
function trimmed(text: string, { start, end }: Run): Run {
  const said = text.slice(start, end);
  const [before, after] = [/^[\s\p{P}]*/u.exec(said)![0].length, /[\s\p{P}]*$/u.exec(said)![0].length];
  return before + after < said.length ? { start: start + before, end: end - after } : { start, end };
}

const LONGEST = 3;

/** What each character adds to a label: its share of the stretches that it stands in. */
function gainsOf(text: string, weights: Weights, label: number): Float64Array {
  const gains = new Float64Array(text.length);
  for (let length = 1; length <= LONGEST; length += 1)
    for (let i = 0; i + length <= text.length; i += 1) {
      const share = weightOf(weights, text.slice(i, i + length), label) / length;
      for (let k = i; k < i + length; k += 1) gains[k]! += share;
    }
  return gains;
}

function written(message: Message, run: Run): Words {
  const { start, end } = asWritten(message.folded, run.start, run.end);
  return { start, end, text: message.source.slice(start, end) };
}

/** Overlapping stretches as one, in order. */
function merged(words: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const { start, end } of words.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}
