import type { NewMark } from '../../src/drills/manage/mark.ts';
import { judged } from '../../src/drills/passed.ts';
import { stateNow } from '../../src/drills/rep/state-now.ts';
import type { Mark } from '../../src/scorecard/scorecard.ts';
import { handsIn, HELLO, practises, PUSHY, tries } from './practising.ts';
import { aSpec, aTeam, member, type ATeam } from './team.ts';

/** Where somebody is in a round, and whether what they handed in passes, after marks that were set by hand. */

const ME = member('U1', { name: '小美' });
const KEY = 'melt_the_ice';
const marks = (team: ATeam, mark: NewMark['mark']) =>
  team.manages({ do: 'mark', which: '', mark: { round: 1, person: 'U1', key: KEY, mark, reason: '再看一次' } });
const row = async (team: ATeam) => (await team.manages({ do: 'show', which: '' }))[0]!.match(/小美 \|.*/)![0];

const standing = (...done: boolean[]) =>
  done.map((one, i) => ({ part: `${i}`, tries: 1, asked: 1, handedIn: one, passed: one, done: one }));

test.each([
  ['invited', [true], 'done'],
  ['unreachable', [true], 'done'],
  ['started', [true, false], null],
  ['started', [true, true], 'done'],
  ['done', [true], null],
  ['done', [true, false], 'started'],
  ['missed', [true], null],
  ['missed', [false], null],
] as const)('who is %s and has its parts %j: %s', (state, parts, becomes) => {
  expect(stateNow({ state }, standing(...parts), 7)?.state ?? null).toBe(becomes);
});

describe('a hand-in with marks set by hand', () => {
  const key = (level: Mark) => ({ id: KEY, level, share: 0 });
  const stored = { part: KEY, card: { keys: [key('not')], cap: null }, at: 5, shown: { unreached: [], missing: [] } };
  const raised = (at: number) => ({ key: KEY, was: 'not' as const, mark: 'met' as const, at });

  test('counts those that were set since', () => {
    expect(judged({ pass: 'met' }, stored, []).passed).toBe(false);
    expect(judged({ pass: 'met' }, stored, [raised(9)]).passed).toBe(true);
    expect(judged({ pass: 'met' }, stored, [raised(4)]).passed).toBe(false);
  });

  test('still lacks what its try did not show', () => {
    const missing = [{ what: 'knows' as const, level: 'reason' as const }];
    expect(judged({ pass: 'met' }, { ...stored, shown: { unreached: [], missing } }, [raised(9)])).toMatchObject({
      passed: false,
      keys: [],
    });
  });
});

test('a mark lowered by hand is of what was handed in then, a later try speaks for itself', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({}, { parts: [KEY], pass: 'met' }));
  await practises(team, drill, 'U1', HELLO);
  await marks(team, 'not');
  expect((await team.assignment(drill, 'U1')).state).toBe('started');
  await practises(team, drill, 'U1', HELLO);
  expect((await team.assignment(drill, 'U1')).state).toBe('done');
  expect(await row(team)).toBe('小美 | 過關 | 2 | ● | – | – | –');
});

describe('on a day that asks for more than marks', () => {
  const day = (wanted: number) =>
    aSpec({}, { parts: [KEY], pass: 'met', doneWhen: { volunteered: wanted }, doneSays: '客戶主動多說' });

  test('a raised mark makes done what lacked only that', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { parts: [KEY], pass: 'met', doneWhen: { never: ['blocked_order'] } }));
    await practises(team, drill, 'U1', PUSHY);
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    await marks(team, 'met');
    expect((await team.assignment(drill, 'U1')).state).toBe('done');
    await team.wait(1000);
    await marks(team, 'partly');
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
  });

  test('what more it asks for cannot be set by hand', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(day(9));
    const tried = await tries(team, drill, 'U1', PUSHY);
    await handsIn(team, 'U1', tried);
    await marks(team, 'met');
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    expect(await row(team)).toMatch(/●\*/);
  });
});
