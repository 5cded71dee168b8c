import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FLOWS, load } from '../../src/flow/load.ts';
import { problemLine } from '../../src/flow/problem.ts';

/** Each mistake a trainer can make is made in a copy of flows/, and must be told with its place and what to do. */
const FLOW = 'four-keys/flow.yaml';
const PERSONA = 'four-keys/personas/lin-shufen.yaml';
const PLAN = 'four-keys/plans/first-two-weeks.yaml';

const MISTAKES: { name: string; file: string; from: string | RegExp; to: string; code: string; says: RegExp }[] = [
  {
    name: 'a name that does not exist',
    file: FLOW,
    from: 'summary:',
    to: 'sumary:',
    code: 'E_UNKNOWN_NAME',
    says: /sumary/,
  },
  { name: 'a missing part', file: FLOW, from: /^name: .*\n/m, to: '', code: 'E_MISSING', says: /name/ },
  {
    name: 'a # that cuts the text',
    file: FLOW,
    from: /^name: .*$/m,
    to: 'name: 四把鑰匙 #1 版',
    code: 'E_COMMENT_CUTS_TEXT',
    says: /雙引號/,
  },
  {
    name: 'a colon and a space in a line',
    file: PERSONA,
    from: /^manner: .*$/m,
    to: 'manner: 她說: 還好',
    code: 'E_YAML',
    says: /雙引號|全形冒號/,
  },
  { name: 'a tab', file: PERSONA, from: /^offer:\n {2}/m, to: 'offer:\n\t', code: 'E_YAML', says: /空白/ },
  {
    name: 'the same name twice',
    file: PERSONA,
    from: /^manner: /m,
    to: 'manner: 忙\nmanner: ',
    code: 'E_YAML',
    says: /刪掉/,
  },
  {
    name: 'a quotation that is not closed',
    file: PERSONA,
    from: /^manner: .*$/m,
    to: 'manner: "客氣',
    code: 'E_YAML',
    says: /引號/,
  },
  {
    name: 'a value that is no choice',
    file: PERSONA,
    from: /^region: .*$/m,
    to: 'region: JP',
    code: 'E_NOT_A_CHOICE',
    says: /TW、HK、CN/,
  },
  {
    name: 'a customer without a look',
    file: PERSONA,
    from: /^portrait: .*\n/m,
    to: '',
    code: 'E_MISSING',
    says: /少了「portrait」/,
  },
  {
    name: 'a look that nobody can draw',
    file: PERSONA,
    from: 'wears: apron',
    to: 'wears: kimono',
    code: 'E_NOT_A_CHOICE',
    says: /「wears」.*shirt、polo、/,
  },
  {
    name: 'a part of a look that does not exist',
    file: PERSONA,
    from: 'wears: apron',
    to: 'wears: apron, shoes: red',
    code: 'E_UNKNOWN_NAME',
    says: /shoes/,
  },
  {
    name: 'a text where a number belongs',
    file: PERSONA,
    from: /^patience: .*$/m,
    to: 'patience: 很久',
    code: 'E_WRONG_KIND',
    says: /數字/,
  },
  {
    name: 'a text where a list belongs',
    file: PERSONA,
    from: /^reasons_list: .*$/m,
    to: 'reasons_list: 少出錯',
    code: 'E_WRONG_KIND',
    says: /清單/,
  },
  {
    name: 'an id unlike the file',
    file: PERSONA,
    from: 'id: lin-shufen',
    to: 'id: lin',
    code: 'E_ID_NOT_FILE',
    says: /lin-shufen/,
  },
  {
    name: 'a first choice off the list',
    file: PERSONA,
    from: /^says_first: .*$/m,
    to: 'says_first: 便宜',
    code: 'E_NOT_IN_LIST',
    says: /清單/,
  },
  {
    name: 'a key that nothing leads out of',
    file: FLOW,
    from: /    moves_on:\n      - \{when: signal_shown\}\n      - \{when: no_fit_shown\}\n/,
    to: '',
    code: 'E_NO_WAY_ON',
    says: /按下關鍵按鈕/,
  },
  {
    name: 'a criterion of no key',
    file: FLOW,
    from: 'key: melt_the_ice\n    name: 先聊人',
    to: 'key: melt_ice\n    name: 先聊人',
    code: 'E_NO_SUCH_KEY',
    says: /melt_the_ice/,
  },
  {
    name: 'a better line that shows no move',
    file: FLOW,
    from: 'shows: golden_a',
    to: 'shows: golden_z',
    code: 'E_NO_SUCH_MOVE',
    says: /golden_z/,
  },
  {
    name: 'a plan with an id unlike its file',
    file: PLAN,
    from: 'id: first-two-weeks',
    to: 'id: two-weeks',
    code: 'E_ID_NOT_FILE',
    says: /first-two-weeks/,
  },
  {
    name: 'a day with a customer whom nobody wrote',
    file: PLAN,
    from: 'customers: [gao-bohan,',
    to: 'customers: [gao-bo,',
    code: 'E_NO_SUCH_PERSONA',
    says: /gao-bo」.*gao-bohan/,
  },
  {
    name: 'a day that practises what the flow does not have',
    file: PLAN,
    from: 'parts: [melt_the_ice]',
    to: 'parts: [melt_ice]',
    code: 'E_NO_SUCH_PART',
    says: /melt_ice」.*whole、melt_the_ice/,
  },
  {
    name: 'a day with the same part twice',
    file: PLAN,
    from: 'parts: [get_commitment]',
    to: 'parts: [get_commitment, get_commitment]',
    code: 'E_TWICE',
    says: /tries/,
  },
  {
    name: 'a day that is done by a criterion of no scorecard',
    file: PLAN,
    from: '{customer_chose: met}',
    to: '{customer_choose: met}',
    code: 'E_NO_SUCH_CRITERION',
    says: /customer_choose」.*customer_chose/,
  },
  {
    name: 'the same in one of several ways',
    file: PLAN,
    from: '{took_no_well: met,',
    to: '{took_no: met,',
    code: 'E_NO_SUCH_CRITERION',
    says: /took_no」.*took_no_well/,
  },
  {
    name: 'a condition that nobody knows',
    file: PLAN,
    from: '{volunteered: 1}',
    to: '{volunteers: 1}',
    code: 'E_UNKNOWN_NAME',
    says: /volunteers/,
  },
  {
    name: 'a done-when that says nothing',
    file: PLAN,
    from: '{volunteered: 1}',
    to: '{}',
    code: 'E_WRONG_FORM',
    says: /至少寫一個條件/,
  },
  {
    name: 'a level that customers do not have',
    file: PLAN,
    from: 'knows: [consequence]',
    to: 'knows: [後果]',
    code: 'E_NOT_A_CHOICE',
    says: /consequence/,
  },
  {
    name: 'a note that the coach does not have',
    file: PLAN,
    from: 'never: [tender_word]',
    to: 'never: [tender]',
    code: 'E_NOT_A_CHOICE',
    says: /tender_word/,
  },
  {
    name: 'an ending that there is not',
    file: PLAN,
    from: 'ending: [polite_refusal,',
    to: 'ending: [refusal,',
    code: 'E_NOT_A_CHOICE',
    says: /polite_refusal/,
  },
  {
    name: 'a pass mark that there is not',
    file: PLAN,
    from: 'pass: partly',
    to: 'pass: 60',
    code: 'E_NOT_A_CHOICE',
    says: /none、partly、met/,
  },
];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flows-'));
  await cp(FLOWS, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

test('the flows as they are have no mistake', async () => {
  const { problems, doubts } = await load();
  expect([...problems, ...doubts].map(problemLine)).toEqual([]);
});

test.each(MISTAKES)('$name', async ({ file, from, to, code, says }) => {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  await writeFile(path, after);
  const { problems } = await load(folder);
  const found = problems.find((p) => p.code === code);
  expect(problems.map(problemLine).join('\n')).toMatch(says);
  expect(found).toMatchObject({ file: `flows/${file}`, line: expect.any(Number), column: expect.any(Number) });
  const changed = before.split('\n').findIndex((line, i) => line !== after.split('\n')[i]) + 1;
  if (to !== '') expect(Math.abs(found!.line - changed)).toBeLessThanOrEqual(1);
});

test('a line said twice is named where it stands the second time', async () => {
  const path = join(folder, PERSONA);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/^ {2}refuses:\n/m, '  refuses:\n    - 就這樣啊，沒有然後\n'));
  const { problems } = await load(folder);
  expect(problems.map((p) => p.code)).toEqual(['E_LINE_TWICE']);
});

