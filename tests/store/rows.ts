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
  workspace,
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
