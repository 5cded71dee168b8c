import { foldWords } from '../language/fold.ts';
import type { Context } from './context.ts';
import { find } from './evidence.ts';
import type { Findings } from './evidence.ts';
import { inQuotes } from './message.ts';
import type { Message } from './message.ts';
import { counts } from './moves.ts';
import type { Hit } from './phrasebook.ts';
import { matterOf } from './playback.ts';

const ANSWERS = new RegExp(foldWords('^(可以|不可以|不行|不能|能|有|沒有|會|不會|是|不是|不用|要|對)'));
const TELLS = [
  'inform',
  'answer_objection',
  'link_to_motivator',
  'disclose_limits',
  'self_introduction',
  'state_purpose',
  'confirm_logistics',
];

/** Cues beside moves and flags; 「evade」 is a direct question of the customer's left without an answer. */
export function judgeCues(message: Message, context: Context, hits: readonly Hit<string>[], moves: Findings): Findings {
  const cues: Findings = new Map();
  for (const hit of hits)
    if (counts(hit, message, context) && !inQuotes(message, hit))
      find(cues, hit.phrase.label, hit.phrase.sure, { start: hit.start, end: hit.end });
  if (leftUnanswered(message, context, moves)) find(cues, 'evade', 0.6, { start: 0, end: message.text.length });
  return cues;
}

function leftUnanswered(message: Message, context: Context, moves: Findings): boolean {
  if (!context.askedOutright) return false;
  if (TELLS.some((m) => moves.has(m)) || message.text.trim() === '') return false;
  return !message.sentences.some((s) =>
    s.clauses.some((c) => !c.asks && (matterOf(c.text) >= 3 || ANSWERS.test(c.text))),
  );
}
