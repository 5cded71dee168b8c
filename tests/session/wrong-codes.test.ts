import { waitsFor, WAIT_MS, wasRight, wasWrong } from '../../src/session/wrong-codes.ts';
import type { Trainer } from '../../src/session/trainer.ts';

const ANN = { workspace: 'msteams/tenant', person: 'ann' };
const BOB = { ...ANN, person: 'bob' };
const MINUTE = 60_000;

let clock: number;
let trainer: Pick<Trainer, 'store' | 'now'>;
beforeEach(() => {
  clock = 0;
  trainer = { store: {} as Trainer['store'], now: () => clock };
});

/** Wrong codes at these minutes. */
function wrongAt(...minutes: number[]) {
  for (const minute of minutes) {
    clock = minute * MINUTE;
    wasWrong(trainer, ANN);
  }
}

test.each([
  ['four are nothing', [0, 1, 2, 3], 3, 0],
  ['the fifth makes one wait ten minutes', [0, 1, 2, 3, 4], 4, 10],
  ['and they pass', [0, 1, 2, 3, 4], 13, 1],
  ['until they are over', [0, 1, 2, 3, 4], 14, 0],
  ['those of long ago count no more', [0, 1, 2, 3, 13], 13, 0],
])('%s', (_, minutes, now, waits) => {
  wrongAt(...minutes);
  clock = now * MINUTE;
  expect(waitsFor(trainer, ANN)).toBe(waits * MINUTE);
});

test('after the wait the row begins anew', () => {
  wrongAt(0, 0, 0, 0, 0, 10);
  expect(waitsFor(trainer, ANN)).toBe(0);
});

test('nobody waits for another, nor after a right one', () => {
  wrongAt(0, 0, 0, 0, 0);
  expect(waitsFor(trainer, BOB)).toBe(0);
  expect(waitsFor(trainer, ANN)).toBe(WAIT_MS);
  wasRight(trainer, ANN);
  expect(waitsFor(trainer, ANN)).toBe(0);
});
