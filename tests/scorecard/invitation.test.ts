import { customerAtStart } from '../../src/customer/state.ts';
import { levelIds } from '../../src/flow/levels.ts';
import { loadContent } from '../../src/flow/load.ts';
import { betterLine } from '../../src/scorecard/better-line.ts';
import type { ToldTurn } from '../../src/scorecard/told.ts';
import type { Turn } from '../../src/session/turn.ts';

const { flows } = await loadContent();
const { flow, personas } = flows.get('four-keys')!;
const criterion = flow.value.criteria.find(({ id }) => id === 'invited_after_signal')!;

/** The moment before a rep's line, all that the customer has to tell being known. */
const momentWith = (style: Parameters<typeof customerAtStart>[1], signalAt: number | null): ToldTurn => {
  const state = { ...customerAtStart('easy', style), known: [...levelIds], signalAt };
  const turn = { number: 9, customer: [], heard: [], happened: [], signals: [], state } as unknown as Turn;
  return { number: 9, rep: undefined as never, turn };
};

test.each([...personas.values()].map(({ value }) => [value.called, value] as const))(
  'to %s an invitation is advised only once they have shown that they want to go on',
  (_called, persona) => {
    const invitations = [persona.better.invited_after_signal, criterion.better[0]!.say];
    const early = betterLine(criterion, persona, momentWith(persona.style, null));
    const wanted = betterLine(criterion, persona, momentWith(persona.style, 8));
    expect(early).toContain('先不急著約');
    expect(invitations).toContain(wanted);
  },
);
