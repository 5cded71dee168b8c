import * as fc from 'fast-check';
import { actionOf, toBlocks, toPages } from '../../../src/channels/slack/blocks.ts';
import { ACTIONS, DRILL_ACTIONS, type Message, type Part } from '../../../src/session/message.ts';
import { blocksToPlain } from '../../slack-sim/src/mrkdwn.mjs';
import { validateMessageBlocks } from '../../slack-sim/src/blockkit/validate.mjs';

const message = (...parts: Part[]): Message => ({ language: 'zh-TW', speaker: null, summary: '計分卡', parts });
const shown = (...parts: Part[]) => blocksToPlain(toBlocks(parts)) as string;

describe('a part as a reader sees it', () => {
  test.each<[string, Part, string]>([
    ['a heading', { type: 'heading', text: '計分卡' }, '# 計分卡'],
    ['a long heading', { type: 'heading', text: '長'.repeat(200) }, '長'.repeat(200)],
    ['a text', { type: 'text', text: '先停在這裡。' }, '先停在這裡。'],
    ['a customer’s line', { type: 'say', text: '早上七點多\n那段最忙' }, '早上七點多\n那段最忙'],
    ['a note', { type: 'note', text: '教練｜融化冰塊' }, '教練｜融化冰塊'],
    ['a list', { type: 'list', title: '方案做不到的事', items: ['斷網', '漏單'] }, '方案做不到的事\n• 斷網\n• 漏單'],
    ['a list of one', { type: 'list', title: '黃金問題', items: ['還沒問到'] }, '黃金問題\n還沒問到'],
    ['a list without a title', { type: 'list', items: ['你：早安', '淑芬姐：嗯'] }, '• 你：早安\n• 淑芬姐：嗯'],
    [
      'a table',
      {
        type: 'table',
        columns: [{ label: '姓名' }, { label: '融化冰塊', narrow: true }],
        rows: [
          ['小美', '●'],
          ['<阿德>', ''],
        ],
      },
      '姓名 | 融化冰塊\n小美 | ●\n<阿德> | –',
    ],
    ['a table of nothing', { type: 'table', columns: [{ label: '姓名' }], rows: [] }, ''],
    ['a list of nothing', { type: 'list', title: '要留意的話', items: [] }, '要留意的話'],
    ['no text', { type: 'text', text: '' }, ''],
    ['a file, which is a post of its own', { type: 'file', name: 'my-data.json', of: 'my_data' }, ''],
  ])('%s', (_what, part, text) => {
    expect(shown(part)).toBe(text);
  });

  test('bars begin and end at the same place', () => {
    const rows = [
      { label: '融化冰塊', share: 1, level: 'met' as const, mark: '做到了' },
      { label: '找到關鍵按鈕', share: 0.5, level: 'partly' as const, mark: '差一點' },
      { label: '按下關鍵按鈕', share: 0, level: 'not' as const, mark: '還沒' },
      { label: '得到承諾', share: 1, level: 'not_applicable' as const, mark: '不適用' },
    ];
    expect(shown({ type: 'bars', rows }).split('\n')).toEqual([
      '████████  融化冰塊  做到了',
      '████░░░░  找到關鍵按鈕  差一點',
      '░░░░░░░░  按下關鍵按鈕  還沒',
      '░░░░░░░░  得到承諾  不適用',
    ]);
  });

  test.each([
    ['*粗* _斜_ ~刪~ `碼`', '*粗* _斜_ ~刪~ `碼`'],
    ['<!channel> & <3 > 2', '<!channel> & <3 > 2'],
    ['&amp; 不是 &', '&amp; 不是 &'],
    ['> 引用\n> 兩行', '> 引用\n> 兩行'],
    ['看 <https://a.example/x?y=1>', '看 https://a.example/x?y=1'],
    ['看 <http://a.example|a.example>', '看 a.example'],
    ['寄 <mailto:a@b.example>', '寄 a@b.example'],
    ['問 <@U0BOB000001> 和 <#C0GENERAL01|general>', '問 @U0BOB000001 和 #general'],
    ['<@U0BOB000001|bob> 和 <!subteam^S0SDRS00001|@sdrs>', '@bob 和 @sdrs'],
  ])('what a rep wrote stands as written: %s', (said, text) => {
    expect(shown({ type: 'text', text: `你說「${said}」` })).toBe(`你說「${text}」`);
    expect(shown({ type: 'list', title: '要留意的話', items: [said, said] })).toBe(`要留意的話\n• ${text}\n• ${text}`);
  });

  test.each(['<@U0BOB000001>', '<!channel>', '<!here|here>', '<!subteam^S0SDRS00001>', '<#C0GENERAL01>', '@here'])(
    'nobody is called and nothing linked by %s, wherever it stands',
    (typed) => {
      const everywhere: Part[] = [
        { type: 'heading', text: typed },
        { type: 'heading', text: typed + '長'.repeat(200) },
        { type: 'text', text: typed },
        { type: 'say', text: `<https://a.example|${typed.slice(1, -1)}>` },
        { type: 'note', text: typed },
        { type: 'list', title: typed, items: [typed, typed] },
        { type: 'bars', rows: [{ label: typed, share: 1, level: 'met', mark: typed }] },
        { type: 'table', columns: [{ label: typed }], rows: [[typed]] },
        { type: 'buttons', buttons: [{ action: 'pause', label: typed, value: 's1' }] },
      ];
      const [page] = toPages({ ...message(...everywhere), summary: typed });
      expect(page!.text).not.toMatch(/<[@!#]/);
      expect(typesIn(page!.blocks).filter((type) => LIVE.includes(type))).toEqual([]);
    },
  );

  test('nothing that was said is read as markup', () => {
    const anything: Part[] = [
      { type: 'say', text: '*x*' },
      { type: 'note', text: '*x*' },
      { type: 'list', title: '*x*', items: ['*x*', '<!here>'] },
    ];
    expect(JSON.stringify(toBlocks(anything))).not.toContain('mrkdwn');
  });
});

/** What calls somebody or leads somewhere, and text that Slack reads as markup. */
const LIVE = ['user', 'usergroup', 'channel', 'broadcast', 'link', 'date', 'mrkdwn'];

const typesIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, part]) =>
        key === 'type' && typeof part === 'string' ? [part] : typesIn(part),
      );

