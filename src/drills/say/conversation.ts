import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { HandedInLine } from '../rep/hand-in.ts';

/** A conversation that was handed in, as it was said: every line with who said it. */
export const conversationMessage = (
  voice: Voice,
  { title, name, lines }: { title: string; name: string; lines: readonly HandedInLine[] },
) =>
  coachMessage(voice, [
    { type: 'heading', text: voice.t('drills:read.title', { name, title }) },
    ...lines.map(({ who, text }) =>
      who === 'rep'
        ? { type: 'text' as const, text: voice.t('drills:read.rep', { name, text }) }
        : { type: 'note' as const, text: voice.t('drills:read.customer', { text }) },
    ),
  ]);
