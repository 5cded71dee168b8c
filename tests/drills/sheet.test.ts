import * as fc from 'fast-check';
import { sheetWords } from '../../src/drills/say/sheet.ts';
import { sheetRows, toCsv, toJson, type SheetRow } from '../../src/drills/sheet.ts';
import { createTexts } from '../../src/language/interface.ts';
import type { Language } from '../../src/language/languages.ts';
import { voiceFor } from '../../src/session/say/voice.ts';
import { flow, handIn, KEYS, override, person } from './a-round.ts';

const texts = createTexts();
const words = (language: Language) => sheetWords(voiceFor(texts, language), [flow]);
const round = { drill: '週三練傾聽', round: 2, due: Date.UTC(2026, 10, 25, 10), parts: ['whole'] };
const people = [
  person('陳小美', {
    handIns: [handIn([0.9, 0.2, null, 0.5], { at: Date.UTC(2026, 10, 24, 1) })],
    overrides: [override(KEYS[1]!, 'not', 'met', Date.UTC(2026, 10, 24, 2), '我覺得\n還不到')],
  }),
  person('Kelvin', { state: 'missed', tries: 1 }),
];

/** The cells of a CSV text (RFC 4180): quoted where they must be, records ended by CRLF. */
function cellsIn(csv: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    record.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

const BOM = '\uFEFF';
const read = (csv: string) => cellsIn(csv.slice(BOM.length));
const nameIn = (name: string) => read(toCsv(sheetRows(round, [person(name)]), words('zh-TW')))[1]![4];

describe('an export', () => {
  test('has a row for everybody and each part, those who handed in nothing too', () => {
    const rows = sheetRows({ ...round, parts: ['melt_the_ice', 'whole'] }, people);
    expect(rows.map(({ name, part, state, handedInAt }) => [name, part, state, handedInAt])).toEqual([
      ['陳小美', 'melt_the_ice', 'done', null],
      ['陳小美', 'whole', 'done', '2026-11-24T01:00:00.000Z'],
      ['Kelvin', 'melt_the_ice', 'missed', null],
      ['Kelvin', 'whole', 'missed', null],
    ]);
  });

  test('says who disagrees without a word, who said "not now", and who has handed in only something', () => {
    const appealed = override(KEYS[0]!, 'met', 'not', 1, '');
    const csv = toCsv(
      sheetRows(round, [
        person('A', { state: 'started', handIns: [handIn([1])], overrides: [appealed] }),
        person('B', { quiet: true }),
      ]),
      words('zh-TW'),
    );
    const [, a, b] = read(csv);
    expect([a![6], a!.at(-1), b![6], b!.at(-1)]).toEqual(['交過，還沒完成', '不同意', '選了「先不要」', '']);
  });

  test('names a changed mark where its key was practised only', () => {
    const handIns = [handIn([1], { part: 'melt_the_ice' }), handIn([1, 0.2], { part: 'whole' })];
    const overrides = [override(KEYS[1]!, 'not', 'met')];
    const rows = sheetRows({ ...round, parts: ['melt_the_ice', 'whole'] }, [person('A', { handIns, overrides })]);
    expect(rows.map((row) => row.overrides.map(({ key }) => key))).toEqual([[], [KEYS[1]]]);
  });

  test('reads in Chinese as a spreadsheet shows it', () => {
    const csv = toCsv(sheetRows(round, people), words('zh-TW'));
    expect(csv.startsWith(BOM)).toBe(true);
    const [head, first, second] = read(csv);
    expect(head!.slice(0, 12).join()).toBe(
      '任務,第幾期,截止時間,練什麼,姓名,帳號,狀態,場數,交出時間,過關,融化冰塊,融化冰塊（0 到 1）',
    );
    expect(head!.slice(-2).join()).toBe('主管改過的評分,本人的看法');
    expect(first!.slice(3)).toEqual([
      ...'整場,陳小美,U-陳小美,完成,1,2026-11-24T01:00:00.000Z,是'.split(','),
      ...'做到了,0.9,做到了,1,這場用不到,0,做到一些,0.5'.split(','),
      '找到關鍵按鈕：還沒做到 → 做到了（周經理：有接住，只是沒問下去）',
      '我覺得\n還不到',
    ]);
    expect(second!.slice(6)).toEqual(['沒趕上', '1', '', '', ...KEYS.flatMap(() => ['', '']), '', '']);
  });

  test.each(['zh-CN', 'zh-HK', 'en'] as const)('has as many cells in each row as its head has: %s', (language) => {
    const records = read(toCsv(sheetRows(round, people), words(language)));
    expect(records.map((cells) => cells.length)).toEqual(records.map(() => records[0]!.length));
  });

  test('as JSON is what it was', () => {
    const rows = sheetRows(round, people);
    expect(JSON.parse(toJson(rows))).toEqual(rows);
  });
});

describe('what people wrote is no formula', () => {
  test.each([
    '=HYPERLINK("http://x")',
    '+1',
    '-1',
    '@x',
    '\t=1',
    '\rx',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u3000＝1',
    '\u200b=1',
    '\u0000=1',
    '\u202e=1',
    '﹦1',
    '−1',
  ])('%j stands as text', (name) => {
    expect(nameIn(name)).toBe(`'${name}`);
  });

  test.each([
    ['\n=1', "'\n'=1"],
    ['小美\n=1', "小美\n'=1"],
    ['小美\r\n =1', "小美\r\n' =1"],
    ['小美\r＝1', "小美\r'＝1"],
    ['小美\u2028@x', "小美\u2028'@x"],
    ['小美\n\n\t-1\n好', "小美\n\n'\t-1\n好"],
  ])('nor does a line in a cell: %j', (name, shown) => {
    expect(nameIn(name)).toBe(shown);
  });

  test.each(['陳小美', 'O’Brien, Ann', '"小美"', '小\n美', '小\r\n美', '王（A=B）', 'a-b', ' 小美', "'=1"])(
    '%j stands as it is',
    (name) => {
      expect(nameIn(name)).toBe(name);
    },
  );

  test('nor does a semicolon begin a cell where Excel takes it for the comma', () => {
    expect(toCsv(sheetRows(round, [person('a;=1')]), words('en'))).toContain('"a;=1"');
  });

  test('nor do quotes, commas and line ends begin another cell, whatever is written', () => {
    const text = fc.string({ unit: fc.constantFrom('=', '"', ',', ';', '\r', '\n', '\t', ' ', "'", '＝', '字', 'a') });
    fc.assert(
      fc.property(text, text, text, (name, reason, appeal) => {
        const one = { ...override(KEYS[0]!, 'not', 'met', 1, appeal), reason };
        const rows: SheetRow[] = sheetRows(round, [person(name, { handIns: [handIn([0])], overrides: [one] })]);
        const records = read(toCsv(rows, words('en')));
        expect(records.map((cells) => cells.length)).toEqual([20, 20]);
        for (const line of records[1]!.flatMap((cell) => [cell, ...cell.split(/\r\n|[\r\n]/)]))
          expect(line).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
        expect(records[1]![4]!.replaceAll("'", '')).toBe(name.replaceAll("'", ''));
      }),
    );
  });
});