describe('buttons', () => {
  const pause = { action: 'pause' as const, label: '暫停', value: 's1' };

  test('stand five in a row, each with an action of its own that leads back to its name', () => {
    const blocks = toBlocks([{ type: 'buttons', buttons: Array.from({ length: 7 }, () => pause) }]);
    const ids = blocks.map((b) => (b.type === 'actions' ? b.elements.map((e) => e.action_id!) : []));
    expect(ids.map((row) => row.length)).toEqual([5, 2]);
    expect(new Set(ids.flat()).size).toBe(7);
    expect(new Set(ids.flat().map(actionOf))).toEqual(new Set(['pause']));
  });

  test('ask first where something is lost, and the main one stands out', () => {
    const confirm = { title: '刪掉', text: '要全部刪掉嗎？', yes: '確定', no: '先不要' };
    const [block] = toBlocks([{ type: 'buttons', buttons: [{ ...pause, main: true, confirm }] }]);
    expect(block).toMatchObject({
      elements: [{ style: 'primary', value: 's1', confirm: { style: 'danger', deny: { text: '先不要' } } }],
    });
  });
});

describe('posts', () => {
  test('a message is one post, its notification plain', () => {
    const pages = toPages({ ...message({ type: 'text', text: '好' }), summary: '你說「<!channel> & *x*」' });
    expect(pages.map((page) => page.text)).toEqual(['你說「&lt;!channel&gt; &amp; *x*」']);
  });

  test('a scorecard with very long quotes becomes several, with every word', () => {
    const items = Array.from({ length: 12 }, (_, i) => `${i}${'很長的話'.repeat(900)}`);
    const pages = toPages(
      message(
        { type: 'heading', text: '細節' },
        { type: 'list', title: '黃金問題', items },
        { type: 'text', text: '完' },
      ),
    );
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.map((page) => blocksToPlain(page.blocks) as string).join('\n');
    expect(items.every((item) => all.includes(item))).toBe(true);
    expect(all.endsWith('完')).toBe(true);
  });

  test('a long table goes on in another post, with its head again and every row', () => {
    const rows = Array.from({ length: 240 }, (_, i) => [`第 ${i} 位`, '●']);
    const table: Part = { type: 'table', columns: [{ label: '姓名' }, { label: '融化冰塊' }], rows };
    const pages = toPages(message({ type: 'heading', text: '結果' }, table, { type: 'text', text: '完' }));
    const lines = pages.map((page) => (blocksToPlain(page.blocks) as string).split('\n'));
    expect(lines.map((page) => page.filter((line) => line === '姓名 | 融化冰塊').length)).toEqual([1, 1, 1]);
    expect(lines.flat().filter((line) => line.startsWith('第 '))).toEqual(rows.map((row) => row.join(' | ')));
    expect([lines[0]![0], lines.at(-1)!.at(-1)]).toEqual(['# 結果', '完']);
  });

  const text = fc.string({ unit: fc.constantFrom('字', 'a', '<', '&', '\n', ' ', '😀', '*'), maxLength: 9000 });
  const label = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((s) => `按${s}`);
  const part = fc.oneof<fc.Arbitrary<Part>[]>(
    fc.record({ type: fc.constant('heading' as const), text }),
    fc.record({ type: fc.constantFrom('text' as const, 'say' as const, 'note' as const), text }),
    fc.record({
      type: fc.constant('list' as const),
      title: fc.option(text, { nil: undefined }),
      items: fc.array(text, { maxLength: 20 }),
    }),
    fc.record({
      type: fc.constant('bars' as const),
      rows: fc.array(
        fc.record({
          label,
          share: fc.double({ min: -1, max: 2, noNaN: true }),
          level: fc.constantFrom('met' as const, 'not' as const),
          mark: label,
        }),
        { maxLength: 9 },
      ),
    }),
    fc.integer({ min: 1, max: 20 }).chain((count) =>
      fc.record({
        type: fc.constant('table' as const),
        columns: fc.array(fc.record({ label, narrow: fc.boolean() }), { minLength: count, maxLength: count }),
        rows: fc.array(fc.array(text, { minLength: count, maxLength: count }), { maxLength: 120, size: 'max' }),
      }),
    ),
    fc.record({
      type: fc.constant('buttons' as const),
      buttons: fc.array(
        fc.record({ action: fc.constantFrom(...ACTIONS, ...DRILL_ACTIONS), label, value: fc.constant('v') }),
        {
          maxLength: 12,
        },
      ),
    }),
  );

  test('whatever the parts are, Slack takes every post', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        for (const { blocks, text: fallback } of toPages(message(...parts))) {
          const { issues, totalChars } = validateMessageBlocks(blocks);
          expect(issues).toEqual([]);
          expect(totalChars).toBeLessThanOrEqual(13_200);
          expect(blocks.length).toBeLessThanOrEqual(50);
          expect(fallback).not.toBe('');
        }
      }),
      { numRuns: 60 },
    );
  });
});
