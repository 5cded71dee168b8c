import { PNG } from 'pngjs';
import { drillSvg, type DrillPicture } from '../../src/picture/drill.ts';
import { toPng } from '../../src/picture/png.ts';
import { ink } from './pixels.ts';

type People = DrillPicture['people'];

const KEYS = ['融化冰塊', '找到關鍵按鈕', '按下關鍵按鈕', '得到承諾'];
const of = (people: People, other: Partial<DrillPicture> = {}): DrillPicture => ({
  title: '週三練傾聽',
  note: '3 人交了',
  keys: KEYS,
  levels: { met: '做到了', partly: '做到一些', not: '還沒做到', not_applicable: '這場用不到' },
  team: '全隊',
  people,
  more: (count) => `還有 ${count} 人`,
  shares: [{ share: 0.5, says: '2 人做到' }, null, null, null],
  ...other,
});
const TEAM: People = [
  { name: '陳小美', state: '過關', marks: ['met', 'partly', 'not', null] },
  { name: '王志明', state: '還沒開始', marks: [null, null, null, null] },
];
const crowd = (count: number): People => Array.from({ length: count }, (_, i) => ({ ...TEAM[0]!, name: `第 ${i} 位` }));
const count = (svg: string, what: string) => svg.split(what).length - 1;
const height = (svg: string) => Number(/ height="([\d.]+)"/.exec(svg)![1]);

describe('a picture of a team’s drill', () => {
  test('is as wide as a phone shows it well, and the same for the same team', async () => {
    const [one, same] = await Promise.all([toPng(drillSvg(of(TEAM)), 'Hant'), toPng(drillSvg(of(TEAM)), 'Hant')]);
    expect(one.readUInt32BE(16)).toBe(1440);
    expect(one.equals(same)).toBe(true);
  });

  test('has a ground of its own to its corners', async () => {
    const { data, width, height: rows } = PNG.sync.read(await toPng(drillSvg(of(TEAM)), 'Hans'));
    for (const pixel of [0, width - 1, width * (rows - 1), width * rows - 1]) expect(data[pixel * 4 + 3]).toBe(255);
  });

  test('tells the marks apart without colours too', async () => {
    const cellsOf = async (mark: 'met' | 'partly' | 'not') =>
      ink(await toPng(drillSvg(of([{ ...TEAM[0]!, marks: [mark, mark, mark, mark] }])), 'Hant'));
    expect(new Set([await cellsOf('met'), await cellsOf('partly'), await cellsOf('not')]).size).toBe(3);
    const half = (svg: string) => count(svg, '<path');
    expect(half(drillSvg(of([{ ...TEAM[0]!, marks: ['partly', 'partly', 'met', 'not'] }])))).toBe(1 + 2);
  });

  test('says where somebody stands who handed in nothing, and explains the stroke only where one is', () => {
    const svg = drillSvg(of(TEAM));
    expect(svg).toContain('>還沒開始</text>');
    expect(svg).not.toContain('>過關</text>');
    expect(svg).toContain('>這場用不到</text>');
    expect(drillSvg(of(TEAM.slice(1)))).not.toContain('>這場用不到</text>');
  });

  test('names people and keys, whatever signs are in them', () => {
    const svg = drillSvg(of([{ ...TEAM[0]!, name: 'A<&"' }], { keys: ['<冰塊>', ...KEYS.slice(1)] }));
    expect(svg).toContain('>A&lt;&amp;&quot;</text>');
    expect(svg).toContain('>&lt;冰塊&gt;</text>');
  });

  test('shows forty people, and says how many more there are', () => {
    const svg = drillSvg(of(crowd(43)));
    expect(svg).toContain('>第 39 位</text>');
    expect(svg).not.toContain('>第 40 位</text>');
    expect(svg).toContain('>還有 3 人</text>');
    expect(drillSvg(of(crowd(40)))).not.toContain('還有');
    expect(height(drillSvg(of(crowd(40))))).toBeLessThan(height(svg));
  });

  test('has a bar for each key that the team practised, and no head over none', () => {
    expect(drillSvg(of(TEAM))).toContain('>2 人做到</text>');
    const none = drillSvg(of(TEAM, { shares: [null, null, null, null] }));
    expect(none).not.toContain('>全隊</text>');
    expect(height(none)).toBeLessThan(height(drillSvg(of(TEAM))));
  });

  test('of nobody is still a picture', async () => {
    expect((await toPng(drillSvg(of([], { keys: [], shares: [] })), 'Hans')).length).toBeGreaterThan(1000);
  });
});
