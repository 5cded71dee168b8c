import { createRecogniser } from '../../src/understanding/recognise.ts';
import { readCatalogue } from './messages.ts';

const recognise = createRecogniser(readCatalogue());

/** Lines in turn: 「客：…」 the customer, 「業：…」 the rep; the last is the message. */
function read(stage: string, ...lines: string[]) {
  const spoken = lines.map((line) => ({
    who: line.startsWith('客：') ? ('customer' as const) : ('rep' as const),
    text: line.slice(2),
  }));
  return recognise({ stage, history: spoken.slice(0, -1), text: spoken.at(-1)!.text });
}
const find = 'find_hot_button';
const press = 'press_hot_button';

describe('a bare 為什麼 takes up what the customer has just answered', () => {
  test.each([
    ['golden_b', ['業：這幾項您會先選哪一個？', '客：少出錯吧', '業：為什麼呢？']],
    ['golden_c', ['業：怎麼會先想到這個？', '客：每次卡在單上就大小聲', '業：為什麼？']],
    ['golden_e', ['業：照現在這樣走下去呢？', '客：大概就各做各的，回家也不講話', '業：點解？']],
    ['golden_e', ['客：我最怕的就是沒人接', '業：為什麼？']],
    ['encourage', ['客：最近店裡比較亂', '業：為什麼？']],
  ])('%s: %j', (move, lines) => {
    expect(read(find, ...lines).moves).toEqual([move]);
  });
});

describe('golden_e needs a worry or a consequence that was voiced', () => {
  test('with one', () =>
    expect(read(find, '客：再這樣下去店大概就收了', '業：您最放不下的是哪一塊？').moves).toContain('golden_e'));
  test('without', () =>
    expect(read(find, '客：我們開了八年', '業：您最放不下的是哪一塊？').moves).not.toContain('golden_e'));
});

describe('what was asked is answered; what was not asked is pitched', () => {
  test('a price after the question', () =>
    expect(read(press, '客：一個月多少？', '業：月繳 1,480 元，不綁約').moves).toEqual(['inform']));
  test('a price unasked', () => expect(read(press, '客：嗯', '業：月繳 1,480 元，不綁約').moves).toEqual(['pitch']));
  test('a question left open is a cue', () =>
    expect(read(find, '客：你們一個月多少錢？', '業：您平常幾點開店？').cues).toContain('evade'));
  test('an answered one is none', () =>
    expect(read(find, '客：你們一個月多少錢？', '業：一千二').cues).not.toContain('evade'));
});

describe('an objection is received, answered, or belittled', () => {
  test.each([
    ['acknowledge_objection', '業：嗯，貴是跟哪一家比呢？'],
    ['acknowledge_objection', '業：會有這個顧慮很正常'],
    ['answer_objection', '業：跟您現在那家比，差在出單是自動的'],
  ])('%s: %s', (move, line) => expect(read('get_commitment', '客：有點貴欸，再看看', line).moves).toContain(move));

  test('不會啦 belittles an objection and is politeness after thanks', () => {
    expect(read('get_commitment', '客：太麻煩了', '業：不會啦，哪有麻煩').flags).toEqual(['dismiss']);
    expect(read('get_commitment', '客：謝謝你跑一趟', '業：不會啦').flags).toEqual([]);
  });

  test('放心啦 belittles a worry only where it is all the answer', () => {
    expect(read('get_commitment', '客：我怕他學不會', '業：放心啦，包在我身上').flags).toEqual(['dismiss']);
    expect(
      read('get_commitment', '客：我怕他學不會', '業：放心，第一個月我每週到店陪他按一次，不順再退').flags,
    ).toEqual([]);
  });
});

describe("the customer's words", () => {
  test('said back reflect', () =>
    expect(read(find, '客：老主顧坐在那邊聽', '業：老主顧都坐在那邊聽').moves).toEqual(['reflect']));
  test('beside the offer link', () =>
    expect(read(press, '客：我想接女兒放學', '業：您說想接女兒放學，這個班表可以讓您四點就走').moves).toEqual([
      'link_to_motivator',
    ]));
  test('with a feeling put in assume', () =>
    expect(read(find, '客：退休吧', '業：您說退休，一定很怕沒人養吧').flags).toEqual(['assume']));
  test('only of the last twelve lines', () => {
    const long = Array.from({ length: 12 }, () => '客：嗯');
    expect(read(find, '客：老主顧坐在那邊聽', ...long, '業：老主顧都坐在那邊聽').moves).not.toContain('reflect');
  });
});

describe('what is denied, asked, quoted or played back is no claim', () => {
  test.each([
    '業：我沒辦法保證收益，每個人差很多',
    '業：沒有人能保證回本',
    '業：有人跟您說過穩賺不賠嗎？',
    '業：您剛說「穩賺不賠」，那是誰跟您說的？',
    '業：「保證賺錢」這種話我不敢講',
    '業：對您來說最重要的是哪一項？',
    '業：這幾項裡第一優先是哪個？',
    '業：這個不能治病，有狀況先問醫師',
    '業：不用今天決定',
  ])('%s', (line) => expect(read(find, '客：別人都說穩賺不賠', line).flags).toEqual([]));

  test.each([
    ['R1', '業：我們這個保證回本'],
    ['R1', '業：呢個計劃穩賺不賠'],
    ['R2', '業：想不想每個月多賺三萬？'],
    ['R7', '業：我們是業界第一品牌'],
    ['R9', '業：俾個面啦'],
    ['R4', '業：這不是推銷啦，只是聊聊'],
  ])('%s: %s', (family, line) => expect(read(find, '客：嗯', line).found.map((f) => f.family)).toContain(family));
});

describe('one question at a time', () => {
  test.each(['您現在用哪一家？一個月多少錢？', '店裡幾個人，生意最好是幾點？'])('two: %s', (text) =>
    expect(read(find, `業：${text}`).flags).toEqual(['stacked_questions']),
  );
  test.each([
    '方便嗎？想請教您店裡怎麼叫貨',
    '怎麼說？是遇到什麼事嗎？',
    '您現在怎麼記帳？是手寫還是用電腦？',
    '這樣很累，對吧？您平常幾點收？',
  ])('one: %s', (text) => expect(read(find, `業：${text}`).flags).not.toContain('stacked_questions'));
});

describe('a long message without a question', () => {
  const long = '我們平板點完餐廚房會出單，'.repeat(8);
  test('over 80 characters', () => expect(read(find, `業：${long}`).flags).toContain('monologue'));
  test('up to 150 where the offer is told, or a question answered', () => {
    expect(read(press, `業：${long}`).flags).not.toContain('monologue');
    expect(read(find, '客：那你們怎麼做？', `業：${long}`).flags).not.toContain('monologue');
  });
  test('none with a question', () => expect(read(find, `業：${long}您看呢？`).flags).not.toContain('monologue'));
});
