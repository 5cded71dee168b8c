/** Ends a command with a sentence, which begins with its code and says what to do. `exit` is the process's exit code. */
export class Stopped extends Error {
  readonly exit: 1 | 2;

  constructor(sentence: string, exit: 1 | 2) {
    super(sentence);
    this.exit = exit;
  }
}

/** The command was written wrongly. */
export function misused(sentence: string): never {
  throw new Stopped(sentence, 2);
}

/** What was asked for is not there, or cannot be now. */
export function cannot(sentence: string): never {
  throw new Stopped(sentence, 1);
}
