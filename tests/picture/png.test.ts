import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PictureError } from '../../src/picture/errors.ts';
import { toPng } from '../../src/picture/png.ts';
import type { PictureScript } from '../../src/picture/png-worker.ts';
import { picture } from '../../src/picture/svg.ts';
import { dark, drawnWord } from './pixels.ts';

const run = promisify(execFile);
const small = picture(30, 20, '#ffffff', []);
const problemOf = (svg: string, script: PictureScript = 'Hant'): Promise<unknown> =>
  toPng(svg, script).then(
    () => Promise.reject(new Error('it was drawn')),
    (error: unknown) => error,
  );

describe('a picture', () => {
  test('is a PNG of twice as many pixels as it is laid out in', async () => {
    const png = await toPng(small, 'Hant');
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([60, 40]);
  });

  test('is drawn beside others asked for at the same time, each for its asker', async () => {
    const wide = Array.from({ length: 12 }, (_, i) => 10 + i);
    const pngs = await Promise.all(wide.map((width) => toPng(picture(width, 10, '#ffffff', []), 'Hans')));
    expect(pngs.map((png) => png.readUInt32BE(16))).toEqual(wide.map((width) => width * 2));
  });

  test('keeps nobody waiting who does something else', async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await Promise.all(Array.from({ length: 4 }, () => toPng(picture(1000, 1000, '#ffffff', []), 'Hant')));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(10);
  });

  test('that cannot be read says so, and the next one is drawn', async () => {
    const problem = await problemOf('<svg xmlns="http://www.w3.org/2000/svg"><text>');
    expect(problem).toBeInstanceOf(PictureError);
    expect(problem).toMatchObject({ code: 'bad_svg', message: expect.stringContaining('SVG') });
    expect(dark(await drawnWord('好', 'Hant'))).toBeGreaterThan(0);
  });

  test('is not drawn where the thread breaks, with a code; the next one gets a new thread', async () => {
    expect(await problemOf(small, 'no script' as PictureScript)).toMatchObject({ code: 'failed' });
    expect(dark(await drawnWord('好', 'Hant'))).toBeGreaterThan(0);
  });

  test('needs nothing but Node, which ends when it is done', async () => {
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'draw-one.ts')], { timeout: 30_000 });
    expect(stdout).toBe('60');
  });
});

describe('words in a picture', () => {
  test.each<[PictureScript, string, string]>([
    ['Hant', '找到關鍵按鈕', '按下關鍵按鈕'],
    ['Hans', '找到关键按钮', '按下关键按钮'],
    ['Hant', '啲嘅喺嚟', '冇唔哋咗'],
  ])('are drawn for %s, not as boxes: %s, %s', async (script, one, other) => {
    const [first, second] = await Promise.all([drawnWord(one, script), drawnWord(other, script)]);
    expect(dark(first)).toBeGreaterThan(500);
    expect(dark(second)).toBeGreaterThan(500);
    expect(first).not.toBe(second);
  });

  test('have the shapes of the reader’s script', async () => {
    expect(await drawnWord('骨直，', 'Hant')).not.toBe(await drawnWord('骨直，', 'Hans'));
  });

  test('that the font of one script lacks come from the other', async () => {
    const [one, other] = await Promise.all([drawnWord('産', 'Hant'), drawnWord('简', 'Hant')]);
    expect(dark(one)).toBeGreaterThan(100);
    expect(one).not.toBe(other);
  });

  test('are bold where they should be', async () => {
    const [bold, regular] = await Promise.all([drawnWord('承諾', 'Hant', true), drawnWord('承諾', 'Hant')]);
    expect(dark(bold)).toBeGreaterThan(dark(regular) * 1.2);
  });
});
