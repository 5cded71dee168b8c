import { fold } from '../language/fold.ts';
import type { Folded } from '../language/fold.ts';
import type { Run } from './playback.ts';
import { sentenceAt, sentencesOf } from './sentences.ts';
import type { Clause, Sentence } from './sentences.ts';

/** The message being read: folded, in sentences, with what it only quotes. */
export interface Message {
  source: string;
  folded: Folded;
  text: string;
  sentences: Sentence[];
  quotes: Run[];
}

const QUOTE = /「[^「」]*」|『[^『』]*』|“[^“”]*”|"[^"]*"|'[^']*'|‘[^‘’]*’/g;

export function readMessage(text: string): Message {
  const folded = fold(text);
  const quotes = [...folded.text.matchAll(QUOTE)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  return { source: text, folded, text: folded.text, sentences: sentencesOf(folded.text), quotes };
}

export const sentenceOf = (message: Message, at: number): Sentence | undefined => sentenceAt(message.sentences, at);

export const inQuotes = (message: Message, { start, end }: Run): boolean =>
  message.quotes.some((q) => start >= q.start && end <= q.end);

export const clausesOf = (message: Message): Clause[] => message.sentences.flatMap((s) => s.clauses);

export const clauseAt = (message: Message, at: number) => sentenceOf(message, at)?.clauses.find((c) => at < c.end);
