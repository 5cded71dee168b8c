import { terminalPerson, terminalPractice, type Told } from '../../../src/channels/terminal/practice.ts';
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

const text = ({ messages }: Told) => messages.map(render).join('\n');
const labels = ({ buttons }: Told) => buttons.map((b) => b.label);

test('what a message offers is there by number; what has a word of its own is not', async () => {
  const { practice, card } = await ended();
  expect(labels(card)).toEqual(expect.arrayContaining(['從這一句再試一次', '看一段好的例子', '看細節']));
  expect(labels(card)).not.toContain('結束');
  const details = await practice.line(`/${labels(card).indexOf('看細節') + 1}`);
  expect(text(details)).toContain('總分');
  const again = await practice.line(`/${labels(details).indexOf('從這一句再試一次') + 1}`);
  expect(text(again)).toContain(LINES[1]);
});

test('a number that nothing stands behind is a line like any other', async () => {
  const practice = await begun();
  expect((await practice.line('/9')).turn?.rep[0]?.text).toBe('/9');
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

test('what cannot be undone is asked first', async () => {
  const { practice } = await ended();
  const data = await practice.line('/my-data');
  const question = await practice.line(`/${labels(data).indexOf('刪掉我的資料') + 1}`);
  expect(text(question)).toContain('救不回來');
  expect(labels(question)).toEqual(['確定刪掉']);
  expect(text(await practice.line('/1'))).toContain('都刪掉了');
});
