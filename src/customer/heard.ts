import { fold } from '../language/fold.ts';
import { remember } from '../remember.ts';

/** A trainer's words are few and come again with every turn: each is folded once. */
const formOf = remember(20_000, (word: string) => fold(word).text);

/** Whether a text, folded for matching, has a trainer's word in it, in either script. */
export const has = (heard: string, word: string): boolean => heard.includes(formOf(word));
