import type { Run } from './playback.ts';

/** What speaks for one label so far: how sure, and the words that show it. */
export interface Evidence {
  sure: number;
  words: Run[];
}

/** Labels with what speaks for them; the surest pattern counts, a second place makes it a little surer. */
export type Findings = Map<string, Evidence>;

export function find(findings: Findings, label: string, sure: number, ...words: Run[]): void {
  const known = findings.get(label);
  if (!known) {
    findings.set(label, { sure, words });
    return;
  }
  known.sure = Math.min(0.99, Math.max(known.sure, sure) + 0.02);
  known.words.push(...words);
}

/** Drops what speaks for a label at the places where another label holds (its whole sentence). */
export function yields(
  findings: Findings,
  weaker: string,
  stronger: string,
  sameSentence: (a: Run, b: Run) => boolean,
): void {
  const weak = findings.get(weaker);
  const strong = findings.get(stronger);
  if (!weak || !strong) return;
  weak.words = weak.words.filter((w) => !strong.words.some((s) => sameSentence(w, s)));
  if (weak.words.length === 0) findings.delete(weaker);
}

/** What speaks for one label speaks for another instead. */
export function rename(findings: Findings, from: string, to: string): void {
  const evidence = findings.get(from);
  findings.delete(from);
  if (evidence) find(findings, to, evidence.sure, ...evidence.words);
}
