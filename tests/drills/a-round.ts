import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { HandedIn } from '../../src/drills/drill.ts';
import { applying } from '../../src/drills/handed-in.ts';
import type { PersonInRound } from '../../src/drills/results.ts';
import { FlowSchema } from '../../src/flow/flow.ts';
import type { Mark } from '../../src/scorecard/scorecard.ts';

/** The four keys as they are practised. */
export const flow = FlowSchema.parse(parse(readFileSync('flows/four-keys/flow.yaml', 'utf8')));
export const KEYS = flow.keys.map(({ id }) => id);

/** A try of the keys in the flow's order: each a share, from which its mark follows as in a scorecard; null: no use for it. */
export const handIn = (shares: readonly (number | null)[], more: Partial<HandedIn> = {}): HandedIn => ({
  person: '',
  name: '',
  part: 'whole',
  keys: KEYS.map((id, i) => ({ id, level: levelFor(shares[i] ?? null), share: shares[i] ?? 0 })),
  criteria: [],
  fix: null,
  passed: true,
  at: 0,
  ...more,
});

/** What the keys were before, by their shares. */
export const before = (shares: readonly (number | null)[]): PersonInRound['before'] => applying(handIn(shares).keys);

const levelFor = (share: number | null): Mark =>
  share === null ? 'not_applicable' : share >= 0.8 ? 'met' : share >= 0.35 ? 'partly' : 'not';

/** Somebody in a round; done where something is handed in. */
export const person = (name: string, more: Partial<PersonInRound> = {}): PersonInRound => ({
  person: `U-${name}`,
  name,
  state: more.handIns ? 'done' : 'invited',
  why: null,
  quiet: false,
  tries: more.handIns?.length ?? 0,
  handIns: [],
  overrides: [],
  before: [],
  ...more,
});

/** A mark that the manager changed. */
export const override = (key: string, was: Mark, mark: Mark, at = 1, appeal: string | null = null) => ({
  key,
  was,
  mark,
  reason: '有接住，只是沒問下去',
  by: 'U-周',
  byName: '周經理',
  at,
  appeal,
});
