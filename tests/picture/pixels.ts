import { PNG } from 'pngjs';
import { toPng } from '../../src/picture/png.ts';
import type { PictureScript } from '../../src/picture/png-worker.ts';
import { picture } from '../../src/picture/svg.ts';
import { words } from '../../src/picture/words.ts';

const DARK = 128;

/** Which pixels are dark, one sign each, row by row. */
export function ink(png: Buffer): string {
  const { data, width, height } = PNG.sync.read(png);
  return Array.from({ length: width * height }, (_, i) => (data[i * 4]! < DARK ? '#' : '.')).join('');
}

export const dark = (signs: string) => signs.replaceAll('.', '').length;

/** A word alone on white, as it is drawn. */
export const drawnWord = async (text: string, script: PictureScript, bold = false): Promise<string> =>
  ink(await toPng(picture(200, 40, '#ffffff', [words(text, 4, 30, { size: 28, fill: '#000000', bold })]), script));

/** How many pixels are not the same in two pictures of one size. */
export function differing(one: Buffer, other: Buffer): number {
  const [first, second] = [PNG.sync.read(one).data, PNG.sync.read(other).data];
  const pixels = Array.from({ length: first.length / 4 }, (_, i) => i * 4);
  return pixels.filter((i) => !first.subarray(i, i + 4).equals(second.subarray(i, i + 4))).length;
}
