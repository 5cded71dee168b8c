import type { Material } from '../material.ts';
import type { Message } from '../message.ts';
import type { Turn } from '../turn.ts';
import { coachMessage, type Voice } from './voice.ts';

/** The written earlier conversation from which one key is practised. */
export function earlierMessage(voice: Voice, { persona }: Material, turns: readonly Turn[]): Message {
  const { t } = voice;
  const customer = voice.customer(persona.called);
  const lines = turns.flatMap((turn) => [
    ...turn.rep.map((line) => t('practice:earlier.rep', { line: voice.customer(line.text) })),
    ...turn.customer.map((line) => t('practice:earlier.customer', { customer, line: line.shown })),
  ]);
  return coachMessage(voice, [
    { type: 'text', text: t('practice:earlier.title', { customer }) },
    { type: 'list', items: lines },
    { type: 'text', text: t('practice:earlier.yourTurn') },
  ]);
}
