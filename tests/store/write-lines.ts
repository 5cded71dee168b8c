/** A process of its own: opens the store `url` and writes `count` lines, each in a commit. */
import { openStore } from '../../src/store/open-store.ts';
import { arrange, line } from './rows.ts';

const [url, name, count] = process.argv.slice(2);
const store = await openStore(url);
await arrange(store, 'S1');
for (let i = 0; i < Number(count); i += 1) {
  await store.commit([store.write.insertLine(line('S1', `${name}${i}`))]);
}
await store.close();
