import { parseSync } from '@swc/core';

/** What a person could see: Chinese anywhere, and English in words that are not an error's, a log's or a path. */
export interface Literals {
  chinese: string[];
  english: string[];
}

type Node = { type: string } & Record<string, unknown>;

/** Stands for `${…}` in the text of a template. */
const HOLE = '\uFFFC';
const CHINESE = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u;
const WORD = '[A-Za-z]{2,}';
const PHRASE = new RegExp(`${WORD}[,.:;!?]? +(?:${WORD}|${HOLE})|${HOLE} +${WORD}|^ +${WORD}|${WORD} +$`);
/** What these say is shown, even in one word. */
const SHOWN = new Set(['text', 'title', 'alt_text']);

/** The string literals and templates of a TypeScript file that are interface texts, as they are written. */
export function literalsIn(code: string): Literals {
  const found: Literals = { chinese: [], english: [] };
  visit(parseSync(code, { syntax: 'typescript', target: 'es2024' }).body, found, { english: true, shown: false });
  return found;
}

interface Place {
  /** Whether English counts here: not in errors and logs. */
  english: boolean;
  /** Whether this is the value of a property that is shown, where one word is text enough. */
  shown: boolean;
}

function visit(value: unknown, found: Literals, place: Place): void {
  if (!isObject(value)) return;
  if (!isNode(value)) return Object.values(value).forEach((part) => visit(part, found, place));
  if (isOutside(value)) return;
  const text = textOf(value);
  if (text !== undefined) note(text, found, place);
  visit(partsOf(value), found, placeWithin(value, place));
}

function placeWithin(node: Node, { english, shown }: Place): Place {
  const key = node.type === 'KeyValueProperty' && isNode(node.key) ? String(node.key.value) : undefined;
  return {
    english: english && !isErrorOrLog(node),
    shown: key === undefined ? shown && /^(Conditional|Binary|Parenthesis|Ts)/.test(node.type) : SHOWN.has(key),
  };
}

function note(text: string, found: Literals, { english, shown }: Place): void {
  if (CHINESE.test(text)) found.chinese.push(text.replaceAll(HOLE, '…'));
  else if (english && (PHRASE.test(text) || (shown && /[A-Za-z]{2,}/.test(text))))
    found.english.push(text.replaceAll(HOLE, '…'));
}

/** Types and imports are no texts. */
const isOutside = ({ type }: Node) => /^(Import|ExportAll|Ts(?!As|NonNull|Satisfies|ConstAssertion))/.test(type);

function textOf(node: Node): string | undefined {
  if (node.type === 'StringLiteral') return node.value as string;
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node.quasis as { cooked?: string; raw: string }[]).map(({ cooked, raw }) => cooked ?? raw).join(HOLE);
}

/** The children, but for names of properties. */
function partsOf(node: Node): unknown[] {
  if (node.type === 'KeyValueProperty') return [node.value];
  if (node.type === 'ExportNamedDeclaration') return [node.specifiers];
  return Object.values(node);
}

function isErrorOrLog(node: Node): boolean {
  const names = namesIn(node.callee);
  if (node.type === 'NewExpression') return names.some((name) => name.endsWith('Error'));
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return false;
  return /^(Super|Import)$/.test(node.callee.type) || names.slice(0, -1).some((name) => /^log(ger)?$/.test(name));
}

/** `this.log.info` → log, info. */
function namesIn(callee: unknown): string[] {
  if (!isNode(callee)) return [];
  if (callee.type === 'Identifier') return [String(callee.value)];
  return callee.type === 'MemberExpression' ? [...namesIn(callee.object), ...namesIn(callee.property)] : [];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isNode = (value: unknown): value is Node => isObject(value) && typeof value.type === 'string';
