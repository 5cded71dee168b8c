import { createPressIds } from '../../src/channels/press-once.ts';

describe('a button pressed again', () => {
  const press = { workspace: 'T1', person: 'U1', place: '1.1', button: 'hint', value: 's1', at: 1_700_000_009_900 };
  const ids = (...presses: (Partial<typeof press> & { named?: string })[]) => {
    const idOf = createPressIds();
    return new Set(presses.map((p) => idOf({ ...press, ...p }))).size;
  };

  test.each<[string, Partial<typeof press>, number]>([
    ['at once is the same press', { at: 1_700_000_010_200 }, 1],
    ['later is another', { at: 1_700_000_030_000 }, 2],
    ['in another message is another', { place: '1.2' }, 2],
    ['by somebody else is another', { person: 'U2' }, 2],
    ['for something else is another', { value: 's2' }, 2],
  ])('%s', (_what, second, distinct) => {
    expect(ids({}, second)).toBe(distinct);
  });

  test('brought again under its own name is the same press, however late', () => {
    expect(ids({ named: 'a' }, { named: 'a', at: press.at + 60_000 })).toBe(1);
    expect(ids({ named: 'a' }, { named: 'b', at: press.at + 60_000 })).toBe(2);
    expect(ids({ named: 'a' }, { named: 'b' })).toBe(1);
  });

  test('takes a line back once only, however late', () => {
    expect(ids({ button: 'take_back' }, { button: 'take_back', at: 1_700_009_999_000 })).toBe(1);
  });
});
