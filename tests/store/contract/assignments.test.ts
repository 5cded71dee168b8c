import type { Store } from '../../../src/store/open-store.ts';
import type { NewRow } from '../../../src/store/schema.ts';
import { onEveryDatabase } from '../databases.ts';
import { assignment, drill, ids, NOW, ofR1, outgoing, person, rep, round, session, workspace } from '../rows.ts';

type Given = NewRow<'assignments'>;
const give = ({ commit, write }: Store, ...rows: Given[]) => commit(rows.map((row) => write.insertAssignment(row)));
const who = (rows: { person: string }[]) => rows.map((row) => row.person);

onEveryDatabase('assignments', (under) => {
  beforeEach(async () => {
    const { commit, write } = under.store;
    await commit([write.insertDrill(drill('R1')), write.insertRound(round('R1', 1))]);
  });

  test('are of one person once in a round, and read as they were kept', async () => {
    const { read } = under.store;
    const amy = assignment('R1', 'U1', { name: 'Amy', locale: 'en-US', act: 'invite', act_at: NOW, state: 'waiting' });
    expect(await give(under.store, assignment('R1', 'U2', { name: 'Bo' }), amy)).toBe('committed');

    expect(await give(under.store, amy)).toBe('conflict');
    expect(await give(under.store, { ...amy, round: 2 })).toBe('committed');
    expect(await give(under.store, { ...amy, drill: 'R9' })).toBe('conflict');
    expect(await read.assignment({ ...ofR1, person: 'U1' })).toEqual({
      ...amy,
      why: null,
      message: null,
      invited_at: null,
      started_at: null,
      done_at: null,
    });
    expect(who(await read.assignments(ofR1))).toEqual(['U1', 'U2']);
  });

  test('are changed by who read them last', async () => {
    const { commit, write, read } = under.store;
    const given = assignment('R1', 'U1');
    await give(under.store, given);
    const change = (version: number, state: 'started' | 'done') =>
      commit([write.updateAssignment({ ...given, version }, { state })]);

    expect([await change(1, 'started'), await change(1, 'done')]).toEqual(['committed', 'conflict']);
    expect(await read.assignment({ ...ofR1, person: 'U1' })).toMatchObject({ state: 'started', version: 2 });
  });

  test('whose message is due are found, the longest due first, and when the next one is', async () => {
    const { read } = under.store;
    await give(
      under.store,
      assignment('R1', 'now', { act: 'remind', act_at: NOW }),
      assignment('R1', 'long due', { act: 'invite', act_at: NOW - 5 }),
      assignment('R1', 'later', { act: 'remind', act_at: NOW + 7 }),
      assignment('R1', 'soon', { act: 'again', act_at: NOW + 5 }),
      assignment('R1', 'never'),
      assignment('R1', 'next round', { round: 2, act: 'invite', act_at: NOW - 9 }),
    );

    expect(who(await read.assignmentsDue(ofR1, NOW, 9))).toEqual(['long due', 'now']);
    expect(who(await read.assignmentsDue(ofR1, NOW, 1))).toEqual(['long due']);
    expect(await read.nextActAfter(ofR1, NOW)).toBe(NOW + 5);
    expect(await read.nextActAfter(ofR1, NOW + 5)).toBe(NOW + 7);
    expect(await read.nextActAfter(ofR1, NOW + 7)).toBeNull();
  });

  test('are counted by state', async () => {
    await give(
      under.store,
      assignment('R1', 'U1', { state: 'done' }),
      assignment('R1', 'U2', { state: 'done' }),
      assignment('R1', 'U3', { state: 'unreachable' }),
      assignment('R1', 'U4', { state: 'missed', round: 2 }),
    );

    expect(await under.store.read.countStates(ofR1)).toEqual({ done: 2, unreachable: 1 });
    expect(await under.store.read.countStates({ ...ofR1, round: 3 })).toEqual({});
  });

  test('are found without those who have only been told', async () => {
    const states = ['waiting', 'invited', 'started', 'done', 'missed', 'unreachable'] as const;
    await give(under.store, ...states.map((state) => assignment('R1', state, { state, name: state })));
    await give(under.store, assignment('R1', 'started', { state: 'started', round: 2 }));

    expect(who(await under.store.read.assignmentsBegun(ofR1))).toEqual(['done', 'missed', 'started', 'unreachable']);
  });

  test('that are not done are missed when the round ends, and no message comes any more', async () => {
    const { commit, write, read } = under.store;
    const states = ['waiting', 'invited', 'started', 'done', 'unreachable'] as const;
    const due = { act: 'remind', act_at: NOW + 5 };
    await give(
      under.store,
      ...states.map((state) => assignment('R1', state, { state, ...due })),
      assignment('R1', 'next round', { round: 2, ...due }),
    );

    await commit([write.missRest(round('R1', 1))]);

    const after = (await read.assignments(ofR1)).map((row) => [row.person, row.state, row.act_at, row.version]);
    expect(after).toEqual([
      ['done', 'done', NOW + 5, 1],
      ['invited', 'missed', null, 2],
      ['started', 'missed', null, 2],
      ['unreachable', 'unreachable', NOW + 5, 1],
      ['waiting', 'missed', null, 2],
    ]);
    expect(await read.assignment({ ...ofR1, round: 2, person: 'next round' })).toMatchObject({ state: 'invited' });
  });

  test('of a person wait while they are not done and their round is open, the soonest due first', async () => {
    const { commit, write, read } = under.store;
    await commit([
      write.insertDrill(drill('R2', { seq: 2 })),
      write.insertRound(round('R2', 1, { due_at: NOW + 500 })),
      write.insertRound(round('R1', 2, { state: 'closed' })),
      write.insertRound(round('R2', 2, { due_at: NOW + 100 })),
      write.insertRound(round('R2', 3)),
      write.insertRound(round('R2', 4, { due_at: NOW + 300 })),
    ]);
    await give(
      under.store,
      assignment('R1', 'U1'),
      assignment('R1', 'U2'),
      assignment('R2', 'U1', { state: 'started' }),
      assignment('R1', 'U1', { round: 2 }),
      assignment('R2', 'U1', { round: 2, state: 'done' }),
      assignment('R2', 'U1', { round: 3, state: 'waiting' }),
      assignment('R2', 'U1', { round: 4, state: 'unreachable' }),
    );

    const open = await read.openAssignments(rep);
    expect(open.map((row) => [row.drill, row.round, row.state])).toEqual([
      ['R2', 4, 'unreachable'],
      ['R2', 1, 'started'],
      ['R1', 1, 'invited'],
    ]);
  });

  test('whose message has not arrived are found while it waits, and when it was given up', async () => {
    const { commit, write, read } = under.store;
    const message = (of: string, state: 'waiting' | 'sent' | 'failed') =>
      write.insertOutgoing(outgoing(`to ${of}`, { conversation: of, state }));
    await commit([message('U1', 'waiting'), message('U2', 'sent'), message('U3', 'failed'), message('U4', 'failed')]);
    await give(
      under.store,
      ...['U1', 'U2', 'U3'].map((to) => assignment('R1', to, { message: `to ${to}` })),
      assignment('R1', 'U4', { message: 'to U4', state: 'started' }),
      assignment('R1', 'U5', { message: 'swept away' }),
      assignment('R1', 'U6'),
      assignment('R1', 'U1', { round: 2, message: 'to U1' }),
    );

    expect(who(await read.unsent(ofR1, 'waiting', 9))).toEqual(['U1']);
    expect(who(await read.unsent(ofR1, 'failed', 9))).toEqual(['U3']);
    expect(await read.unsent(ofR1, 'failed', 0)).toEqual([]);
    expect(await read.outgoing({ workspace, id: 'to U3' })).toMatchObject({ state: 'failed', conversation: 'U3' });
  });
});

onEveryDatabase('tries', (under) => {
  test('are those of a round that have ended, in the order in which they did', async () => {
    const { commit, write, read } = under.store;
    const ended = (id: string, ended_at: number, row: Partial<NewRow<'sessions'>> = {}) =>
      write.insertSession(
        session(id, { drill: 'R1', round: 1, drill_part: 'whole', status: 'ended', ended_at, ...row }),
      );
    await commit([
      write.putPerson(person()),
      write.putPerson(person({ person: 'U2' })),
      ended('second', NOW + 2),
      ended('first', NOW + 1),
      ended('of another', NOW + 3, { person: 'U2' }),
      ended('of another round', NOW, { round: 2 }),
      ended('of no drill', NOW, { drill: null, round: null, drill_part: null }),
      write.insertSession(session('under way', { drill: 'R1', round: 1, drill_part: 'whole' })),
    ]);

    expect(ids(await read.tries(ofR1))).toEqual(['first', 'second', 'of another']);
    expect(ids(await read.tries(ofR1, 'U1'))).toEqual(['first', 'second']);
    expect(await read.countTries(ofR1)).toEqual(
      new Map([
        ['U1', 2],
        ['U2', 1],
      ]),
    );
  });
});
