import * as fc from 'fast-check';
import { tableOf, type PersonInRound } from '../../src/drills/results.ts';
import { before, flow, handIn, KEYS, override, person } from './a-round.ts';

const rowOf = (more: Partial<PersonInRound>) => tableOf(flow, [person('小美', more)])[0]!;
const levels = (more: Partial<PersonInRound>) => rowOf(more).keys.map(({ level }) => level);

describe('the table of a round', () => {
  test('has everybody by name, whatever they reached: nobody is ranked', () => {
    const names = ['陳小美', 'Kelvin', '王雅婷', 'Amy', '林志明'];
    const best = handIn([1, 1, 1, 1]);
    const order = (people: PersonInRound[]) => tableOf(flow, people).map(({ name }) => name);
    const byName = order(names.map((name) => person(name)));
    expect(byName.toSorted()).toEqual(names.toSorted());
    for (const good of names)
      expect(order(names.toReversed().map((name) => person(name, name === good ? { handIns: [best] } : {})))).toEqual(
        byName,
      );
  });

  test('of somebody who handed in nothing has no mark and nothing passed', () => {
    expect(rowOf({ state: 'started', tries: 2 })).toMatchObject({ state: 'started', tries: 2, passed: null, best: [] });
    expect(levels({})).toEqual([null, null, null, null]);
  });

  test.each([
    ['more keys met', [1, 1, 0, 0], [1, 0.7, 0.7, 0.7]],
    ['as many met, more partly', [1, 0.4, 0.4, 0], [1, 0.7, 0, 0]],
    ['the same marks, a higher share', [1, 0.5, 0, 0], [0.8, 0.4, 0, 0]],
  ])('counts the better of two tries: %s', (_why, better, worse) => {
    for (const handIns of [
      [handIn(better, { at: 1 }), handIn(worse, { at: 2 })],
      [handIn(worse, { at: 1 }), handIn(better, { at: 2 })],
    ])
      expect(rowOf({ handIns }).keys.map(({ share }) => share)).toEqual(better);
  });

  test('has no mark for a key that the conversation had no use for', () => {
    expect(levels({ handIns: [handIn([1, 1, null, null])] })).toEqual(['met', 'met', null, null]);
  });

  test('puts the parts of a drill together, and is passed when all of them are', () => {
    const [ice, button] = [
      handIn([0.9], { part: 'melt_the_ice' }),
      handIn([null, 0.4], { part: 'find_hot_button', passed: false }),
    ];
    expect(levels({ handIns: [ice, button] })).toEqual(['met', 'partly', null, null]);
    expect(rowOf({ handIns: [ice, button] }).passed).toBe(false);
    expect(rowOf({ handIns: [ice, button, { ...button, passed: true, at: 1 }] }).passed).toBe(true);
  });
});

describe('a mark that the manager changed', () => {
  const key = (more: Partial<PersonInRound>) => rowOf(more).keys[1]!;

  test('takes the place of the scorecard’s, and is flagged', () => {
    const handIns = [handIn([1, 0.2, 0, 0])];
    expect(key({ handIns, overrides: [override(KEYS[1]!, 'not', 'met')] })).toMatchObject({
      level: 'met',
      share: 1,
      overridden: true,
    });
    expect(rowOf({ handIns }).keys.some(({ overridden }) => overridden)).toBe(false);
  });

  test('decides with the others which try counts', () => {
    const handIns = [handIn([1, 0, 0, 0], { part: 'whole' }), handIn([0.5, 0.9, 0, 0], { at: 1 })];
    const overrides = [override(KEYS[1]!, 'met', 'not', 2)];
    expect(rowOf({ handIns, overrides }).keys[0]!.level).toBe('met');
  });

  test('may be changed again: the latest counts, in whatever order they come', () => {
    const overrides = [override(KEYS[1]!, 'met', 'partly', 2), override(KEYS[1]!, 'not', 'met', 1)];
    for (const some of [overrides, overrides.toReversed()])
      expect(key({ handIns: [handIn([1, 0.2])], overrides: some }).level).toBe('partly');
  });

  test('says nothing of a part in which the key was not practised', () => {
    const handIns = [handIn([1], { part: 'melt_the_ice' })];
    expect(key({ handIns, overrides: [override(KEYS[1]!, 'not', 'met')] }).level).toBeNull();
  });

  test('to which the rep has something to say is flagged for the manager', () => {
    const handIns = [handIn([1, 0.2])];
    expect(rowOf({ handIns, overrides: [override(KEYS[1]!, 'not', 'met')] }).appealed).toBe(false);
    expect(rowOf({ handIns, overrides: [override(KEYS[1]!, 'met', 'not', 1, '我有問')] }).appealed).toBe(true);
  });
});

describe('the change since the last time', () => {
  test.each([
    [0.4, 0.9, 'up'],
    [0.9, 0.4, 'down'],
    [0.4, 0.7, 'same'],
    [null, 0.9, null],
    [0.9, null, null],
  ])('from a share of %s to %s is %s', (then, now, change) => {
    expect(rowOf({ handIns: [handIn([now])], before: before([then]) }).keys[0]!.change).toBe(change);
  });

  test('is none where nothing was handed in before', () => {
    const changes = rowOf({ handIns: [handIn([1, 1, 1, 1])] }).keys.map(({ change }) => change);
    expect(changes).toEqual([null, null, null, null]);
  });
});

test('the order in which hand-ins come changes nothing', () => {
  const share = fc.option(fc.constantFrom(0, 0.2, 0.4, 0.5, 0.8, 1));
  const one = fc.tuple(fc.array(share, { minLength: 4, maxLength: 4 }), fc.constantFrom('whole', 'melt_the_ice'));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), (all) => {
      const handIns = all.map(([shares, part], at) => handIn(shares, { part, at }));
      expect(rowOf({ handIns: handIns.toReversed() }).keys).toEqual(rowOf({ handIns }).keys);
    }),
  );
});
