import { printable } from '../channels/terminal/printable.ts';
import { ConfigError } from '../config.ts';
import { FlowDataError } from '../flow/problem.ts';
import { StoreError } from '../store/open-store.ts';
import { Stopped } from './drills/stopped.ts';

/**
 * Runs a command. What a person can put right ends it with a sentence and an exit code; anything else is a mistake of ours,
 * with its stack.
 */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const { says, exit } = told(error);
    process.stderr.write(`${printable(says)}\n`);
    process.exitCode = exit;
  }
}

function told(error: unknown): { says: string; exit: number } {
  if (error instanceof Stopped) return { says: error.message, exit: error.exit };
  if (error instanceof ConfigError) return { says: error.message, exit: 1 };
  if (error instanceof StoreError) return { says: `E_DATABASE: ${error.message}`, exit: 1 };
  if (error instanceof FlowDataError) return { says: `${error.code}: ${error.message}`, exit: 1 };
  throw error;
}
