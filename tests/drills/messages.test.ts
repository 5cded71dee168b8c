import { boardMessage, resultMessage, viewMessage, type DrillState } from '../../src/drills/say/results.ts';
import { tableOf, type PersonInRound } from '../../src/drills/results.ts';
import { teamResult } from '../../src/drills/team-result.ts';
import { toPages } from '../../src/channels/slack/blocks.ts';
import { createTexts } from '../../src/language/interface.ts';
import { LANGUAGES, type Language } from '../../src/language/languages.ts';
import type { Message } from '../../src/session/message.ts';
import { voiceFor } from '../../src/session/say/voice.ts';
import { textOf } from '../session/rep.ts';
import { validateMessageBlocks } from '../slack-sim/src/blockkit/validate.mjs';
import { before, flow, handIn, KEYS, override, person } from './a-round.ts';

const texts = createTexts();
const fix = 'listening';
const criteria = [{ id: 'one_question', level: 'not' as const }];

const TEAM: PersonInRound[] = [
  person('陳小美', { handIns: [handIn([1, 0.5, 0, null], { fix, criteria })], before: before([0.5, 1, 0, 0]) }),
  person('王志明', {
    handIns: [handIn([1, 0.2, 0, 0], { fix, criteria, passed: false })],
    overrides: [override(KEYS[1]!, 'not', 'met', 1, '我有問')],
  }),
  person('Kelvin', { handIns: [handIn([0.5, 0.5, 0.5, 0.5], { criteria })] }),
  person('張淑芬', { state: 'invited' }),
  person('李家豪', { state: 'started', tries: 1 }),
  person('吳怡君', { state: 'unreachable', why: 'left' }),
  person('許志偉', { state: 'unreachable', why: 'channel_not_found' }),
  person('黃俊傑', { state: 'unreachable', why: 'user_disabled' }),
];

interface Shown {
  people?: PersonInRound[];
  language?: Language;
  state?: DrillState;
  rounds?: number | null;
  asksPass?: boolean;
  lines?: string[];
}

function messages({ people = TEAM, language = 'zh-TW', state = 'running', lines = [], ...more }: Shown = {}) {
  const voice = voiceFor(texts, language);
  const result = teamResult(flow, people);
  const round = { name: '週三練傾聽', ofPlan: false, round: 2, rounds: 4, due: '11/25（週三）18:00', ...more };
  const seen = { asksPass: true, filling: false, ...round, drill: 'd1', state, result };
  return {
    board: boardMessage(voice, { ...seen, people }),
    view: viewMessage(voice, { ...seen, rows: tableOf(flow, people), lines, joined: 0, picture: 'drill_picture/D1/2' }),
    result: resultMessage(voice, { ...round, result }),
  };
}

const linesOf = (message: Message) => textOf(message).split('\n');
const buttonsOf = ({ parts }: Message) => parts.flatMap((part) => (part.type === 'buttons' ? part.buttons : []));

describe('the board of a drill', () => {
  test('says when, how many are how far, how the keys go and who cannot be reached', () => {
    expect(linesOf(messages().board).slice(0, 13)).toEqual([
      '週三練傾聽｜第 2 期（共 4 期）',
      '截止：11/25（週三）18:00',
      '共 5 人要練：3 人完成，其中 2 人過關，1 人練到一半，1 人還沒開始',
      '完成 0.6 3／5 人',
      expect.stringMatching(/^融化冰塊 .* 2 人做到，1 人做到一些$/),
      expect.stringMatching(/^找到關鍵按鈕 .* 1 人做到，2 人做到一些$/),
      expect.stringMatching(/^按下關鍵按鈕 .* 1 人做到一些，2 人還沒$/),
      expect.stringMatching(/^得到承諾 .* 1 人做到一些，1 人還沒$/),
      '聯絡不到',
      '帳號停用了：吳怡君',
      '訊息傳不到：許志偉、黃俊傑',
      '[看每個人]',
      '[提醒還沒完成的 2 人]',
    ]);
  });

  test.each([
    ['running', ['drill_show', 'drill_remind', 'drill_pause', 'drill_export', 'drill_end']],
    ['paused', ['drill_show', 'drill_resume', 'drill_export', 'drill_end']],
    ['ended', ['drill_show', 'drill_export']],
  ] as const)('offers what can be done with a drill that is %s', (state, actions) => {
    const buttons = buttonsOf(messages({ state }).board);
    expect(buttons.map(({ action }) => action)).toEqual(actions);
    expect(buttons.map(({ value }) => value)).toEqual(actions.map((one) => (one === 'drill_show' ? 'd1/2' : 'd1')));
  });

  test('offers no reminder where all are done', () => {
    const actions = buttonsOf(messages({ people: TEAM.slice(0, 3) }).board).map(({ action }) => action);
    expect(actions).not.toContain('drill_remind');
  });

  test('speaks of rounds where there are several, and of passing where it is asked for', () => {
    const heading = (rounds: number | null) => linesOf(messages({ rounds }).board)[0];
    expect([heading(1), heading(null)]).toEqual(['週三練傾聽', '週三練傾聽｜第 2 期']);
    expect(textOf(messages({ asksPass: false }).board)).not.toContain('過關');
  });
});

