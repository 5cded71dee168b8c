import type { Store } from '../../src/store/open-store.ts';
import type { NewRow } from '../../src/store/schema.ts';

/** Rows with all they need, in one workspace of one rep; a test says only what matters to it. */
export const NOW = 1_800_000_000_000;
export const workspace = 'T1';
export const rep = { workspace, person: 'U1' };

export const person = (row: Partial<NewRow<'people'>> = {}): NewRow<'people'> => ({
  ...rep,
  language: 'zh-TW',
  choices: { flow: 'four-keys', difficulty: 'normal' },
  channel: 'slack',
  conversation: 'D1',
  created_at: NOW,
  ...row,
});

export const session = (id: string, row: Partial<NewRow<'sessions'>> = {}): NewRow<'sessions'> => ({
  ...rep,
  id,
  channel: 'slack',
  conversation: 'D1',
  flow: 'four-keys',
  persona: 'lin',
  flow_hash: 'f',
  persona_hash: 'p',
  catalogue_hash: 'c',
  difficulty: 'normal',
  coaching: 'live',
  language: 'zh-TW',
  snapshot: { status: 'active' },
  seed: 7,
  started_at: NOW,
  touched_at: NOW,
  ...row,
});

export const turn = (of: string, id: string, row: Partial<NewRow<'turns'>> = {}): NewRow<'turns'> => ({
  workspace,
  session: of,
  id,
  parent: null,
  number: 0,
  body: { key: 'melt_the_ice' },
  at: NOW,
  ...row,
});

type NewLine = Omit<NewRow<'lines'>, 'seq'>;
export const line = (of: string, id: string, row: Partial<NewLine> = {}): NewLine => ({
  ...rep,
  id,
  session: of,
  text: `line ${id}`,
  said: `line ${id}`,
  at: NOW,
  ...row,
});

type NewOutgoing = Omit<NewRow<'outgoing'>, 'seq'>;
export const outgoing = (id: string, row: Partial<NewOutgoing> = {}): NewOutgoing => ({
  ...rep,
  id,
  channel: 'slack',
  conversation: 'D1',
  payload: { customer: 'hello' },
  due_at: NOW,
  at: NOW,
  ...row,
});

type NewDue = Omit<NewRow<'due'>, 'owner' | 'leased_until'>;
export const due = (id: string, row: Partial<NewDue> = {}): NewDue => ({
  workspace,
  id,
  kind: 'answer',
  payload: {},
  due_at: NOW,
  ...row,
});

/** A drill that runs, of its owner, in its first round. */
export const drill = (id: string, row: Partial<NewRow<'drills'>> = {}): NewRow<'drills'> => ({
  workspace,
  id,
  seq: 1,
  channel: 'slack',
  owner: 'M1',
  owner_name: '美玲',
  co_owners: [],
  spec: { name: '開場' },
  status: 'running',
  round: 1,
  version: 1,
  created_at: NOW,
  ...row,
});

export const round = (of: string, number: number, row: Partial<NewRow<'rounds'>> = {}): NewRow<'rounds'> => ({
  workspace,
  drill: of,
  number,
  opens_at: NOW,
  due_at: NOW + 1_000,
  state: 'open',
  left_out: [],
  ...row,
});

export const assignment = (
  of: string,
  who: string,
  row: Partial<NewRow<'assignments'>> = {},
): NewRow<'assignments'> => ({
  workspace,
  drill: of,
  round: 1,
  person: who,
  name: who,
  zone: 'Asia/Taipei',
  state: 'invited',
  asked: 0,
  quiet: 0,
  reminders: 0,
  version: 1,
  ...row,
});

/** A try of a session of its own, as the rep's. */
export const handIn = (id: string, row: Partial<NewRow<'hand_ins'>> = {}): NewRow<'hand_ins'> => ({
  ...rep,
  id,
  drill: 'R1',
  round: 1,
  session: `session of ${id}`,
  part: 'whole',
  card: { keys: [] },
  passed: 1,
  at: NOW,
  ...row,
});

export const mark = (id: string, row: Partial<NewRow<'marks'>> = {}): NewRow<'marks'> => ({
  ...rep,
  id,
  drill: 'R1',
  round: 1,
  hand_in: 'H1',
  key: 'melt_the_ice',
  was: 'partly',
  mark: 'met',
  reason: '問得很自然',
  by: 'M1',
  at: NOW,
  ...row,
});

/** The first round of the one drill that most tests are about. */
export const R1 = { workspace, id: 'R1' };
export const ofR1 = { workspace, drill: 'R1', round: 1 };

/** The parts of the one session that most tests play in. */
export const ofS1 = { workspace, session: 'S1' };
export const S1 = { workspace, id: 'S1' };
export const lease = { owner: 'first', now: NOW, leaseMs: 1_000, limit: 10, channels: ['slack'] };

/** A person and, where it is named, their session. */
export async function arrange(store: Store, ...sessions: string[]): Promise<void> {
  const { putPerson, insertSession } = store.write;
  await store.commit([putPerson(person()), ...sessions.map((id) => insertSession(session(id)))]);
}

export const ids = (rows: { id: string }[]): string[] => rows.map((row) => row.id);
