import type { MomentDrill } from '../flow/flow.ts';
import type { Persona } from '../flow/persona.ts';
import { chooseLine, type Said } from './lines.ts';
import type { CustomerState } from './state.ts';

/** What a moment leaves between the two (see MomentDrill). */
const LEAVES: Record<MomentDrill['leaves'], Partial<CustomerState>> = {
  smoke: { objection: 'smoke', hinted: null, asked: null },
  silent: { objection: 'smoke', silent: true, silences: 1, hinted: null, asked: null },
};

/** Brings a moment about: what the customer says out of the conversation so far, and how they stand then. */
export function bringAbout(
  { customer, leaves }: MomentDrill,
  persona: Persona,
  state: CustomerState,
  seed: string,
): { said: Said[]; state: CustomerState } {
  const said: Said[] = [];
  for (const situation of customer) {
    const used = [...state.said, ...said.map((s) => s.id)];
    said.push(chooseLine(persona, [`lines.${situation}`], used, '', `${seed}/${situation}`));
  }
  return { said, state: { ...state, ...LEAVES[leaves], said: [...state.said, ...said.map((s) => s.id)] } };
}
