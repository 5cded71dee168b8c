import {
  assign,
  createMachine,
  initialTransition,
  transition,
  type AnyStateMachine,
  type AnyMachineSnapshot,
} from 'xstate';
import { remember } from '../remember.ts';
import { ENDINGS, type Ending, type Flow, type FlowKey, type Signal } from './flow.ts';

/** What a rep or a turn does to the session. `known` is all that is known of the customer after the turn, by level id. */
export type SessionEvent =
  | { type: 'turn'; known: readonly string[]; signals: readonly Signal[]; ending: Ending | null }
  | { type: 'hint' }
  | { type: 'take_back' }
  | { type: 'pause' }
  | { type: 'resume' }
  | { type: 'end' };

interface Shown {
  known: readonly string[];
  signals: readonly Signal[];
  ending: Ending | null;
}

/** Where a session stands. `question` is the golden question that is next inside the key, null where there is none. */
export interface Place {
  key: string;
  question: string | null;
  coach: 'quiet' | 'hinted' | 'retaking';
  paused: boolean;
  ending: Ending | null;
}

/** A stored machine state: plain JSON made by `getPersistedSnapshot`, read by `restoreSnapshot` only. */
export type StoredSnapshot = unknown;

type Guard = { context: Shown };

const movesOn = (key: FlowKey, next: string | undefined) =>
  next === undefined
    ? []
    : key.moves_on.map(({ when, knows }) => ({
        target: `#${next}`,
        guard: ({ context }: Guard) =>
          context.signals.includes(when) && knows.every((level) => context.known.includes(level)),
      }));

/** A key's inner states: one for each of its questions, passed as soon as its level is known, and one after the last. */
function questionStates(key: FlowKey) {
  if (key.questions.length === 0) return {};
  const names = [...key.questions.map((q) => q.id), 'settled'];
  const states = key.questions.map((q, i) => [
    q.id,
    { always: { target: names[i + 1], guard: ({ context }: Guard) => context.known.includes(q.opens) } },
  ]);
  return { initial: names[0], states: { ...Object.fromEntries(states), settled: {} } };
}

const keyState = (key: FlowKey, next: FlowKey | undefined) => [
  key.id,
  { id: key.id, ...questionStates(key), always: movesOn(key, next?.id) },
];

const method = (flow: Flow) => ({
  initial: flow.keys[0]!.id,
  states: Object.fromEntries(flow.keys.map((key, i) => keyState(key, flow.keys[i + 1]))),
  on: {
    turn: {
      actions: assign(
        ({ event }) => ({ known: event.known, signals: event.signals, ending: event.ending }) satisfies Shown,
      ),
    },
  },
});

/** What the coach was asked between two turns. */
const coach = {
  initial: 'quiet',
  states: {
    quiet: { on: { hint: 'hinted', take_back: 'retaking' } },
    hinted: { on: { turn: 'quiet', hint: 'hinted', take_back: 'retaking' } },
    retaking: { on: { turn: 'quiet', hint: 'hinted', take_back: 'retaking' } },
  },
};

/**
 * The statechart of one session of a flow: keys as states, the golden questions as states inside their key, the coach
 * beside them, pause with its way back, and one final state for each ending. Pure: run it with `first` and `next`.
 */
export function machineOf(flow: Flow): AnyStateMachine {
  return createMachine({
    id: flow.id,
    context: { known: [], signals: [], ending: null } satisfies Shown,
    initial: 'practice',
    states: {
      practice: {
        type: 'parallel',
        states: { method: method(flow), coach, again: { type: 'history', history: 'deep' } },
        on: { pause: 'paused', end: 'given_up' },
        always: ENDINGS.map((ending) => ({ target: ending, guard: ({ context }: Guard) => context.ending === ending })),
      },
      paused: { on: { resume: 'practice.again', end: 'given_up' } },
      ...Object.fromEntries(ENDINGS.map((ending) => [ending, { type: 'final' }])),
    },
  } as never);
}

/** The state before the first word, as stored. */
export function first(machine: AnyStateMachine): StoredSnapshot {
  const [snapshot] = initialTransition(machine, undefined as never);
  return store(machine, snapshot);
}

/** The state after an event, as stored. An event that the state does not take leaves it as it is. */
export function next(machine: AnyStateMachine, stored: StoredSnapshot, event: SessionEvent): StoredSnapshot {
  const [snapshot] = transition(machine, restore(machine, stored), event as never);
  return store(machine, snapshot as AnyMachineSnapshot);
}

const restore = (machine: AnyStateMachine, stored: StoredSnapshot): AnyMachineSnapshot =>
  machine.restoreSnapshot(stored as never, undefined as never) as AnyMachineSnapshot;

const store = (machine: AnyStateMachine, snapshot: AnyMachineSnapshot): StoredSnapshot =>
  machine.getPersistedSnapshot(snapshot as never, undefined);

/** A state with where it stands. */
export interface Standing {
  snapshot: StoredSnapshot;
  place: Place;
}

/** How many steps a machine remembers: few states and few kinds of turns come again in every practice. */
const STEPS = 5000;

/**
 * The state after an event with where it stands, for the turns that come by the thousand: each step from the same state
 * with the same event is taken once. What it gives is shared: do not change it.
 */
export function stepper(machine: AnyStateMachine): (stored: StoredSnapshot, event: SessionEvent) => Standing {
  const taken = remember(STEPS, (key: string): Standing => {
    const [stored, event] = JSON.parse(key) as [StoredSnapshot, SessionEvent];
    const [snapshot] = transition(machine, restore(machine, stored), event as never);
    const after = snapshot as AnyMachineSnapshot;
    return { snapshot: store(machine, after), place: placeIn(machine, after) };
  });
  return (stored, event) => taken(JSON.stringify([stored, event]));
}

/** Where a stored state stands. While paused, the place is the one that a resume goes back to. */
export const placeOf = (machine: AnyStateMachine, stored: StoredSnapshot): Place =>
  placeIn(machine, restore(machine, stored));

function placeIn(machine: AnyStateMachine, snapshot: AnyMachineSnapshot): Place {
  const paused = snapshot.matches('paused');
  if (paused) return { ...placeOf(machine, next(machine, store(machine, snapshot), { type: 'resume' })), paused };
  const value = snapshot.value as
    string | { practice: { method: string | Record<string, string>; coach: Place['coach'] } };
  if (typeof value === 'string') return { key: '', question: null, coach: 'quiet', paused, ending: value as Ending };
  const { method: at, coach: coachAt } = value.practice;
  const [key, question] = typeof at === 'string' ? [at, null] : Object.entries(at)[0]!;
  return { key, question: question === 'settled' ? null : question, coach: coachAt, paused, ending: null };
}
