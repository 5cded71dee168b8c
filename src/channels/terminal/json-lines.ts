import type { Scorecard } from '../../scorecard/scorecard.ts';
import { coachLine } from '../../session/coach.ts';
import type { Material } from '../../session/material.ts';
import type { Turn } from '../../session/turn.ts';
import { toReader } from '../../language/script.ts';
import type { Language } from '../../language/languages.ts';
import type { Told } from './practice.ts';
import { render } from './render.ts';
import type { Persona } from '../../flow/persona.ts';

/** A turn as an object for scripts and evaluations; turn 0 is the scene. */
export function turnObject({ flow, persona }: Material, turn: Turn, language: Language): object {
  const state = { trust: turn.state.trust, known: turn.state.known };
  if (turn.number === 0) return { turn: 0, key: turn.key, customer: sceneOf(persona, language), state, done: false };
  return {
    turn: turn.number,
    rep: turn.rep.map((line) => line.text).join('\n'),
    moves: labels(turn, 'moves'),
    flags: labels(turn, 'flags'),
    cues: labels(turn, 'cues'),
    key: turn.key,
    opened: turn.opened,
    customer: turn.customer.map((line) => line.shown).join('\n'),
    coach: toReader(coachLine(flow, turn).text, language, 'interface'),
    state,
    done: turn.ending !== null,
  };
}

const sceneOf = (persona: Persona, language: Language) => toReader(persona.scene, language, 'customer');

const labels = (turn: Turn, kind: 'moves' | 'flags' | 'cues') => [
  ...new Set(turn.rep.flatMap((line) => line.understanding[kind])),
];

/** What the coach said to a line that became no turn: a hint, a take-back, a refusal. */
export const coachObject = (line: string, { messages, turn }: Told): object => ({
  line,
  coach: messages.map((message) => render(message)).join('\n'),
  turn: turn?.number ?? null,
});

/** The scorecard as an object. */
export const scorecardObject = (card: Scorecard): object => ({ scorecard: card });
