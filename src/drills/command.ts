import { foldWords } from '../language/fold.ts';
import { COMMAND_WORDS } from './typed-words.ts';

export type DrillCommand = keyof typeof COMMAND_WORDS | 'set' | 'unknown';

/**
 * What stands behind `/drill`. `which` names a drill, '' where none is named; `rest` is all behind it, as typed; of a word that
 * is none of ours it is that word.
 */
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
 * a drill in one line, all of it in `rest`; but a word and a number alone are meant for a drill. A number may follow a Chinese word without a space (看3).
 */
export function commandIn(text: string): Commanded {
  const typed = text.trim();
  if (typed === '') return { command: 'form', which: '', rest: '' };
  const [, word = '', behind = ''] = /^(\p{Script=Han}+(?=\d)|\S+)\s*(.*)$/su.exec(typed) ?? [];
  const command = COMMANDS.get(foldWords(word));
  if (!command && isWord(word) && isNumber(behind)) return { command: 'unknown', which: behind, rest: word };
  if (!command) return { command: 'set', which: '', rest: typed };
  if (command === SET) return { command: behind ? 'set' : SET, which: '', rest: behind };
  const [, which = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(behind) ?? [];
  return { command, which, rest };
}

const isWord = (text: string): boolean => /^\p{L}+$/u.test(text);
const isNumber = (text: string): boolean => /^[#＃]?\d+$/u.test(text);
