import { getAdjacencyMap } from 'xstate/graph';
import { ENDINGS, SIGNALS, type Flow } from '../../src/flow/flow.ts';
import { GOLDEN_LEVELS } from '../../src/flow/levels.ts';
import { loadContent } from '../../src/flow/load.ts';
import { first, machineOf, next, placeOf, type SessionEvent } from '../../src/flow/machine.ts';

let flow: Flow;

beforeAll(async () => {
  flow = (await loadContent()).flows.get('four-keys')!.flow.value;
});

const turn = (
  known: string[],
  signals: SessionEvent extends infer E ? (E extends { signals: infer S } ? S : never) : never = [],
  ending: (typeof ENDINGS)[number] | null = null,
): SessionEvent => ({ type: 'turn', known, signals, ending });

/** Every turn that can make a difference to the machine: how deep one is, what was shown, how it ended. */
function events(): SessionEvent[] {
  const depths = GOLDEN_LEVELS.map((_, i) => GOLDEN_LEVELS.slice(0, i + 1) as string[]);
  return [
    ...[[], ...depths].flatMap((known) => [turn(known), ...SIGNALS.map((signal) => turn(known, [signal]))]),
    ...ENDINGS.map((ending) => turn([], [], ending)),
    ...(['hint', 'take_back', 'pause', 'resume', 'end'] as const).map((type) => ({ type })),
  ];
}

describe('the statechart made from the flow of the four keys', () => {
  const reach = () => {
    const machine = machineOf(flow);
    const serializeState = (state: { value: unknown }) => JSON.stringify(state.value);
    return Object.values(
      getAdjacencyMap(machine as never, { events: events(), serializeState: serializeState as never }),
    );
  };
  const atoms = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.entries(value as object).flatMap(([k, v]) => [k, ...atoms(v)]);

  test('every state is reached', () => {
    const reached = new Set(reach().flatMap(({ state }) => atoms((state as unknown as { value: unknown }).value)));
    const expected = [
      ...flow.keys.flatMap((k) => [k.id, ...k.questions.map((q) => q.id)]),
      'settled',
      'quiet',
      'hinted',
      'retaking',
      'paused',
      ...ENDINGS,
    ];
    expect([...reached]).toEqual(expect.arrayContaining(expected));
  });

  test('every state but the endings can be left', () => {
    for (const { state, transitions } of reach()) {
      const { value } = state as unknown as { value: unknown };
      const leaves = Object.values(transitions as Record<string, { state: { value: unknown } }>).some(
        (t) => JSON.stringify(t.state.value) !== JSON.stringify(value),
      );
      expect({ value, leaves }).toEqual({ value, leaves: !(ENDINGS as readonly unknown[]).includes(value) });
    }
  });

  test('what is known counts, not what was asked: an answer that brings three levels passes three questions', () => {
    const machine = machineOf(flow);
    const found = next(machine, first(machine), turn(['priority', 'reason', 'meaning'], ['business_opened']));
    expect(placeOf(machine, found)).toMatchObject({ key: 'find_hot_button', question: 'golden_d' });
  });

  test('a pause comes back to the very question, also from a stored state', () => {
    const machine = machineOf(flow);
    const found = next(machine, first(machine), turn(['priority'], ['business_opened']));
    const stored = JSON.parse(JSON.stringify(next(machine, found, { type: 'pause' })));
    expect(placeOf(machine, stored)).toMatchObject({ key: 'find_hot_button', question: 'golden_b', paused: true });
    expect(placeOf(machineOf(flow), next(machineOf(flow), stored, { type: 'resume' }))).toMatchObject({
      question: 'golden_b',
      paused: false,
    });
  });

  test('a confirmed summary opens the third key only when there is something to sum up', () => {
    const machine = machineOf(flow);
    const at = next(machine, first(machine), turn(['priority'], ['business_opened', 'summary_confirmed']));
    expect(placeOf(machine, at).key).toBe('find_hot_button');
    expect(placeOf(machine, next(machine, at, turn(['priority', 'reason'], ['summary_confirmed']))).key).toBe(
      'press_hot_button',
    );
  });

  test('an ended session stays ended', () => {
    const machine = machineOf(flow);
    const ended = next(machine, first(machine), { type: 'end' });
    for (const event of events()) expect(placeOf(machine, next(machine, ended, event)).ending).toBe('given_up');
  });
});
