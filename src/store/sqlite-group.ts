import type { DatabaseSync } from 'node:sqlite';
import { isOwnFault } from './sqlite-faults.ts';

interface Waiting {
  work: () => unknown;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

/** Runs the work in the transaction of this tick. Resolves once it is on the disk; what it throws rolls back only itself. */
export type Join = <T>(work: () => T) => Promise<T>;

/**
 * All work of one tick goes into one synchronous transaction, so that one write to the disk serves all of it and no reader
 * ever waits between two statements.
 */
export function groupCommits(database: DatabaseSync): Join {
  let waiting: Waiting[] = [];
  const inSavepoint = savepoints(database);
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');

  function flush(): void {
    const members = waiting;
    waiting = [];
    try {
      begin.run();
      const settle = members.map((member) => inSavepoint(member));
      commit.run();
      settle.forEach((tell) => tell());
    } catch (error) {
      members.forEach((member) => member.reject(error));
      if (database.isTransaction) database.exec('rollback');
    }
  }

  return <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ work, resolve, reject });
    });
}

/** Runs one member and gives back what to tell it once the whole group is on the disk. */
function savepoints(database: DatabaseSync): (member: Waiting) => () => void {
  const savepoint = database.prepare('savepoint member');
  const release = database.prepare('release member');
  const rollback = database.prepare('rollback to member');
  return ({ work, resolve, reject }) => {
    savepoint.run();
    try {
      const value = work() as never;
      release.run();
      return () => resolve(value);
    } catch (error) {
      if (!isOwnFault(error)) throw error;
      rollback.run();
      release.run();
      return () => reject(error);
    }
  };
}
