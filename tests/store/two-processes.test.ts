import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openStore } from '../../src/store/open-store.ts';
import { ids, ofS1 } from './rows.ts';

const run = promisify(execFile);
const EACH = 100;

/** One process is the rule on SQLite. Where somebody starts two all the same, no line is lost. */
test('two processes on one SQLite file make its tables once and lose nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'two-processes-'));
  const url = `sqlite:${join(folder, 'trainer.sqlite')}`;

  const writer = join(import.meta.dirname, 'write-lines.ts');
  await Promise.all(['a', 'b'].map((name) => run(process.execPath, [writer, url, name, String(EACH)])));

  const store = await openStore(url);
  const lines = ids(await store.read.waitingLines(ofS1));
  await store.close();
  rmSync(folder, { recursive: true });
  const expected = ['a', 'b'].flatMap((name) => Array.from({ length: EACH }, (_, i) => `${name}${i}`));
  expect(lines.toSorted()).toEqual(expected.toSorted());
}, 30_000);
