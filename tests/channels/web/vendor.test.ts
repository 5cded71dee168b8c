import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../src/channels/web');
const read = (name: string) => readFileSync(join(ROOT, name));

test('Web Chat is Microsoft’s file, unchanged, with its licence and where it comes from', () => {
  const [script] = readdirSync(join(ROOT, 'vendor')).filter((name) => name.endsWith('.js'));
  const hash = createHash('sha256')
    .update(read(`vendor/${script}`))
    .digest('hex');
  const origin = read('vendor/ORIGIN.md').toString();
  const [, version] = /webchat-(.+)\.js$/.exec(script!)!;
  expect(origin).toContain(hash);
  expect(origin).toContain(`botframework-webchat ${version}`);
  expect(read('vendor/LICENSE').toString()).toContain('MIT License');
  expect(read('page/index.html').toString()).toContain(`vendor/${script}`);
});
