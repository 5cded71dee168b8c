import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { transactions, type Task } from './sqlite-transaction.ts';

/** A thread of its own that writes, so that nobody who talks waits for the disk. It is given groups of tasks, one at a time. */
const { path, busyMs } = workerData as { path: string; busyMs: number };
const database = new DatabaseSync(path, { timeout: busyMs });
database.exec('pragma synchronous = full; pragma foreign_keys = on');
const run = transactions(database);

parentPort!.on('message', (tasks: readonly Task[] | 'close') => {
  if (tasks !== 'close') return parentPort!.postMessage(run(tasks));
  database.close();
  parentPort!.close();
});
