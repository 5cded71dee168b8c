import { fileURLToPath } from 'node:url';
import { argumentsOf } from './arguments.ts';
import type { Catalogue } from '../flow/catalogue.ts';
import { loadCatalogue } from '../flow/load.ts';
import { createExplainer } from '../understanding/explain.ts';
import type { Explanation, Said } from '../understanding/explain.ts';
import type { RecogniserInput, SpokenLine } from '../understanding/understanding.ts';

const USAGE = `npm run --silent explain -- "訊息" [--stage find_hot_button] [--customer "客戶剛才的話"] [--rep "自己剛才的話"] …
這則訊息聽成什麼、憑哪些字。前面的話照先後寫。`;

/**
 * `npm run explain -- "message" [--stage find_hot_button] [--customer "line"] [--rep "line"] …`: which words gave which label. The lines
 * before the message are given in order, oldest first.
 */
export function readInput(args: readonly string[]): RecogniserInput {
  const { tokens, values, positionals } = argumentsOf(
    {
      usage: USAGE,
      options: {
        stage: { type: 'string', default: 'find_hot_button' },
        customer: { type: 'string', multiple: true },
        rep: { type: 'string', multiple: true },
      },
      words: Infinity,
    },
    args,
  );
  const history = tokens.flatMap((token): SpokenLine[] =>
    token.kind === 'option' && (token.name === 'customer' || token.name === 'rep')
      ? [{ who: token.name, text: token.value ?? '' }]
      : [],
  );
  return { stage: values.stage, history, text: positionals.join(' ') };
}

/** An explanation, to read: each label by its name, its words, and what spoke for and against it. */
export function explanationLines(explanations: readonly Explanation[], catalogue: Catalogue): string[] {
  const names = new Map(
    [...catalogue.moves.moves, ...catalogue.flags.flags, ...catalogue.moves.cues].map(({ id, name }) => [id, name]),
  );
  if (explanations.length === 0) return ['聽不出是哪一種（other）：不扣分，教練不說話，客戶照常回應。'];
  return explanations.flatMap(({ label, confidence, found, speaksFor, speaksAgainst }) => {
    const words = found?.words.map(({ text, start, end }) => `「${text}」${start}–${end}`).join(' ') ?? '';
    const family = found?.family ? `（${found.family}）` : '';
    return [
      '',
      `${found ? '聽成' : '沒聽成'} ${names.get(label) ?? label}（${label}）${family}，把握 ${confidence.toFixed(2)}${words ? `，${words}` : ''}`,
      ...(speaksFor.length > 0 ? [`  贊成：${listed(speaksFor)}`] : []),
      ...(speaksAgainst.length > 0 ? [`  反對：${listed(speaksAgainst)}`] : []),
    ];
  });
}

const listed = (said: readonly Said[]): string =>
  said.map(({ trait, adds }) => `${described(trait)} ${adds > 0 ? '+' : '−'}${Math.abs(adds).toFixed(2)}`).join('，');

/** What a trait is, by the mark that it begins or ends with (see traits.ts). */
const KINDS: readonly [RegExp, (trait: string) => string][] = [
  [/^_/, (t) => `情境 ${t.slice(1)}`],
  [/^=/, (t) => `線索 ${t.slice(1)}`],
  [/^客./, (t) => `客戶剛說「${t.slice(1)}」`],
  [/^業./, (t) => `自己剛說「${t.slice(1)}」`],
  [/^\^./, (t) => `開頭「${t.slice(1)}」`],
  [/^<./, (t) => `句首「${t.slice(1)}」`],
  [/.\$$/, (t) => `結尾「${t.slice(0, -1)}」`],
  [/.[?>]$/, (t) => `句尾「${t.slice(0, -1)}」`],
];

const described = (trait: string): string => KINDS.find(([mark]) => mark.test(trait))?.[1](trait) ?? `「${trait}」`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const input = readInput(process.argv.slice(2));
  if (input.text === '') {
    process.stderr.write('E_NO_MESSAGE: npm run explain -- "訊息" --customer "客戶剛才的話"\n');
    process.exit(2);
  }
  const catalogue = await loadCatalogue();
  console.log(explanationLines(createExplainer(catalogue)(input), catalogue).join('\n').trim());
}
