import { render } from '../../../src/channels/terminal/render.ts';
import { toMarkdown } from '../../../src/channels/terminal/markdown.ts';
import type { Message } from '../../../src/session/message.ts';

const tableOf = (...rows: string[][]): Message => ({
  language: 'zh-TW',
  speaker: null,
  summary: '',
  parts: [{ type: 'table', columns: [{ label: '姓名' }, { label: '融化冰塊', narrow: true }, { label: 'n' }], rows }],
});

test('columns stand under each other, whatever is as wide as two letters', () => {
  expect(render(tableOf(['陳小美', '●', '2'], ['Kelvin', '◐ ↑', '12'], ['🙂', '–', ''])).split('\n')).toEqual([
    '  姓名    融化冰塊  n',
    '  陳小美  ●         2',
    '  Kelvin  ◐ ↑       12',
    '  🙂      –',
  ]);
});

test('a cell is one line, and no cell is markup', () => {
  expect(render(tableOf(['小\n美', '', '']))).toContain('  小 美');
  expect(toMarkdown([tableOf(['*小|美*', '●', '2'])]).split('\n')).toEqual([
    '| 姓名 | 融化冰塊 | n |',
    '| --- | --- | --- |',
    '| \\*小\\|美\\* | ● | 2 |',
    '',
  ]);
});
