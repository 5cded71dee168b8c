import type { DatabaseSync } from 'node:sqlite';
import type { StoreErrorCode } from './errors.ts';
import { isConflict, isOwnFault, storeError } from './sqlite-faults.ts';
import { preparedStatements } from './sqlite-statements.ts';

/** A statement with its values. `expect`: how many rows it must touch; `rows`: it gives back rows. */
export interface Statement {
  sql: string;
  parameters: readonly unknown[];
  expect?: number;
  rows?: true;
}

/** Statements that are written together or not at all. Plain data: it crosses to another thread. */
export type Task = readonly Statement[];

/** What became of a task: the rows of its last statement, a conflict, or an error in plain words. */
export type Outcome = { rows: object[] } | { conflict: true } | { error: { code: StoreErrorCode; message: string } };

/** Thrown inside a task when a statement touched another number of rows than it must. */
const fasterElsewhere = Symbol('somebody was faster');

/**
 * Runs tasks in one synchronous transaction, so that one write to the disk serves them all. A task that fails on its own
 * rolls back only itself; what is wrong with the file or the disk fails them all. Nothing is told before it is on the disk.
 */
export function transactions(database: DatabaseSync): (tasks: readonly Task[]) => Outcome[] {
  const statements = preparedStatements(database);
  const [begin, commit, savepoint, release, rollback] = [
    'begin immediate',
    'commit',
    'savepoint task',
    'release task',
    'rollback to task',
  ].map((sql) => database.prepare(sql)) as [Sql, Sql, Sql, Sql, Sql];

  function run(task: Task): object[] {
    let rows: object[] = [];
    for (const { sql, parameters, expect, rows: gives } of task) {
      const statement = statements.prepare(sql);
      if (gives) rows = statement.all(parameters) as object[];
      else if (Number(statement.run(parameters).changes) !== expect && expect !== undefined) throw fasterElsewhere;
    }
    return rows;
  }

  function inSavepoint(task: Task): Outcome {
    savepoint.run();
    try {
      const rows = run(task);
      release.run();
      return { rows };
    } catch (error) {
      if (error !== fasterElsewhere && !isOwnFault(error)) throw error;
      rollback.run();
      release.run();
      return failed(error);
    }
  }

  return (tasks) => {
    try {
      begin.run();
      const outcomes = tasks.map(inSavepoint);
      commit.run();
      return outcomes;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      return tasks.map(() => failed(error));
    }
  };
}

type Sql = ReturnType<DatabaseSync['prepare']>;

function failed(error: unknown): Outcome {
  if (error === fasterElsewhere || isConflict(error)) return { conflict: true };
  const { code, message } = storeError(error);
  return { error: { code, message } };
}
