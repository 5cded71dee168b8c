import { terminalPerson, terminalPractice, type Told } from '../../../src/channels/terminal/practice.ts';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { runTerminal } from '../../../src/channels/terminal/terminal.ts';
import { render } from '../../../src/channels/terminal/render.ts';
import { toMarkdown } from '../../../src/channels/terminal/markdown.ts';
import { createDesk } from '../../../src/session/desk.ts';
import { aTrainer } from '../../session/rep.ts';

const LINES = ['淑芬姐您好，我是點點的小陳，方便請教三分鐘嗎？', '我們的平板功能很齊全，很多店都在用'];

async function begun() {
  const { trainer } = await aTrainer();
  const desk = createDesk(trainer, () => undefined);
  const practice = terminalPractice(trainer, desk, terminalPerson('tester'));
  await practice.start({ persona: 'lin-shufen' });
  return practice;
}

async function ended() {
  const practice = await begun();
  for (const line of LINES) await practice.line(line);
  return { practice, card: await practice.line('/end') };
}

const text = ({ messages }: Told) => messages.map((message) => render(message)).join('\n');
const labels = ({ numbers }: Told) => [...numbers.keys()].map(({ label }) => label);
/** What is typed for a button, by its label. */
const numberOf = (told: Told, label: string) =>
  `/${[...told.numbers].find(([button]) => button.label === label)?.[1] ?? `no number for ${label}`}`;

test('what a message offers is there by number; what has a word of its own is not', async () => {
  const { practice, card } = await ended();
  expect(labels(card)).toEqual(expect.arrayContaining(['從這一句再試一次', '看一段好的例子', '看細節']));
  expect(labels(card)).not.toContain('結束');
  const details = await practice.line(numberOf(card, '看細節'));
  expect(text(details)).toContain('總分');
  const again = await practice.line(numberOf(details, '從這一句再試一次'));
  expect(text(again)).toContain(LINES[1]);
});

test('numbers stand where their buttons are: keys under keys, moments under moments', async () => {
  const practice = await begun();
  const { messages, numbers } = await practice.line('單練');
  expect(render(messages[0]!, numbers).split('\n')).toEqual([
    expect.stringContaining('只練一段'),
    '  一把鑰匙',
    '  /1 找到關鍵按鈕',
    '  /2 按下關鍵按鈕',
    '  /3 得到承諾',
    '  一個時刻',
    '  /4 再看看',
    '  /5 太貴',
    '  /6 已讀不回',
  ]);
});

test('a number stays with its button: an older message’s never presses one of a newer message', async () => {
  const { practice, card } = await ended();
  const details = numberOf(card, '看細節');
  const language = await practice.line('語言');
  expect(numberOf(language, 'English（客戶說繁體中文）')).not.toBe(details);
  expect(text(await practice.line(details))).toContain('總分');
  expect(text(await practice.line(numberOf(language, '简体中文')))).toContain('接下来用简体中文');
});

test('a number that nothing stands behind is not said to the customer; it says which there are', async () => {
  const practice = await begun();
  const none = await practice.line('/4');
  expect(text(none)).toBe('沒有 /4 這個號碼，現在還沒有可以選的。');
  const language = await practice.line('語言');
  const { messages, numbers, turn } = await practice.line('/40');
  expect(turn).toBeNull();
  expect(render(messages[0]!, numbers).split('\n').slice(0, 2)).toEqual([
    '沒有 /40 這個號碼。剛才列出來的是：',
    `  ${numberOf(language, '繁體中文（台灣）')} 繁體中文（台灣）`,
  ]);
});

test('a scorecard as Markdown keeps every word and none of the markup that was written into one', async () => {
  const practice = await begun();
  await practice.line('淑芬姐您好，我是*點點*的 [小陳](x)，<b>方便</b>嗎？');
  const { messages } = await practice.line('/end');
  const markdown = toMarkdown(messages);
  expect(markdown).toContain('## 計分卡');
  expect(markdown).toContain('| 融化冰塊 |');
  expect(markdown).not.toContain('*點點*');
  expect(markdown).toContain('\\*點點\\*的 \\[小陳\\](x)');
});

test('what cannot be undone is asked first, and the yes is good for the next line only', async () => {
  const { practice } = await ended();
  const data = await practice.line('/my-data');
  const asks = () => practice.line(numberOf(data, '刪掉我的資料'));
  const question = await asks();
  expect(text(question)).toContain('救不回來');
  expect(labels(question)).toEqual(['確定刪掉']);
  const late = numberOf(question, '確定刪掉');
  await practice.line('說明');
  expect(text(await practice.line(late))).toContain(`沒有 ${late} 這個號碼`);
  expect(text(await practice.line(numberOf(await asks(), '確定刪掉')))).toContain('都刪掉了');
});

describe('at the terminal itself', () => {
  const here = process.cwd();
  let folder: string;
  beforeEach(() => process.chdir((folder = mkdtempSync(join(tmpdir(), 'terminal-')))));
  afterEach(() => {
    process.chdir(here);
    rmSync(folder, { recursive: true });
  });

  async function typed(...lines: string[]) {
    const { trainer } = await aTrainer();
    const output = new PassThrough();
    const page = { url: 'http://127.0.0.1:3000/', port: 3000, wanted: 3000 };
    const input = Readable.from(lines.map((line) => `${line}\n`));
    await runTerminal({ trainer, page, input, output, env: { LANG: 'zh_TW.UTF-8' } });
    return String(output.read());
  }

  test('after a change of language its own sentences are in the new one too', async () => {
    const said = await typed('語言', '/3', '我的资料');
    expect(said).toContain('已经存成 data/my-data.json');
    expect(said).toContain('辛苦了，下次见。');
    expect(said).not.toContain('下次見');
  });

  test('files are kept in data/, not where the program is', async () => {
    expect(await typed('我的資料')).toContain('已經存成 data/my-data.json。');
    expect(JSON.parse(readFileSync(join(folder, 'data', 'my-data.json'), 'utf8'))).toHaveProperty('sessions');
  });
});
