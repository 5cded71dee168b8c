import { fold } from '../../src/language/fold.ts';
import { figuresIn } from '../../src/language/numbers.ts';

/** Numbers as reps write them in chat. */
test.each([
  ['月繳 1,480 元', [1480]],
  ['１４８０元', [1480]],
  ['三千八', [3800]],
  ['一萬二', [12000]],
  ['1.2萬', [12000]],
  ['兩百零五塊', [205]],
  ['兩百五', [250]],
  ['十五天', [15]],
  ['廿四個月', [24]],
  ['千六八', [1680]],
  ['一千零八十', [1080]],
  ['3千', [3000]],
  ['試兩個月，每床 45 元', [2, 45]],
  ['沒有數字', []],
])('%s', (text, values) => {
  expect(figuresIn(fold(text).text).map(({ value }) => value)).toEqual(values);
});
