import type { Persona } from './persona.ts';
import type { Problem } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** A customer's file that could be read. */
export interface PersonaFile {
  file: YamlFile<Persona>;
  persona: Persona;
}

/**
 * What a trainer who began with a copy of another customer may have forgotten to change: the other's name, anywhere in the
 * file. It may be meant, where customers know each other; so nothing is refused for it.
 */
export const forgottenNames = (files: readonly PersonaFile[]): Problem[] =>
  files.flatMap((one) =>
    files.filter((other) => other !== one).flatMap((other) => [...sameName(one, other), ...namesLeft(one, other)]),
  );

const sameName = ({ file, persona }: PersonaFile, other: PersonaFile): Problem[] =>
  persona.name === other.persona.name
    ? [file.problemAt(['name'], 'W_SAME_NAME', `${other.file.file} 的客戶也叫「${persona.name}」`, '換一個名字')]
    : [];

/** The places where another's names stand. */
function namesLeft({ file, persona }: PersonaFile, other: PersonaFile): Problem[] {
  const own = `${persona.name}\n${persona.called}`;
  const strange = namesOf(other.persona)
    .filter((name) => !own.includes(name))
    .map((name) => ({ name, pattern: asWord(name) }));
  return textsIn(persona).flatMap(({ text, path }) => {
    const found = longest(strange.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name));
    if (found.length === 0) return [];
    const says = `這裡寫著「${found.join('」「')}」，那是 ${other.file.file} 的客戶`;
    const todo = `複製後忘了改的話，改成「${persona.called}」；本來就要提到的話，不用改`;
    return [file.problemAt(path, 'W_OTHERS_NAME', says, todo)];
  });
}

/** The name, what the customer is called, and each of the name's words; of three characters the last two are the given name. */
function namesOf({ name, called }: Persona): string[] {
  const words = name.split(/\s+/u);
  const given = words.filter((word) => /^\p{Script=Han}{3}$/u.test(word)).map((word) => word.slice(1));
  return [...new Set([name, called, ...words, ...given])].filter((one) => Array.from(one).length > 1);
}

/** As a word of its own in Latin letters; among characters wherever it stands, but for 如何生…: 何 asks there. */
const asWord = (name: string): RegExp => {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return /^\p{Script=Han}/u.test(name)
    ? new RegExp(`(?<![如為任])${escaped}`, 'u')
    : new RegExp(`(?<![\\p{L}])${escaped}(?![\\p{L}])`, 'u');
};

/** 淑芬 is not told again where 林淑芬 is. */
const longest = (found: readonly string[]): string[] =>
  found.filter((name) => !found.some((other) => other !== name && other.includes(name)));

/** Every text of a value, with its place. */
function textsIn(value: unknown, path: PropertyKey[] = []): { text: string; path: PropertyKey[] }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
