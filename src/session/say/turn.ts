import type { Persona } from '../../flow/persona.ts';
import type { Flow } from '../../flow/flow.ts';
import { coachLine, exampleFor, hintFor } from '../coach.ts';
import type { Message, Part } from '../message.ts';
import type { Turn } from '../turn.ts';
import { button, coachMessage, type Voice } from './voice.ts';

/** Where the answer belongs: its session, the id of its turn, and whether the coach speaks along. */
interface Answered {
  session: string;
  id: string;
  live: boolean;
}

/** The customer's answer as one post, with the coach's line under it where coaching is live. */
export function turnMessage(
  voice: Voice,
  flow: Flow,
  persona: Persona,
  turn: Turn,
  { session, id, live }: Answered,
): Message {
  const says = turn.customer.map((c): Part => ({ type: 'say', text: c.shown }));
  const controls: Part[] = turn.ending
    ? []
    : [
        {
          type: 'buttons',
          buttons: [
            button(voice, 'hint', session),
            button(voice, 'take_back', `${session}/${id}`),
            button(voice, 'pause', session),
            button(voice, 'end', session),
          ],
        },
      ];
  return {
    language: voice.language,
    speaker: { name: voice.customer(persona.name), emoji: persona.emoji },
    summary: turn.customer.map((c) => c.shown).join(' '),
    parts: [...says, ...(live ? [{ type: 'note' as const, text: coachNote(voice, flow, turn) }] : []), ...controls],
  };
}

/** One line: the key, the golden questions done, what the last line opened or blocked. */
export function coachNote(voice: Voice, flow: Flow, turn: Turn): string {
  const { key, done, text } = coachLine(flow, turn);
  const asking = flow.keys.find((k) => k.id === turn.key)!.questions.length > 0;
  const golden = done.length > 0 ? voice.t('coach:golden', { done: done.join(' ') }) : voice.t('coach:goldenNone');
  const note = text ? voice.trainer(text) : voice.t('coach:steady');
  const parts = [voice.t('coach:name'), voice.trainer(key), ...(asking || done.length > 0 ? [golden] : []), note];
  return parts.join(voice.t('practice:list.bar'));
}

/** A hint; asked for again at the same moment, with a line that could be said. */
export function hintMessage(voice: Voice, { flow, persona }: Told, turn: Turn, again: boolean): Message {
  const example = again ? exampleFor(flow, persona, turn) : null;
  return coachMessage(voice, [
    { type: 'text', text: voice.t('practice:hint.line', { hint: voice.trainer(hintFor(flow, turn)) }) },
    ...(example
      ? [{ type: 'text' as const, text: voice.t('practice:hint.example', { line: voice.trainer(example) }) }]
      : []),
  ]);
}

interface Told {
  flow: Flow;
  persona: Persona;
}
