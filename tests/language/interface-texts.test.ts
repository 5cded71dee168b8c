import { globSync, readFileSync } from 'node:fs';
import { readBundles } from '../../src/language/bundles.ts';
import type { Bundle } from '../../src/language/bundles.ts';
import { literalsIn } from './literals.ts';

/**
 * Every word a person sees is in locales/ or flows/ (or its reason stands here). Chinese is looked for in all of src
 * but the folders whose data it is; English where people are spoken to.
 */
const CHINESE_IS_DATA = /^src\/(understanding|language|flow)\//;
const SPEAKS_TO_PEOPLE = /^src\/(channels|session|scorecard)\//;
const ALLOWED: { file: string; reason: string }[] = [
  {
    file: 'src/commands/check-flows.ts',
    reason: 'speaks to trainers in the language of their files, as src/flow does',
  },
  { file: 'src/commands/explain.ts', reason: 'speaks to trainers in the language of their files' },
  { file: 'src/channels/slack/channel.ts', reason: 'a sentence for the operator’s log' },
  { file: 'src/channels/botframework/channel.ts', reason: 'a sentence for the operator’s log' },
  { file: 'src/channels/web/channel.ts', reason: 'a sentence for the operator’s log' },
  { file: 'src/customer/reactions/closing.ts', reason: 'words that are looked for in the rep’s line' },
  { file: 'src/customer/correction.ts', reason: 'words that are looked for in the rep’s line' },
  { file: 'src/customer/offer-facts.ts', reason: 'words that are looked for in the rep’s line' },
  { file: 'src/drills/examples.ts', reason: 'what colleagues put before a name, looked for in the rep’s line' },
  { file: 'src/drills/typed-words.ts', reason: 'words that managers may type behind the command' },
  { file: 'src/drills/typed-when.ts', reason: 'weekdays and times that managers may type behind the command' },
  { file: 'src/simulation/next-line.ts', reason: 'a field of the trainers’ persona files, and their comma' },
  { file: 'src/scorecard/better-line.ts', reason: 'a field of the trainers’ persona files, and their comma' },
];

const allowed = new Set(ALLOWED.map(({ file }) => file));
const sources = globSync('src/**/*.ts').map((file) => ({
  file: file.replaceAll('\\', '/'),
  code: readFileSync(file, 'utf8'),
}));

const textsOutside = (file: string, code: string): string[] => {
  const { chinese, english } = literalsIn(code);
  return [...(CHINESE_IS_DATA.test(file) ? [] : chinese), ...(SPEAKS_TO_PEOPLE.test(file) ? english : [])];
};

describe('interface texts stand in locales/ and flows/', () => {
  test.each(sources.filter(({ file }) => !allowed.has(file)))('$file says nothing of its own', ({ file, code }) => {
    expect(textsOutside(file, code)).toEqual([]);
  });

  test('every exception is still needed', () => {
    const needed = sources.filter(({ file, code }) => textsOutside(file, code).length > 0).map(({ file }) => file);
    expect(ALLOWED.filter(({ file, reason }) => !needed.includes(file) || !reason)).toEqual([]);
  });
});