describe('the view of a round', () => {
  const table = (shown: Shown = {}) => linesOf(messages(shown).view).filter((line) => line.includes(' | '));

  test('has people and keys, with what changed and what was changed', () => {
    expect(table()).toEqual([
      '姓名 | 狀態 | 場數 | 融化冰塊 | 找到關鍵按鈕 | 按下關鍵按鈕 | 得到承諾',
      '王志明 | 還沒過關 | 1 | ● | ●* | ○ | ○',
      '吳怡君 | 聯絡不到 | 0 | – | – | – | –',
      '李家豪 | 練到一半 | 1 | – | – | – | –',
      '張淑芬 | 還沒開始 | 0 | – | – | – | –',
      '許志偉 | 聯絡不到 | 0 | – | – | – | –',
      '陳小美 | 過關 | 1 | ● ↑ | ◐ ↓ | ○ | –',
      '黃俊傑 | 聯絡不到 | 0 | – | – | – | –',
      'Kelvin | 過關 | 1 | ◐ | ◐ | ◐ | ◐',
    ]);
  });

  test('says what each sign in it means, and no other', () => {
    expect(textOf(messages().view)).toContain(
      '● 做到了　◐ 做到一些　○ 還沒做到　– 沒交，或這場用不到　↑↓ 跟上次比　* 主管改過',
    );
    expect(textOf(messages({ people: TEAM.slice(2, 3) }).view)).not.toMatch(/[↑↓*–]/);
  });

  test('names the weakest criterion with its reason, and who waits for an answer', () => {
    const lines = linesOf(messages({ lines: ['你要買嗎', '快簽吧'] }).view);
    const from = (title: string, count: number) => lines.slice(lines.indexOf(title) + 1).slice(0, count);
    expect(from('全隊最卡的一項', 2)).toEqual([
      '一次問一件事：一次問兩件，對方只會回最後一件。',
      '3 人練到這一項，0 人做到。',
    ]);
    expect(from('有人是這樣說的（不具名）', 2)).toEqual(['「你要買嗎」', '「快簽吧」']);
    expect(from('不同意改過的評分', 1)).toEqual(['王志明']);
  });

  test('names who is not done, by where they stand, and who changed which mark', () => {
    const people = [...TEAM, person('周小姐', { quiet: true }), person('宋先生', { state: 'waiting' })];
    const text = textOf(messages({ people }).view);
    expect(text).toContain(
      [
        '還沒完成的人',
        '練到一半：李家豪',
        '還沒開始：張淑芬',
        '選了「先不要」：周小姐',
        '還沒通知：宋先生',
        '聯絡不到',
        '帳號停用了：吳怡君',
        '訊息傳不到：許志偉、黃俊傑',
      ].join('\n'),
    );
    expect(text).toContain(
      '改過的評分\n王志明，找到關鍵按鈕：還沒做到 → 做到了（周經理：有接住，只是沒問下去）\n不同意改過的評分',
    );
    expect(text).toContain('周小姐 | 選了「先不要」 | 0');
  });

  test('names thirty of a state and how many more there are', () => {
    const many = Array.from({ length: 32 }, (_, i) => person(`P${10 + i}`));
    expect(textOf(messages({ people: many }).view)).toMatch(/還沒開始：P10、.*、P39、還有 2 人/);
  });

  test('offers to change a mark where there is one', () => {
    const actions = (people: PersonInRound[]) => buttonsOf(messages({ people }).view).map(({ action }) => action);
    expect(actions(TEAM)).toEqual(['drill_mark', 'drill_remind', 'drill_export', 'drill_list']);
    expect(actions(TEAM.slice(3))).toEqual(['drill_remind', 'drill_export', 'drill_list']);
  });
});

describe('the result in a channel', () => {
  test.each(LANGUAGES)('has nobody’s name: %s', (language) => {
    const said = textOf(messages({ language }).result);
    expect(TEAM.filter(({ name }) => said.includes(name))).toEqual([]);
  });

  test('has the keys that enough people practised, and the commonest thing to fix as a pattern', () => {
    expect(linesOf(messages().result)).toEqual([
      '週三練傾聽｜第 2 期（共 4 期）｜結果',
      '大家辛苦了，全隊這次的結果：',
      '完成 0.6 3／5 人',
      expect.stringContaining('融化冰塊'),
      expect.stringContaining('找到關鍵按鈕'),
      expect.stringContaining('按下關鍵按鈕'),
      '大家下次先改這一件',
      '先接住再往下問：有被聽見，人才會往下說；連著問，像在審問。',
      '可以這樣說：「剛剛說到『〔客戶的用詞〕』，可以多說一點嗎？」',
      '這裡只有全隊的數字，不列個人。',
    ]);
  });

  test('of a few people is completion alone, and says why', () => {
    expect(linesOf(messages({ people: TEAM.slice(1, 5) }).result)).toEqual([
      '週三練傾聽｜第 2 期（共 4 期）｜結果',
      '大家辛苦了，全隊這次的結果：',
      '完成 0.5 2／4 人',
      '交的人還不多，先不列各把鑰匙的情形，免得看得出是誰。',
    ]);
  });
});

test.each(LANGUAGES)('Slack takes all three, of three people and of a hundred and fifty: %s', (language) => {
  const many = Array.from({ length: 150 }, (_, i) => ({ ...TEAM[i % TEAM.length]!, person: `U${i}` }));
  for (const people of [TEAM.slice(0, 3), many])
    for (const message of Object.values(messages({ people, language, lines: ['你要買嗎'] })))
      for (const { blocks } of toPages(message)) expect(validateMessageBlocks(blocks).issues).toEqual([]);
});

test('no better line of the flow keeps a blank that nobody can read', () => {
  const voice = voiceFor(texts, 'en');
  for (const criterion of flow.criteria) {
    const people = ['A', 'B', 'C'].map((name) => person(name, { handIns: [handIn([0], { fix: criterion.id })] }));
    const said = textOf(
      resultMessage(voice, {
        name: 'x',
        ofPlan: false,
        round: 1,
        rounds: 1,
        due: '',
        result: teamResult(flow, people),
      }),
    );
    expect(said).toContain('For example');
    expect(said).not.toMatch(/[{}]/);
  }
});
