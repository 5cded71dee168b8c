import { repTurn, surelyDid } from '../../src/customer/rep-turn.ts';
import type { Found } from '../../src/understanding/understanding.ts';

const found = (kind: Found['kind'], label: string, confidence: number): Found => ({
  kind,
  label,
  family: null,
  confidence,
  words: [],
});

const turnOf = (...all: Found[]) => {
  const labels = (kind: Found['kind']) => all.filter((f) => f.kind === kind).map((f) => f.label);
  const understanding = { moves: labels('move'), flags: labels('flag'), cues: labels('cue'), found: all };
  return repTurn([{ id: '1', text: '…', understanding }]);
};

describe('what is not sure is never held against the rep', () => {
  test.each([
    [0.95, ['overclaim']],
    [0.7, ['overclaim']],
    [0.69, []],
    [0.5, []],
  ])('a flag at %f', (confidence, flags) => {
    expect([...turnOf(found('flag', 'overclaim', confidence)).flags]).toEqual(flags);
  });

  test('a pitch that may be none is a move all the same, but surely done it is not', () => {
    const turn = turnOf(found('move', 'pitch', 0.55));
    expect(turn.moves).toContain('pitch');
    expect(surelyDid(turn, 'pitch')).toBe(false);
    expect(surelyDid(turnOf(found('move', 'pitch', 0.8)), 'pitch')).toBe(true);
  });
});