test('a copied customer who keeps the names of the first is doubted, line by line; it can be played', async () => {
  const text = await readFile(join(folder, PERSONA), 'utf8');
  const copied = text
    .replace(/^id: .*$/m, 'id: wang-mei')
    .replace(/^name: .*$/m, 'name: 王小美')
    .replace(/^called: .*$/m, 'called: 小美姐');
  await writeFile(join(folder, 'four-keys/personas/wang-mei.yaml'), copied);
  const { content, problems, doubts } = await load(folder);
  expect(problems).toEqual([]);
  expect(content!.flows.get('four-keys')!.personas.has('wang-mei')).toBe(true);
  const lines = copied.split('\n');
  const left = [...lines.keys()].filter((i) => lines[i]!.includes('淑芬'));
  expect(doubts.map(({ file, line }) => `${file}:${line}`)).toEqual(
    left.map((i) => `flows/four-keys/personas/wang-mei.yaml:${i + 1}`),
  );
  expect(doubts.map(problemLine)[0]).toMatch(/這裡寫著「林淑芬」「淑芬姐」，那是 .*lin-shufen\.yaml .*改成「小美姐」/);
});

test('a name is a word of its own: May is not in Maybe, and 為何生氣 does not call 何生', async () => {
  const path = join(folder, PERSONA);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/^manner: /m, 'manner: Maybe 不知為何生氣；'));
  expect((await load(folder)).doubts).toEqual([]);
  await writeFile(path, text.replace(/^manner: /m, 'manner: 像 May 一樣，也像何生；'));
  expect((await load(folder)).doubts.map(({ message }) => message)).toEqual([
    expect.stringMatching(/「何生」.*ho-chiming/),
    expect.stringMatching(/「May」.*wong-meiling/),
  ]);
});

