import { PNG } from 'pngjs';
import { COLOURS } from '../../src/picture/look.ts';
import { toPng } from '../../src/picture/png.ts';
import { progressSvg, type Progress, type Try } from '../../src/picture/progress.ts';
import { ink } from './pixels.ts';

const practised = (...shares: (number | null)[]): Try => ({ date: '11/23', customer: '林淑芬', shares });
const of = (tries: readonly Try[], other: Partial<Progress> = {}): Progress => ({
  title: '四把鑰匙',
  note: '越高，做到的越多。',
  keys: ['融化冰塊', '找到關鍵按鈕', '按下關鍵按鈕', '得到承諾'],
  tries,
  latest: '這次',
  before: '上次',
  ...other,
});
const TWO = [practised(0.5, 0.2, null, 0), practised(0.9, 0.1, 0.4, null)];
const rings = (svg: string) => svg.split('<circle').length - 1;

describe('a picture of progress', () => {
  test('is as wide as a phone shows it well, and the same for the same practices', async () => {
    const [one, same] = await Promise.all([toPng(progressSvg(of(TWO)), 'Hant'), toPng(progressSvg(of(TWO)), 'Hant')]);
    expect(one.readUInt32BE(16)).toBe(1440);
    expect(one.equals(same)).toBe(true);
  });

  test('has a ground of its own to its corners', async () => {
    const { data, width, height } = PNG.sync.read(await toPng(progressSvg(of(TWO)), 'Hant'));
    for (const pixel of [0, width - 1, width * (height - 1), width * height - 1]) expect(data[pixel * 4 + 3]).toBe(255);
  });

  test('names the keys, dates and customers, whatever signs are in them', async () => {
    const svg = progressSvg(of([{ ...TWO[0]!, customer: 'A<&"' }], { title: '<&"' }));
    expect(svg).toContain('>A&lt;&amp;&quot;</text>');
    expect(svg).toContain('>得到承諾</text>');
    expect(svg).toContain('>11/23</text>');
    const plain = progressSvg(of([{ ...TWO[0]!, customer: 'A' }], { title: '' }));
    expect(ink(await toPng(svg, 'Hant'))).not.toBe(ink(await toPng(plain, 'Hant')));
  });

  test('shows what was not practised as a ring, nothing reached as a bar', () => {
    expect(rings(progressSvg(of([practised(0, 0, 0, 0)])))).toBe(0);
    expect(rings(progressSvg(of([practised(null, 0, 0, null)])))).toBe(2);
  });

  test('draws a higher share higher', () => {
    const latest = new RegExp(`height="([\\d.]+)" fill="${COLOURS.strong}"`, 'g');
    const height = (share: number) => Number([...progressSvg(of([practised(share)])).matchAll(latest)].at(-1)?.[1]);
    expect(height(0)).toBeGreaterThan(0);
    expect(height(0.3)).toBeGreaterThan(height(0));
    expect(height(0.6)).toBeCloseTo(height(0.3) * 2);
    expect(height(1)).toBeGreaterThan(height(0.6));
  });

  test('speaks of last time only where there was one', () => {
    expect(progressSvg(of(TWO))).toContain('>上次<');
    expect(progressSvg(of(TWO.slice(0, 1)))).not.toContain('>上次<');
    expect(progressSvg(of([practised(null, 0.4, null, null), practised(0.4, null, 0.1, 0.1)]))).not.toContain('>上次<');
  });

  test('shows the last ten practices, and names where they have room', () => {
    const twelve = Array.from({ length: 12 }, (_, i): Try => ({ ...TWO[0]!, date: `1/${i + 1}` }));
    const svg = progressSvg(of(twelve));
    expect(svg).toContain('>1/12<');
    expect(svg).not.toContain('>1/2<');
    expect(svg).not.toContain('林淑芬');
    expect(progressSvg(of(twelve.slice(0, 8)))).toContain('林淑芬');
  });

  test('of nothing is still a picture', async () => {
    expect((await toPng(progressSvg(of([])), 'Hans')).length).toBeGreaterThan(1000);
  });
});
