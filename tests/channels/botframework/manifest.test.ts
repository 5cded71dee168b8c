import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { createTexts } from '../../../src/language/interface.ts';
import { wordReader } from '../../../src/session/words.ts';

const ROOT = join(import.meta.dirname, '../../../docker/teams');
const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as Record<string, never>;
const manifest = read('manifest.json') as unknown as {
  name: { short: string; full: string };
  description: { short: string; full: string };
  bots: {
    scopes: string[];
    supportsFiles: boolean;
    commandLists: { commands: { title: string; description: string }[] }[];
  }[];
  localizationInfo: { additionalLanguages: { file: string }[] };
};
const [bot] = manifest.bots;
const commands = bot!.commandLists[0]!.commands;
const translations = manifest.localizationInfo.additionalLanguages.map(
  ({ file }) => read(file) as Record<string, string>,
);

/** What the schema of Teams allows, in characters. */
const MOST: Record<string, number> = {
  'name.short': 30,
  'name.full': 100,
  'description.short': 80,
  'description.full': 4000,
  title: 32,
  description: 128,
};

test('the app is for chats with the bot alone, and may write files there', () => {
  expect(bot).toMatchObject({ scopes: ['personal'], supportsFiles: true });
});

test('every command of the menu is a word that the coach understands, in each language', () => {
  const meant = wordReader(createTexts());
  const titles = translations.flatMap((texts) =>
    commands.map((_, i) => texts[`bots[0].commandLists[0].commands[${i}].title`]!),
  );
  expect(titles).toHaveLength(commands.length * 2);
  for (const word of [...commands.map(({ title }) => title), ...titles]) expect(meant(word)).toHaveProperty('command');
});

test('all texts fit', () => {
  const { name, description } = manifest;
  const own = {
    'name.short': name.short,
    'name.full': name.full,
    'description.short': description.short,
    'description.full': description.full,
  };
  const texts = [own, ...translations]
    .flatMap((all) => Object.entries(all))
    .concat(commands.flatMap((one) => Object.entries(one)));
  const long = texts.filter(([key, text]) => text.length > (MOST[key] ?? MOST[key.split('.').at(-1)!] ?? Infinity));
  expect(long).toEqual([]);
  expect(commands.length).toBeLessThanOrEqual(10);
});

test.each([
  ['color.png', 192],
  ['outline.png', 32],
])('%s is as large as Teams asks', (name, size) => {
  const { width, height } = PNG.sync.read(readFileSync(join(ROOT, name)));
  expect([width, height]).toEqual([size, size]);
});