test('a copy with nothing changed but its id is doubted for its name', async () => {
  const persona = await readFile(join(folder, PERSONA), 'utf8');
  await writeFile(join(folder, 'four-keys/personas/lin-two.yaml'), persona.replace('id: lin-shufen', 'id: lin-two'));
  expect((await load(folder)).doubts.map(({ code }) => code)).toEqual(['W_SAME_NAME', 'W_SAME_NAME']);
});

test('a folder without a flow, as of old files, is named; nothing breaks', async () => {
  await mkdir(join(folder, 'old'));
  const { problems } = await load(folder);
  expect(problems.map(problemLine)).toEqual([expect.stringMatching(/^flows\/old\/flow\.yaml:1:1 E_NO_FILE/)]);
});

test('a customer whose file has a mistake is not missing in the plan', async () => {
  const path = join(folder, PERSONA);
  await writeFile(path, (await readFile(path, 'utf8')).replace(/^region: .*$/m, 'region: JP'));
  const { problems } = await load(folder);
  expect(problems.map(({ file }) => file)).toEqual([`flows/${PERSONA}`]);
});

test('a flow without plans is a flow', async () => {
  await rm(join(folder, 'four-keys/plans'), { recursive: true });
  const { content, problems } = await load(folder);
  expect(problems).toEqual([]);
  expect(content!.flows.get('four-keys')!.plans.size).toBe(0);
});

test('another folder is a flow, another file a persona, with no change of code', async () => {
  await cp(join(folder, 'four-keys'), join(folder, 'short'), { recursive: true });
  const flow = await readFile(join(folder, 'short/flow.yaml'), 'utf8');
  await writeFile(join(folder, 'short/flow.yaml'), flow.replace('id: four-keys', 'id: short'));
  const persona = await readFile(join(folder, PERSONA), 'utf8');
  await writeFile(join(folder, 'short/personas/lin-two.yaml'), persona.replace('id: lin-shufen', 'id: lin-two'));
  const { content, problems } = await load(folder);
  expect(problems).toEqual([]);
  expect([...content!.flows.keys()]).toEqual(['four-keys', 'short']);
  expect(content!.flows.get('short')!.personas.has('lin-two')).toBe(true);
});
