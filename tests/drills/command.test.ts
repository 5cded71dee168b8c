import { commandIn, type Commanded } from '../../src/drills/command.ts';

test.each<[string, Partial<Commanded>]>([
  ['', { command: 'form' }],
  ['  ', { command: 'form' }],
  ['new', { command: 'form' }],
  ['新建', { command: 'form' }],
  ['list', { command: 'list' }],
  ['清單', { command: 'list' }],
  ['列表', { command: 'list' }],
  ['Show 3', { command: 'show', which: '3' }],
  ['看 3', { command: 'show', which: '3' }],
  ['查看3', { command: 'show', which: '3' }],
  ['提醒 2', { command: 'remind', which: '2' }],
  ['pause 2', { command: 'pause', which: '2' }],
  ['暂停 2', { command: 'pause', which: '2' }],
  ['繼續 2', { command: 'resume', which: '2' }],
  ['恢复 2', { command: 'resume', which: '2' }],
  ['结束　2', { command: 'end', which: '2' }],
  ['导出 2 csv', { command: 'export', which: '2', rest: 'csv' }],
  ['匯出 2', { command: 'export', which: '2' }],
  ['share 3 <@U2|bob> <@U3>', { command: 'share', which: '3', rest: '<@U2|bob> <@U3>' }],
  ['共同負責 3 <@U2>', { command: 'share', which: '3', rest: '<@U2>' }],
  ['help', { command: 'help' }],
  ['說明', { command: 'help' }],
  ['帮助', { command: 'help' }],
  ['<!subteam^S1|@sales> friday', { command: 'set', rest: '<!subteam^S1|@sales> friday' }],
  ['四把鑰匙 @業務組 週五', { command: 'set', rest: '四把鑰匙 @業務組 週五' }],
  ['set @sales friday', { command: 'set', rest: '@sales friday' }],
  ['listen', { command: 'set', rest: 'listen' }],
])('/drill %s', (text, commanded) => {
  expect(commandIn(text)).toEqual({ which: '', rest: '', ...commanded });
});
