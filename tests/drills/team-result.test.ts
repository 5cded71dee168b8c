import type { PersonInRound } from '../../src/drills/results.ts';
import { FEWEST, forEverybody, teamResult } from '../../src/drills/team-result.ts';
import type { Mark } from '../../src/scorecard/scorecard.ts';
import { before, flow, handIn, KEYS, override, person } from './a-round.ts';

const marked = (marks: Record<string, Mark>) => Object.entries(marks).map(([id, level]) => ({ id, level }));
const withMarks = (...all: Record<string, Mark>[]) =>
  all.map((marks, i) => person(`P${i}`, { handIns: [handIn([1], { criteria: marked(marks) })] }));
const withFixes = (...all: (string | null)[]) =>
  all.map((fix, i) => person(`P${i}`, { handIns: [handIn([0.5], { fix })] }));

describe('how far a team is', () => {
  const people: PersonInRound[] = [
    person('A', { handIns: [handIn([1])] }),
    person('B', { handIns: [handIn([0.2], { passed: false })] }),
    person('C', { state: 'started', handIns: [handIn([1])] }),
    person('D', { state: 'waiting' }),
    person('E', { state: 'invited' }),
    person('F', { state: 'missed' }),
    person('H', { state: 'missed', handIns: [handIn([0.2], { passed: false })] }),
    person('G', { state: 'unreachable', why: 'left' }),
  ];

  test('counts everybody once, and of those assigned nobody who cannot be reached', () => {
    const { counts, completion, handedIn } = teamResult(flow, people);
    expect(counts).toEqual({
      assigned: 7,
      open: 2,
      started: 0,
      handedSome: 2,
      done: 2,
      passed: 1,
      missed: 1,
      unreachable: 1,
    });
    const { open, started, handedSome, done, missed } = counts;
    expect(open + started + handedSome + done + missed).toBe(counts.assigned);
    expect(completion).toBeCloseTo(2 / 7);
    expect(handedIn).toBe(4);
  });

  test('is the same where those who have not begun are only counted', () => {
    const begun = people.filter(({ state }) => state !== 'waiting' && state !== 'invited');
    expect(teamResult(flow, begun, 2)).toEqual(teamResult(flow, people));
  });

  test('of nobody is nothing', () => {
    expect(teamResult(flow, [])).toMatchObject({ completion: 0, handedIn: 0, weakest: null, fix: null });
  });
});

test('a key has how many reached what, of those who practised it, and their mean share', () => {
  const people = [[1], [0.5], [0], [null]].map((shares, i) => person(`P${i}`, { handIns: [handIn(shares)] }));
  people.push(person('Q', { handIns: [handIn([0])], overrides: [override(KEYS[0]!, 'not', 'met')] }));
  const [ice, button] = teamResult(flow, people).keys;
  expect(ice).toEqual({ id: KEYS[0], name: '融化冰塊', met: 2, partly: 1, not: 1, share: (1 + 0.5 + 0 + 1) / 4 });
  expect(button).toMatchObject({ met: 0, partly: 0, not: 0, share: null });
});

describe('the weakest criterion', () => {
  test('has the lowest mean among those whom it concerned', () => {
    const people = withMarks(
      { listening: 'met', one_question: 'not', own_words: 'not_applicable' },
      { listening: 'partly', one_question: 'met', own_words: 'not_applicable' },
    );
    expect(teamResult(flow, people).weakest).toMatchObject({
      criterion: 'one_question',
      name: '一次問一件事',
      mean: 0.5,
      people: 2,
      met: 1,
    });
  });

  test('is not one of a single person: nobody is shown up', () => {
    const people = withMarks({ listening: 'not', one_question: 'partly' }, { one_question: 'met' });
    expect(teamResult(flow, people).weakest?.criterion).toBe('one_question');
  });

  test('is the earlier of the flow where two are as weak', () => {
    const marks: Record<string, Mark> = { own_words: 'not', listening: 'not' };
    expect(teamResult(flow, withMarks(marks, marks)).weakest?.criterion).toBe('listening');
  });

  test('is none where all is met', () => {
    expect(teamResult(flow, withMarks({ listening: 'met' }, { listening: 'met' })).weakest).toBeNull();
  });
});

describe('what most are to fix', () => {
  test('has the flow’s reason and a line to learn from', () => {
    expect(teamResult(flow, withFixes('limit_disclosed', 'listening', 'listening', null)).fix).toEqual({
      criterion: 'listening',
      name: '先接住再往下問',
      why: '有被聽見，人才會往下說；連著問，像在審問。',
      people: 2,
      better: '剛剛說到『{own_word}』，可以多說一點嗎？',
    });
  });

  test('is nothing that concerns one person', () => {
    expect(teamResult(flow, withFixes('limit_disclosed', 'listening', null)).fix).toBeNull();
  });
});

describe('who improved most', () => {
  const rose = (name: string, then: (number | null)[], now: (number | null)[]) =>
    person(name, { handIns: [handIn(now)], before: before(then) });

  test('by the keys practised both times', () => {
    const people = [rose('A', [0.5, 0], [0.7, 1]), rose('B', [0.2, null], [0.9, 1]), rose('C', [1], [0.2])];
    expect(teamResult(flow, people).mostImproved).toEqual({ person: 'U-B', rise: 0.7 });
  });

  test.each([
    [0.5, 0.6, 0.1],
    [0.3, 0.4, 0.1],
    [0.5, 0.59, undefined],
    [0.9, 0.2, undefined],
  ])('from %s to %s', (before, now, rise) => {
    expect(teamResult(flow, [rose('A', [before], [now])]).mostImproved?.rise).toBe(rise);
  });

  test('is nobody where nobody has a time before', () => {
    expect(teamResult(flow, [person('A', { handIns: [handIn([1, 1, 1, 1])] })]).mostImproved).toBeNull();
  });
});

describe('what a channel may see', () => {
  const team = (count: number) =>
    forEverybody(
      teamResult(
        flow,
        Array.from({ length: count }, (_, i) =>
          person(`P${i}`, {
            handIns: [handIn([0.5, i === 0 ? 0.2 : null], { fix: 'listening' })],
            before: before([0]),
          }),
        ),
      ),
    );

  test('of few people is completion alone', () => {
    const { keys, fix, completion } = team(FEWEST - 1);
    expect(completion).toBe(1);
    expect(fix).toBeNull();
    expect(keys.map(({ met, partly, not, share }) => [met, partly, not, share])).toEqual(
      KEYS.map(() => [0, 0, 0, null]),
    );
  });

  test('of enough people is each key that enough of them practised', () => {
    const { keys, fix } = team(FEWEST);
    expect(keys.map(({ share }) => share)).toEqual([0.5, null, null, null]);
    expect(fix?.criterion).toBe('listening');
  });

  test('is never who improved', () => {
    expect(team(FEWEST).mostImproved).toBeNull();
  });
});