describe('what the search finds in made-up sources', () => {
  test.each([
    ['a string', `say('做到了');`, ['做到了']],
    ['a template', 'say(`第 ${turn} 輪`);', ['第 … 輪']],
    ['text in an expression of a template', 'say(`${done ? "做到了" : ""}`);', ['做到了']],
    ['punctuation that only Chinese has', 'say(`${name}：${level}`); list.join("、");', ['…：…', '、']],
    ['an error that a person could see', `throw new Error('找不到');`, ['找不到']],
    ['a default and a case', `const f = (x = '好') => { switch (x) { case '不好': } };`, ['好', '不好']],
    ['a value behind satisfies and as const', `const x = { a: '好' } as const satisfies X;`, ['好']],
  ])('Chinese: %s', (_what, code, texts) => {
    expect(textsOutside('src/session/x.ts', code)).toEqual(texts);
  });

  test.each([
    ['a sentence', `post('Nothing to resume.');`, ['Nothing to resume.']],
    ['a template', 'post(`${count} turns`); post(`Turn ${n}`);', ['… turns', 'Turn …']],
    ['pieces put together', `post('Welcome ' + name);`, ['Welcome ']],
    ['one word on a button', `const b = { type: 'button', text: { type: 'plain_text', text: 'Start' } };`, ['Start']],
    ['one word of two', `const b = { text: open ? 'Pause' : (name ?? 'Start') };`, ['Pause', 'Start']],
    ['text beside an error', `fail(new Error('not found here'), 'Please try again');`, ['Please try again']],
    ['what is no logger', `console.log('See you soon');`, ['See you soon']],
  ])('English: %s', (_what, code, texts) => {
    expect(textsOutside('src/channels/x.ts', code)).toEqual(texts);
  });

  test.each([
    ['comments', `// 說明\n/* not found here */ go();`],
    [
      'an import and an export',
      `import x from './two words.ts'; export * from './說明.ts'; export { y } from './two words.ts';`,
    ],
    ['a dynamic import', `await import('./two words.ts');`],
    ['types', `type A = '好' | 'two words'; let b: 'two words';`],
    ['names of properties', `const x = { 'two words': 1 };`],
    ['regular expressions', `/說：|two words/.test(x);`],
    [
      'errors',
      `throw new TypeError('no such session'); class A extends Error { constructor() { super('no such session'); } }`,
    ],
    ['logs', `log.info('turn taken'); this.logger.warn({ a }, 'turn lost'); deps.log.error(\`turn \${n} lost\`);`],
    [
      'ids, keys and marks',
      `t('practice:session.none'); const a = 'plain_text'; const b = \`*\${x}*\`; const c = \`\${a} \${b}\`;`,
    ],
  ])('nothing in %s', (_what, code) => {
    expect(textsOutside('src/channels/x.ts', code)).toEqual([]);
  });

  test('data of the understanding may be Chinese, and English is looked for only where people are spoken to', () => {
    expect(textsOutside('src/understanding/x.ts', `const cue = '回扣';`)).toEqual([]);
    expect(textsOutside('src/store/x.ts', `sql('select one thing');`)).toEqual([]);
    expect(textsOutside('src/store/x.ts', `const name = '回扣';`)).toEqual(['回扣']);
  });
});

describe('keys named in the code exist', () => {
  const namespaces = readBundles('zh-Hant');
  const KEY = new RegExp(`['"\`](${Object.keys(namespaces).join('|')}):([\\w.-]*)(['"\`]|\\$\\{)`, 'g');

  const missingKeys = (code: string): string[] =>
    [...code.matchAll(KEY)].filter(([, name, path, end]) => !exists(name!, path!, end!)).map(([key]) => key);

  const exists = (name: string, path: string, end: string): boolean => {
    const steps = path.split('.').slice(0, end === '${' ? -1 : undefined);
    const found = steps.reduce<string | Bundle | undefined>(
      (at, step) => (typeof at === 'object' ? at[step] : undefined),
      namespaces[name],
    );
    return end === '${' ? typeof found === 'object' : typeof found === 'string';
  };

  test('in src', () => {
    expect(sources.flatMap(({ file, code }) => missingKeys(code).map((key) => `${file}: ${key}`))).toEqual([]);
  });

  test('and a made-up one is found', () => {
    expect(missingKeys("t('errors:empty'); t(`scorecard:levels.${level}`); t('coach:name')")).toEqual([]);
    expect(missingKeys("t('errors:nowhere'); t(`scorecard:nowhere.${level}`); t('practice:session')")).toEqual([
      "'errors:nowhere'",
      '`scorecard:nowhere.${',
      "'practice:session'",
    ]);
  });
});
