import { passes } from '../../src/drills/passed.ts';
import type { PassMark } from '../../src/drills/drill.ts';
import type { Mark } from '../../src/scorecard/scorecard.ts';
import { aTry, exampleLines, flow, type Practice } from './try.ts';

const WHOLE: Practice = { persona: 'lin-shufen', part: 'whole', difficulty: 'normal' };
const good = await aTry(WHOLE, await exampleLines(WHOLE));
const keys = flow.value.keys.map(({ id }) => id);

/** A try whose keys have these marks, in the flow's order. */
const marked = (...levels: Mark[]) => ({
  ...good,
  card: { ...good.card, keys: keys.map((id, i) => ({ id, level: levels[i]!, share: 0 })) },
});
const passing = (tried: typeof good, pass: PassMark, part = 'whole') =>
  passes({ pass, doneWhen: null }, part, flow.value, tried.card, tried.turns);

test.each<[PassMark, Mark[], string[]]>([
  ['none', ['not', 'not', 'not', 'not'], []],
  ['partly', ['partly', 'met', 'partly', 'partly'], []],
  ['partly', ['met', 'not', 'met', 'not'], ['find_hot_button', 'get_commitment']],
  ['met', ['met', 'partly', 'met', 'met'], ['find_hot_button']],
  ['met', ['met', 'met', 'met', 'not_applicable'], []],
])('a whole with pass mark %s and keys %j falls short of it in %j', (pass, levels, short) => {
  const { passed, keys: lacking } = passing(marked(...levels), pass);
  expect({ passed, lacking: lacking.map(({ id }) => id) }).toEqual({ passed: short.length === 0, lacking: short });
});

test('what is short of the mark is told with the mark that it has', () => {
  expect(passing(marked('met', 'partly', 'met', 'met'), 'met').keys).toEqual([
    { id: 'find_hot_button', level: 'partly' },
  ]);
});

test('a key practised alone is judged alone, the first one too', () => {
  const opening = marked('met', 'not', 'not', 'not');
  expect(passing(opening, 'met', 'melt_the_ice').passed).toBe(true);
  expect(passing(opening, 'partly', 'find_hot_button').passed).toBe(false);
});

test('a moment is judged by the keys that it is about', async () => {
  const moment: Practice = { persona: 'lin-shufen', part: 'think_it_over', difficulty: 'normal' };
  const kind = await aTry(moment, ['沒問題，會這樣想很正常。方便問一下，主要是卡在哪一塊？不急']);
  const abrupt = await aTry(moment, ['喔']);
  expect(kind.card.keys.filter(({ level }) => level !== 'not_applicable')).toHaveLength(2);
  expect(passing(kind, 'met', moment.part).passed).toBe(true);
  expect(passing(abrupt, 'met', moment.part).keys.length).toBeGreaterThan(0);
});

describe('integrity', () => {
  const promise = '保證一個月回本，穩賺不賠';
  const sorry = '抱歉，剛才說得太滿了，我更正一下，這個沒辦法保證';
  const withLines = async (...lines: string[]) => {
    const said = await exampleLines(WHOLE);
    return aTry(WHOLE, [...said.slice(0, 6), ...lines, ...said.slice(6)]);
  };

  test('a breach that stands never passes a mark, whatever the keys say', async () => {
    const { card, turns } = await withLines(promise);
    const levels = { ...card, keys: good.card.keys };
    expect(passes({ pass: 'partly', doneWhen: null }, 'whole', flow.value, levels, turns)).toMatchObject({
      passed: false,
      keys: [],
      integrity: false,
    });
  });

  test('set right by the rep, it does', async () => {
    expect(passing(await withLines(promise, sorry), 'partly')).toMatchObject({ passed: true, integrity: true });
  });

  test('without a mark finished is enough, and the breach is told', async () => {
    expect(passing(await withLines(promise), 'none')).toMatchObject({ passed: true, integrity: false });
  });
});

test('the done-when comes on top of the mark', () => {
  const step = { pass: 'partly' as const, doneWhen: { ending: ['commitment' as const] } };
  expect(passes(step, 'whole', flow.value, good.card, good.turns)).toEqual({
    passed: false,
    keys: [],
    unreached: [],
    missing: [{ what: 'ending', ending: 'next_step', wanted: ['commitment'] }],
    integrity: true,
  });
});
