import * as fc from 'fast-check';
import { PNG } from 'pngjs';
import { loadContent } from '../../src/flow/load.ts';
import { LOOKS, PortraitSchema, type Portrait } from '../../src/flow/portrait.ts';
import { picture } from '../../src/picture/svg.ts';
import { toPng } from '../../src/picture/png.ts';
import { portraitSvg } from '../../src/picture/portrait.ts';
import { differing } from './pixels.ts';

const { flows } = await loadContent();
const customers = [...flows.values()].flatMap(({ personas }) => [...personas.values()].map(({ value }) => value));
const drawn = (portrait: Portrait): Promise<Buffer> => toPng(portraitSvg(portrait), 'Hant');

/** The first of each choice: nothing lies over what is compared. */
const PLAIN = PortraitSchema.parse(Object.fromEntries(Object.entries(LOOKS).map(([part, [first]]) => [part, first])));
const CHOICES = Object.entries(LOOKS).flatMap(([part, all]) =>
  all.flatMap((one, i) => all.slice(i + 1).map((other) => ({ part, one, other }))),
);
const anyPortrait = fc
  .record(Object.fromEntries(Object.entries(LOOKS).map(([part, all]) => [part, fc.constantFrom(...all)])))
  .map((look) => PortraitSchema.parse(look));

/** In pixels of 16,384. What belongs to the face is drawn in fine lines; all else is seen at the size of an avatar. */
const FINE = ['age', 'expression', 'beard', 'build', 'face'];
const seen = (part: string) => (FINE.includes(part) ? 40 : 160);

describe('the portraits of the customers', () => {
  test.each(customers)('$id: 128 pixels square, the same each time', async ({ portrait }) => {
    const [one, same] = await Promise.all([drawn(portrait), drawn(portrait)]);
    expect([one.readUInt32BE(16), one.readUInt32BE(20)]).toEqual([128, 128]);
    expect(one.equals(same)).toBe(true);
  });

  test('weigh six kilobytes each at the most, taken together', async () => {
    const pngs = await Promise.all(customers.map(({ portrait }) => drawn(portrait)));
    expect(Buffer.concat(pngs).length).toBeLessThan(customers.length * 6 * 1024);
  });

  test('look unlike each other', async () => {
    const pngs = await Promise.all(customers.map(({ portrait }) => drawn(portrait)));
    const pairs = pngs.flatMap((one, i) => pngs.slice(i + 1).map((other) => differing(one, other) / 128 ** 2));
    expect(pairs).toHaveLength((customers.length * (customers.length - 1)) / 2);
    expect(Math.min(...pairs)).toBeGreaterThan(0.1);
  });
});

describe('a portrait', () => {
  test.each(CHOICES)('$part $one does not look like $other', async ({ part, one, other }) => {
    const looks = [one, other].map((choice) => PortraitSchema.parse({ ...PLAIN, [part]: choice }));
    const [first, second] = await Promise.all(looks.map(drawn));
    expect(differing(first!, second!)).toBeGreaterThan(seen(part));
  });

  test('of any look is a person on the ground, to the corners opaque, and has no text', async () => {
    const draws = async (portrait: Portrait) => {
      const svg = portraitSvg(portrait);
      const png = await toPng(svg, 'Hant');
      const ground = await toPng(picture(64, 64, /<rect[^>]*fill="([^"]+)"/.exec(svg)![1]!, []), 'Hant');
      const { data } = PNG.sync.read(png);
      expect(data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
      expect(differing(png, ground)).toBeGreaterThan(5000);
      expect(png.length).toBeLessThan(9 * 1024);
      expect(svg).not.toMatch(/<text|NaN|undefined/);
    };
    await fc.assert(fc.asyncProperty(anyPortrait, draws), { numRuns: 150 });
  });

  test('need not say what most people have', () => {
    const { skin: _skin, build: _build, glasses: _glasses, beard: _beard, hat: _hat, ...written } = PLAIN;
    expect(PortraitSchema.parse(written)).toEqual(PLAIN);
  });
});
