import type { Flow } from '../../flow/flow.ts';
import type { Persona } from '../../flow/persona.ts';
import type { Button, Message } from '../message.ts';
import { partsOf, type FlowPart } from '../parts.ts';
import { coachMessage, type Voice } from './voice.ts';

/** What can be practised alone with a customer: a key, or one moment. */
export function partsMessage(voice: Voice, flow: Flow, persona: Persona): Message {
  const { t } = voice;
  const buttonsFor = (kind: FlowPart['kind']): Button[] =>
    partsOf(flow)
      .filter((part) => part.kind === kind)
      .map(({ id, name }) => ({ action: 'practise_part', label: voice.trainer(name), value: id }));
  return coachMessage(voice, [
    { type: 'text', text: t('practice:parts.choose', { customer: voice.customer(persona.called) }) },
    { type: 'note', text: t('practice:parts.keys') },
    { type: 'buttons', buttons: buttonsFor('key') },
    { type: 'note', text: t('practice:parts.moments') },
    { type: 'buttons', buttons: buttonsFor('moment') },
  ]);
}
