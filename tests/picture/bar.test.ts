import { PNG } from 'pngjs';
import { barPng } from '../../src/picture/bar.ts';

const FULL = '5d8fc0ff';
const TRACK = '80808040';

/** The colours along the middle of a bar, and how often each stands there. */
function coloursOf(share: number) {
  const { width, height, data } = PNG.sync.read(barPng(share));
  const counted: Record<string, number> = {};
  for (let x = 0; x < width; x++) {
    const at = ((height >> 1) * width + x) * 4;
    const colour = data.subarray(at, at + 4).toString('hex');
    counted[colour] = (counted[colour] ?? 0) + 1;
  }
  return counted;
}

test.each([
  [0, { [TRACK]: 960 }],
  [0.25, { [FULL]: 240, [TRACK]: 720 }],
  [1, { [FULL]: 960 }],
  [7, { [FULL]: 960 }],
  [-1, { [TRACK]: 960 }],
])('a bar of %s is as full as that', (share, colours) => {
  expect(coloursOf(share)).toEqual(colours);
});

test('its ends are round, and it is small enough for a card', () => {
  const png = barPng(0.5);
  expect(PNG.sync.read(png).data.subarray(0, 4)).toEqual(Buffer.alloc(4));
  expect(png.length).toBeLessThan(400);
});
