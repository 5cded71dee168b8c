import { Readable, Writable } from 'node:stream';
import { recogniseLines } from '../../src/commands/recognise.ts';
import { createRecogniser } from '../../src/understanding/recognise.ts';
import { readCatalogue } from '../understanding/messages.ts';

async function answers(...lines: string[]): Promise<unknown[]> {
  let out = '';
  const output = new Writable({ write: (chunk, _encoding, done) => ((out += String(chunk)), done()) });
  await recogniseLines(createRecogniser(readCatalogue()), Readable.from([lines.join('\n')]), output);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('answers line by line, and goes on after a bad one', async () => {
  const good = {
    id: 'x',
    stage: 'find_hot_button',
    history: [{ who: 'customer', text: '嗯' }],
    text: '對您來說哪個最重要？',
  };
  const [first, second, third, fourth] = await answers(
    JSON.stringify(good),
    'nonsense',
    JSON.stringify({ id: 'y' }),
    JSON.stringify({ ...good, id: 'z', text: '' }),
  );
  expect(first).toMatchObject({ id: 'x', moves: ['golden_a'], flags: [], cues: [] });
  expect(second).toMatchObject({ error: { code: 'E_NOT_JSON', line: 2 } });
  expect(third).toMatchObject({ error: { code: 'E_BAD_INPUT', line: 3 } });
  expect(fourth).toEqual({ id: 'z', moves: ['other'], flags: [], cues: [], found: [] });
});
