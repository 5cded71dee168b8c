import type { Flow } from '../../flow/flow.ts';
import type { Persona } from '../../flow/persona.ts';
import type { ExampleLine } from '../example.ts';
import type { Message } from '../message.ts';
import { coachMessage, type Voice } from './voice.ts';

interface Example {
  flow: Flow;
  persona: Persona;
  key: string;
  lines: readonly ExampleLine[];
  session: string;
}

/** A good conversation with this customer at one key, and the way to those at the other keys. */
export function exampleMessage(voice: Voice, { flow, persona, key, lines, session }: Example): Message {
  const { t } = voice;
  const customer = voice.customer(persona.called);
  const { name, aim } = flow.keys.find((k) => k.id === key)!;
  return coachMessage(voice, [
    { type: 'heading', text: t('practice:example.title', { key: voice.trainer(name), customer }) },
    { type: 'note', text: voice.trainer(aim) },
    {
      type: 'list',
      items: lines.map((line) =>
        'rep' in line
          ? t('practice:example.rep', { line: voice.customer(line.rep) })
          : t('practice:earlier.customer', { customer, line: voice.customer(line.customer) }),
      ),
    },
    {
      type: 'buttons',
      buttons: flow.keys
        .filter((k) => k.id !== key)
        .map((k) => ({ action: 'example', label: voice.trainer(k.name), value: `${session}/${k.id}` })),
    },
  ]);
}
