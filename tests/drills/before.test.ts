import { keysBefore, type OneRound } from '../../src/drills/before.ts';
import { handIn, KEYS, override } from './a-round.ts';

/** What a key of a round is compared with: what its person had handed in of it before. */

const round = (...handIns: OneRound['handIns']): OneRound => ({ handIns, overrides: [] });
const levels = (now: OneRound, others: OneRound[]) =>
  Object.fromEntries(keysBefore(now, others).map(({ id, level }) => [KEYS.indexOf(id), level]));

const NOW = round(handIn([1, 1], { at: 100 }));

test('each key has its own time before: the last round with it, whatever was practised since', () => {
  const ice = round(handIn([0.4], { part: 'melt_the_ice', at: 10 }));
  const button = round(handIn([null, 0.1], { part: 'find_hot_button', at: 20 }));
  const old = round(handIn([0.9, 0.9], { at: 5 }));
  for (const others of [
    [old, ice, button],
    [button, ice, old],
  ])
    expect(levels(NOW, others)).toEqual({ 0: 'partly', 1: 'not' });
});

test('of the round before the best counts, as the marks set by hand have it', () => {
  const twice = [handIn([0.9, 0.9], { at: 10 }), handIn([0.1, 0.1], { at: 20 })];
  expect(levels(NOW, [round(...twice)])).toEqual({ 0: 'met', 1: 'met' });
  expect(levels(NOW, [{ handIns: twice, overrides: [override(KEYS[0]!, 'met', 'not', 30)] }])).toMatchObject({
    0: 'not',
  });
});

test('what was handed in later to another drill is not before', () => {
  expect(levels(NOW, [round(handIn([0.1, 0.1], { at: 200 }))])).toEqual({});
  expect(levels(NOW, [round(handIn([0.4], { at: 50 }), handIn([0.9], { at: 200 }))])).toEqual({ 0: 'partly' });
});

test('a key that was handed in nowhere before, or not this time, has none', () => {
  expect(levels(NOW, [])).toEqual({});
  expect(levels(NOW, [round(handIn([null, 0.4], { at: 1 }))])).toEqual({ 1: 'partly' });
  expect(levels(round(handIn([1], { at: 100 })), [round(handIn([0.4, 0.4], { at: 1 }))])).toEqual({ 0: 'partly' });
});
