import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** How a command is used, the options it takes, and how many words may stand beside them. */
interface Usage<T extends ParseArgsOptionsConfig> {
  usage: string;
  options?: T;
  words?: number;
}

const HELP = { help: { type: 'boolean', short: 'h', default: false } } as const;

/**
 * What was written after a command's name. `--help` prints how it is used and ends the process with 0; what it does not
 * understand ends it with 2, with a sentence.
 */
export function argumentsOf<const T extends ParseArgsOptionsConfig = {}>(
  { usage, options, words = 0 }: Usage<T>,
  args: readonly string[] = process.argv.slice(2),
) {
  const read = readArguments(args, { ...(options ?? ({} as T)), ...HELP }, words);
  if ('wrong' in read) {
    process.stderr.write(`E_USAGE: ${read.wrong}.\n\n${usage}\n`);
    return process.exit(2);
  }
  if ((read.values as { help?: boolean }).help) {
    process.stdout.write(`${usage}\n`);
    process.exit(0);
  }
  return read;
}

/** The options and the other words, of which there may be so many; or what is wrong with them. */
export function readArguments<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: T,
  most: number,
) {
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });
    const over = read.positionals[most];
    return over === undefined ? read : { wrong: `"${over}" is one word too many` };
  } catch (error) {
    if (!isArgumentError(error)) throw error;
    return { wrong: error.message.split('. ')[0]! };
  }
}

const isArgumentError = (error: unknown): error is Error =>
  String((Object(error) as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
