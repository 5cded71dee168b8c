import { COLOURS } from '../../src/picture/look.ts';
import { toPng } from '../../src/picture/png.ts';
import { simulationSvg, type Simulated } from '../../src/picture/simulation.ts';

const simulated: Simulated = {
  title: '模擬的結果',
  note: '顏色越深，難度越高。',
  levels: ['好聊', '一般', '難聊'],
  personas: [{ name: '林淑芬', measured: '約好下一步', rates: [0.92, 0.714, 0] }],
  reps: [
    { name: '只會推銷', scores: [31, 24, 12] },
    { name: 'A<&"', scores: [88, 79, 64.6] },
  ],
};

/** How long the bars are, in the order in which they stand in the picture. */
function lengths(svg: string): number[] {
  const bar = new RegExp(
    `<rect[^>]* width="([\\d.]+)" fill="(?:${COLOURS.pale}|${COLOURS.middle}|${COLOURS.strong})"`,
    'g',
  );
  return [...svg.matchAll(bar)].map(([, width]) => Number(width));
}

describe('a picture of a simulation', () => {
  test('is drawn in either script, the same for the same numbers', async () => {
    const svg = simulationSvg(simulated);
    const [one, same, other] = await Promise.all([toPng(svg, 'Hant'), toPng(svg, 'Hant'), toPng(svg, 'Hans')]);
    expect(one.readUInt32BE(16)).toBe(1440);
    expect(one.equals(same)).toBe(true);
    expect(one.equals(other)).toBe(false);
  });

  test('has shorter bars on harder levels and longer ones for better reps', () => {
    const [easy, normal, hard, ...reps] = lengths(simulationSvg(simulated));
    expect(easy).toBeGreaterThan(normal!);
    expect(normal).toBeGreaterThan(hard!);
    expect(reps).toHaveLength(6);
    for (const level of [0, 1, 2]) expect(reps[level + 3]).toBeGreaterThan(reps[level]!);
  });

  test('says rates in per cent and scores as numbers, names as written', () => {
    const svg = simulationSvg(simulated);
    for (const text of ['71%', '0%', '65', '約好下一步', '難聊', 'A&lt;&amp;&quot;'])
      expect(svg).toContain(`>${text}</text>`);
  });

  test('gives long names two lines and no more room than there is', () => {
    const name = '只會推銷又連環發問而且不聽人說話的新人業務員們';
    const svg = simulationSvg({ ...simulated, reps: [{ name, scores: [1, 2, 3] }] });
    expect(svg).not.toContain(name);
    expect(svg).toContain('只會推銷又');
    expect(svg).toContain('…</text>');
  });
});
