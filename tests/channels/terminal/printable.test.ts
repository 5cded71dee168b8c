import * as fc from 'fast-check';
import { printable, printableJson } from '../../../src/channels/terminal/printable.ts';
import { render } from '../../../src/channels/terminal/render.ts';

const ESCAPE = '\u001b[2J\u001b]0;mine\u0007';

describe('what people wrote cannot steer a terminal', () => {
  test.each([
    ['an escape sequence', `小美${ESCAPE}`, '小美\uFFFD[2J\uFFFD]0;mine\uFFFD'],
    ['one of C1', '小美\u009b2J', '小美\uFFFD2J'],
    ['a line written over', '未交\r已交', '未交\uFFFD已交'],
    ['a backspace', 'no\b\b', 'no\uFFFD\uFFFD'],
    ['another direction', '\u202E完成\u202C \u2066x\u2069', '\uFFFD完成\uFFFD \uFFFDx\uFFFD'],
    ['an unseen line end', 'a\u2028b', 'a\uFFFDb'],
  ])('%s', (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test.each(['第一行\n第二行', '表\t格', '👩‍🏫 王小明', '陳美玲（A·B）', 'naïve é'])('%j is printed as it is', (text) => {
    expect(printable(text)).toBe(text);
  });

  test('a line end of two characters is one', () => {
    expect(printable('a\r\nb')).toBe('a\nb');
  });

  test('JSON loses nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\u001b', '\u009b', '\u202e', '\u2028', '\r', 'a', '"') }),
        (name) => {
          const json = printableJson(JSON.stringify({ name }, null, 2));
          expect(JSON.parse(json)).toEqual({ name });
          expect(printable(json)).toBe(json);
        },
      ),
    );
  });

  test('nor can a message, whoever speaks in it', () => {
    const parts = [
      { type: 'heading' as const, text: ESCAPE },
      { type: 'list' as const, title: ESCAPE, items: [ESCAPE] },
      { type: 'table' as const, columns: [{ label: ESCAPE }], rows: [[ESCAPE]] },
    ];
    const said = { language: 'zh-TW' as const, summary: '', speaker: { name: ESCAPE, emoji: ':x:' }, parts };
    expect(render(said)).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});
