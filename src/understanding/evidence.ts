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

/** Whether two stretches stand together, in one sentence or clause. */
export type Together = (a: Run, b: Run) => boolean;

/** Drops what speaks for a label where another label holds. */
export function yields(findings: Findings, weaker: string, stronger: string, together: Together): void {
  const strong = findings.get(stronger);
  if (strong) yieldsTo(findings, weaker, strong.words, together);
}

/** Drops what speaks for the second label of each pair where the first one holds. */
export function yieldAll(findings: Findings, pairs: readonly [string, string][], together: Together): void {
  for (const [stronger, weaker] of pairs) yields(findings, weaker, stronger, together);
}

/** Drops what speaks for a label where it stands together with these words. */
export function yieldsTo(findings: Findings, weaker: string, words: readonly Run[], together: Together): void {
  const weak = findings.get(weaker);
  if (!weak) return;
  weak.words = weak.words.filter((w) => !words.some((s) => together(w, s)));
  if (weak.words.length === 0) findings.delete(weaker);
}

/** What speaks for one label speaks for another instead. */
export function rename(findings: Findings, from: string, to: string): void {
  const evidence = findings.get(from);
  findings.delete(from);
  if (evidence) find(findings, to, evidence.sure, ...evidence.words);
}
