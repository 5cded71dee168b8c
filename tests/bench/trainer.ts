import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The trainer on an empty store: the load generator's event ids begin anew with every round. */
process.env.DATABASE_URL = `sqlite:${join(mkdtempSync(join(tmpdir(), 'bench-trainer-')), 'trainer.sqlite')}`;
await import('../../src/main.ts');
