import { readFileSync } from 'node:fs';
import { checkPersona } from '../../src/flow/check.ts';
import { PersonaSchema } from '../../src/flow/persona.ts';
import { FLOWS } from '../../src/flow/load.ts';
import { readYaml } from '../../src/flow/yaml-file.ts';

/** A mistake is told at the very line on which it stands, wherever in a customer's file that is. */
const NAME = 'ho-chiming.yaml';
const TEXT = readFileSync(`${FLOWS}/four-keys/personas/${NAME}`, 'utf8');
const LINES = TEXT.split('\n');
/** Every thirtieth line that the customer says. */
const SAID = [...LINES.keys()]
  .filter((i) => i > LINES.indexOf('open:') && /^ {4}- /.test(LINES[i]!))
  .filter((_, i) => i % 30 === 3);

function places(text: string): number[] {
  const file = readYaml(NAME, text, PersonaSchema);
  const problems = [...file.problems, ...(file.value ? checkPersona(file, file.value, NAME, null) : [])];
  return problems.map(({ line }) => line);
}

const withLine = (at: number, line: string, between = '\n') =>
  LINES.map((before, i) => (i === at ? line : before)).join(between);

test('there are lines to try, and no mistake in them', () => {
  expect(SAID.length).toBeGreaterThan(7);
  expect(places(TEXT)).toEqual([]);
});

test.each([
  ['a misspelt name', '    - {sya: 又點呀, plain: 又怎麼了}'],
  ['a number', '    - 12'],
  ['nothing', '    - ""'],
  ['Cantonese without a plain wording', '    - 唔係囉，邊個話㗎'],
  ['a text that is cut', '    - 好啦 #1 先'],
])('%s is told at its line', (_, line) => {
  for (const at of SAID) expect(places(withLine(at, line))).toEqual([at + 1]);
});

test('a line that was said before is told where it stands again', () => {
  const first = LINES[SAID[0]!]!;
  for (const at of SAID.slice(1)) expect(places(withLine(at, first))).toEqual([at + 1]);
});

test.each([
  ['\r\n', ''],
  ['\n', '\uFEFF'],
  ['\r\n', '\uFEFF'],
])('as Windows saves it too (%j, %j)', (between, mark) => {
  for (const at of SAID.slice(0, 5)) expect(places(mark + withLine(at, '    - 12', between))).toEqual([at + 1]);
});
