import * as fc from 'fast-check';
import { toReader } from '../../src/language/script.ts';

describe('interface: the reader’s region, words included', () => {
  test.each([
    ['zh-TW', '到設定裡換軟體的語言', '到設定裡換軟體的語言'],
    ['en', '到設定裡換軟體的語言', '到設定裡換軟體的語言'],
    ['zh-CN', '到設定裡換軟體的語言', '到设置里换软件的语言'],
    ['en-CN', '打「說明」看螢幕', '打“说明”看屏幕'],
    ['zh-HK', '接著說說這裡的客戶群', '接着說說這裏的客戶群'],
    ['zh-HK', '閱讀、啟用、脫離、溫馨', '閱讀、啟用、脫離、溫馨'],
  ] as const)('%s: %s → %s', (language, ours, shown) => {
    expect(toReader(ours, language, 'interface')).toBe(shown);
  });
});

describe('customer: characters only, so that nobody starts to talk like another region', () => {
  test.each([
    ['zh-TW', '老主顧用軟體泡麵，還好欸', '老主顧用軟體泡麵，還好欸'],
    ['zh-CN', '老主顧用軟體泡麵，還好欸', '老主顾用软体泡面，还好欸'],
    ['en-CN', '看著他說「哎唷」', '看着他说「哎唷」'],
    ['zh-CN', '有啲單我想接都唔敢接㗎', '有啲单我想接都唔敢接㗎'],
    ['zh-HK', '裡面那群人，吃麵嗎', '裡面那群人，吃麵嗎'],
    ['zh-HK', '喺度等緊你份 quote 呀', '喺度等緊你份 quote 呀'],
  ] as const)('%s: %s → %s', (language, line, shown) => {
    expect(toReader(line, language, 'customer')).toBe(shown);
  });
});

describe('never touched', () => {
  test.each([
    ['a mention', '<@U024BE7LH> 說明', '<@U024BE7LH> 说明'],
    ['a mention with its name', '<@U1|陳會計> 說明', '<@U1|陳會計> 说明'],
    ['a channel', '到 <#C1|業務團隊> 說明', '到 <#C1|業務團隊> 说明'],
    ['a broadcast and a date', '<!here> 說明 <!date^1^{date}|開會>', '<!here> 说明 <!date^1^{date}|開會>'],
    ['a link with its label', '<https://example.com/說明|說明書>說明', '<https://example.com/說明|說明書>说明'],
    ['a bare address', '看 https://example.com/說明?頁=1，說明', '看 https://example.com/說明?頁=1，说明'],
    ['an address without https', '在 example.com/說明 說明', '在 example.com/說明 说明'],
    ['an address that www begins', 'www.example.com/說明，說明', 'www.example.com/說明，说明'],
    ['emoji codes', ':thumbsup::skin-tone-2: 說明 :+1:', ':thumbsup::skin-tone-2: 说明 :+1:'],
    ['a workspace’s own emoji', '說明:會計:說明', '说明:會計:说明'],
    ['code', '`說明` 說明', '`說明` 说明'],
    ['a block of code', '```說明\n`說明````說明', '```說明\n`說明````说明'],
  ])('%s', (_what, ours, shown) => {
    expect(toReader(ours, 'zh-CN', 'interface')).toBe(shown);
  });

  test('but times, comparisons and unfinished markup are words like others', () => {
    expect(toReader('9:30開會到10:30，3 < 5 說明 `說明', 'zh-CN', 'customer')).toBe(
      '9:30开会到10:30，3 < 5 说明 `说明',
    );
  });
});

describe('the rep’s own words', () => {
  test('take their place after the conversion', () => {
    expect(toReader('你說「{{line}}」是什麼意思', 'zh-CN', 'customer', { line: '這個軟體 {{x}}' })).toBe(
      '你说「這個軟體 {{x}}」是什么意思',
    );
  });

  test('come through as written, whatever they are', () => {
    const written = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('$&', '$1', '{{line}}', '說$`明', '```'));
    fc.assert(
      fc.property(written, fc.constantFrom('zh-TW', 'zh-HK', 'zh-CN', 'en-CN'), (line, language) => {
        expect(toReader('前{{line}}後', language, 'interface', { line }).slice(1, -1)).toBe(line);
      }),
    );
  });

  test('a placeholder without a value stays', () => {
    expect(toReader('說{{line}}', 'zh-CN', 'interface')).toBe('说{{line}}');
  });
});

test('a customer’s line keeps its length, so that words found in it keep their place', () => {
  const line = fc.string({ unit: fc.constantFrom(...Array.from('麵說裡著台臺只隻後后發髮乾幹于余，。 a1嘅㗎')) });
  fc.assert(fc.property(line, (text) => expect(toReader(text, 'zh-CN', 'customer')).toHaveLength(text.length)));
});
