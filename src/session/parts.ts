import type { Flow } from '../flow/flow.ts';

/** What can be practised of a flow: the whole of it, a key that has something before it, or one moment. */
export const WHOLE = 'whole';

export interface FlowPart {
  id: string;
  name: string;
  kind: 'key' | 'moment';
}

/** The parts that can be practised alone, in the flow's order: keys from the second on, then moments. */
export const partsOf = (flow: Flow): FlowPart[] => [
  ...flow.keys.slice(1).map(({ id, name }): FlowPart => ({ id, name, kind: 'key' })),
  ...flow.moment_drills.map(({ id, name }): FlowPart => ({ id, name, kind: 'moment' })),
];

/** The part that is wanted, or the whole where the flow has none of that name. */
export const partIn = (flow: Flow, wanted: string | undefined): string =>
  partsOf(flow).some(({ id }) => id === wanted) ? wanted! : WHOLE;
