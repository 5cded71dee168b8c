import { askingClues } from './asking.ts';
import type { Clue } from './clue.ts';
import type { Context } from './context.ts';
import { echoClues } from './echoes.ts';
import { excused } from './excuses.ts';
import { clauseAt, clausesOf, sentenceOf } from './message.ts';
import type { Message } from './message.ts';
import type { Hit } from './phrasebook.ts';

/** What a phrase of the catalogue speaks for. */
export interface Spoken {
  kind: 'move' | 'flag' | 'cue';
  label: string;
  family: string | null;
}

/** Asking leave, checking what was understood, a way out, a greeting, small talk: what they ask is no request for information. */
const SOFTENING = new Set(['ask_permission', 'check_understanding', 'emphasise_autonomy', 'greeting', 'rapport']);

/** All that a message shows by its words and by the conversation around it. */
export function cluesOf(message: Message, context: Context, hits: readonly Hit<Spoken>[]): Clue[] {
  const counting = hits.filter((hit) => counts(hit, message, context));
  const softened = counting.filter((h) => SOFTENING.has(h.phrase.label.label));
  return [
    ...hits.flatMap((hit) => spokenClues(hit, counting.includes(hit), message, context)),
    ...askingClues(message, context, softened),
    ...echoClues(message, context),
    ...(isMonologue(message, context) ? [{ trait: 'monologue', label: 'monologue', words: clausesOf(message) }] : []),
  ];
}

/** A phrase speaks for its label where it counts, and against it where it is only asked, denied or quoted. */
function spokenClues(hit: Hit<Spoken>, counted: boolean, message: Message, context: Context): Clue[] {
  const { kind, label, family } = hit.phrase.label;
  if (!counted) return [{ trait: `unsaid ${label}`, ...(kind === 'flag' ? { excuses: label } : {}), words: [] }];
  const sentence = sentenceOf(message, hit.start);
  const how = clauseAt(message, hit.start)?.asks ? (sentence?.rhetorical ? 'rhetorically' : 'asking') : 'telling';
  return [
    { trait: `said ${label}`, label, words: [hit] },
    { trait: `said ${label} ${how}`, words: [] },
    ...(family === null ? [] : [{ trait: `said ${family}`, label: family, words: [hit] }]),
    ...(hit.phrase.sure < SURE ? [] : [{ trait: `said ${label} surely`, words: [] }]),
    ...[...context.heard].map((h) => ({ trait: `said ${label} after ${h}`, words: [] })),
  ];
}

const SURE = 0.8;

/** Whether a phrase stands where it counts: in a question or a statement, after what was heard, and not merely denied or quoted. */
function counts(hit: Hit<Spoken>, message: Message, context: Context): boolean {
  const { phrase, start } = hit;
  const sentence = sentenceOf(message, start);
  if (phrase.in === 'question' && (!sentence?.asks || sentence.rhetorical)) return false;
  if (phrase.in === 'statement' && clauseAt(message, start)?.asks && !sentence?.rhetorical) return false;
  if (phrase.after.length > 0 && !phrase.after.some((h) => context.heard.has(h))) return false;
  return phrase.label.kind !== 'flag' || !excused(phrase.label.label, hit, message, context);
}

const LONG = 80;
const LONG_WHEN_TELLING = 150;

/** domain.md, section 12: over 80 characters and no question; 150 where the offer is told or a question answered. */
function isMonologue(message: Message, context: Context): boolean {
  const limit = context.stage === 'press_hot_button' || context.heard.has('question') ? LONG_WHEN_TELLING : LONG;
  const length = Array.from(message.text.replace(/\s/g, '')).length;
  return length > limit && !message.sentences.some((s) => s.asks && !s.rhetorical);
}
