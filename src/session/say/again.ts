import type { Persona } from '../../flow/persona.ts';
import type { Message, Part } from '../message.ts';
import type { Turn } from '../turn.ts';
import { button, coachMessage, type Voice } from './voice.ts';

interface Again {
  persona: Persona;
  session: string;
  /** The conversation up to the moment, the turn that was played there first, and what could be said instead. */
  before: readonly Turn[];
  first: Turn;
  better: string | null;
  /** The first try was one of a drill's. */
  ofDrill: boolean;
}

/** How much of the conversation is shown again: enough to be back in it. */
const SHOWN = 2;

/**
 * A moment again: what was said before it, what was said there the first time, and what could be tried. The rep's own words
 * stay as they were typed; what a trainer wrote, for the customer or for the rep, is read in the reader's script.
 */
export function againMessage(voice: Voice, { persona, session, before, first, better, ofDrill }: Again): Message {
  const { t } = voice;
  const customer = voice.customer(persona.called);
  const lines = before
    .slice(-SHOWN)
    .flatMap((turn) => [
      ...turn.rep.map(({ text }) => t('practice:earlier.rep', { line: turn.given ? voice.customer(text) : text })),
      ...turn.customer.map((line) => t('practice:earlier.customer', { customer, line: voice.customer(line.shown) })),
    ]);
  const scene = t('practice:opening.scene', { scene: voice.customer(persona.scene) });
  const parts: Part[] = [
    { type: 'heading', text: t('practice:again.title') },
    { type: 'list', title: t('practice:again.before', { customer }), items: lines.length > 0 ? lines : [scene] },
    { type: 'text', text: t('practice:again.first', { line: first.rep.map((line) => line.text).join(' ') }) },
    ...(better ? [{ type: 'text' as const, text: t('scorecard:fix.better', { better: voice.trainer(better) }) }] : []),
    { type: 'text', text: t('practice:again.yourTurn') },
    ...(ofDrill ? [{ type: 'note' as const, text: t('drills:try.rewound') }] : []),
    { type: 'buttons', buttons: [button(voice, 'hint', session), button(voice, 'end', session)] },
  ];
  return coachMessage(voice, parts);
}
