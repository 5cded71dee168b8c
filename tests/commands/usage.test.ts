import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every command says how it is used, and never answers a wrong word with a stack. */
jest.setTimeout(60_000);
const ROOT = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** Those of the project's own, by the file that npm starts. */
const COMMANDS = Object.entries(scripts).flatMap(([name, line]) => {
  const file = /(?:src|tests)\/[\w/-]+\.ts$/.exec(line)?.[0];
  return file ? [{ name, file }] : [];
});

const run = (file: string, args: string[], settings: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { PATH: process.env.PATH, DATABASE_URL: 'sqlite::memory:', ...settings };
    const child = execFile(process.execPath, [file, ...args], { cwd: ROOT, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin!.end();
  });

test('all commands are known here', () => {
  expect(COMMANDS.map(({ name }) => name)).toEqual(expect.arrayContaining(['start', 'practise', 'drills', 'learn']));
  expect(COMMANDS.length).toBeGreaterThan(11);
});

test.each(COMMANDS)('npm run $name -- --help', async ({ name, file }) => {
  const { code, out, err } = await run(file, ['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(name === 'start' ? 'npm start' : name);
});

test.each(COMMANDS)('npm run $name with an option that it has not', async ({ file }) => {
  const { code, out, err } = await run(file, ['--nonsense']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^E_USAGE: .*--nonsense/);
  expect(err).not.toContain('    at ');
});

test('a command of drills says it too', async () => {
  expect(await run('src/commands/drills.ts', ['set', '--help'])).toMatchObject({ code: 0, err: '' });
});

test.each([
  ['scorecard.ts', ['abc'], { DATABASE_URL: 'mysql://x' }, 1, /^E_DATABASE: DATABASE_URL is none of these/],
  ['scorecard.ts', [], {}, 2, /^E_NO_SESSION: /],
  ['practise.ts', ['--persona', 'nobody'], {}, 2, /^E_NO_PERSONA: .*lin-shufen/],
  ['check-flows.ts', ['/nowhere'], {}, 2, /^E_NO_FOLDER: /],
])('%s %j ends with a sentence', async (file, args, env, exit, says) => {
  const { code, err } = await run(join('src/commands', file), args, env);
  expect({ code, err }).toEqual({ code: exit, err: expect.stringMatching(says) });
  expect(err).not.toContain('    at ');
});
