import type { Outcome, Task } from './sqlite-transaction.ts';

/** Writes a group of tasks; gives what became of each, in their order. Rejects when it cannot be known. */
export type WriteGroup = (tasks: readonly Task[]) => Promise<Outcome[]>;

/** Has a task written with those that wait at the same time. Resolves once it is on the disk, or is known not to be. */
export type Join = (task: Task) => Promise<Outcome>;

interface Waiting {
  task: Task;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/** Gathers the tasks of a tick, and all that come while a group is being written, into the next group. */
export function groupTasks(write: WriteGroup): Join & { idle: () => Promise<void> } {
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;

  async function flush(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        const outcomes = await write(group.map(({ task }) => task));
        group.forEach(({ resolve }, i) => resolve(outcomes[i]!));
      } catch (error) {
        group.forEach(({ reject }) => reject(error));
      }
    }
    writing = undefined;
  }

  const join: Join = (task) =>
    new Promise((resolve, reject) => {
      waiting.push({ task, resolve, reject });
      writing ??= flush();
    });
  return Object.assign(join, { idle: async () => writing });
}
