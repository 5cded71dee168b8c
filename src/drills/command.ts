import { foldWords } from '../language/fold.ts';
import { COMMAND_WORDS } from './typed-words.ts';

export type DrillCommand = keyof typeof COMMAND_WORDS | 'set';

/** What stands behind `/drill`. `which` names a drill, '' where none is named; `rest` is all behind it, as typed. */
export interface Commanded {
  command: DrillCommand;
  which: string;
  rest: string;
}

const COMMANDS = new Map(
  Object.entries(COMMAND_WORDS).flatMap(([command, words]) =>
    words.split('|').map((word): [string, DrillCommand] => [foldWords(word), command as DrillCommand]),
  ),
);

const SET = 'form';

/**
 * Tells subcommands from the short form, in every language: nothing opens the form, and what begins with no word of ours is
 * a drill in one line, all of it in `rest`. A number may follow a Chinese word without a space (看3).
 */
export function commandIn(text: string): Commanded {
  const typed = text.trim();
  if (typed === '') return { command: 'form', which: '', rest: '' };
  const [, word = '', behind = ''] = /^(\p{Script=Han}+(?=\d)|\S+)\s*(.*)$/su.exec(typed) ?? [];
  const command = COMMANDS.get(foldWords(word));
  if (!command) return { command: 'set', which: '', rest: typed };
  if (command === SET) return { command: behind ? 'set' : SET, which: '', rest: behind };
  const [, which = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(behind) ?? [];
  return { command, which, rest };
}
