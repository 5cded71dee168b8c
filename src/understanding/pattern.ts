import { MASK, fold, foldWords } from '../language/fold.ts';

/**
 * A trainer's pattern, made into a regular expression over folded text. 「…」 is a gap of up to eight characters inside a clause,
 * 「……」 up to sixteen across commas, (甲|乙) one of them, (甲|) may be missing, <重要> a word family, <數> a number, <英文> a Latin word, <字> any one character, ^ and $ the
 * beginning and end of a clause (leading 那、所以、嗯 and closing 呢、啊 don't count).
 */
export interface Pattern {
  source: string;
  /** Every match contains at least one of these. Empty: no word is sure. */
  anchors: string[];
  /** And at least one of each of these lists. */
  needs: string[][];
}

export type WordFamilies = Readonly<Record<string, readonly string[]>>;

/** A pattern that cannot be read; the message says what to do, for the trainer. */
export class PatternError extends Error {}

const BREAK = `,。!?;\\n${MASK}`;
const GAP = `[^${BREAK}]{0,8}?`;
const WIDE_GAP = `[^。!?;\\n${MASK}]{0,16}?`;
const LEADING = foldWords(
  '蛤|咦|那麼|那|所以|嗯+|哦|好的|好|其實|不過|但是|但|請問|哇|啊|欸|然後|另外|還有|而且|對了|對|是|來|哈+|因為|就是|我想|想|也|都|您|先|真的|所以說|了解|明白|原來|原來如此|這樣|沒事|ok',
);
const PARTICLES = foldWords('啊呢吧啦哦耶咯哈嘛吗嗎了喲唷齁捏囉的欸哇誒');
const START = `(?<=(?:^|[\\s~.,。!?;:"「」『』()${MASK}])(?:${LEADING}){0,2})`;
const FINISH = `(?=[${PARTICLES}]*(?:$|[\\s~.,。!?;:"「」『』()${MASK}]))`;
const BUILT_IN: Readonly<Record<string, string>> = {
  數: '[\\d.%一二三四五六七八九十百千万两半几零]+(?:,\\d{3})*\\s?',
  英文: '[a-z]+',
  字: '\\p{Script=Han}',
};

type Part = Pattern;

/** @throws PatternError with a sentence in Chinese when a word family is unknown or a bracket is not closed. */
export function readPattern(say: string, families: WordFamilies): Pattern {
  const reader = {
    say: say
      .replace(/[（]/g, '(')
      .replace(/[）]/g, ')')
      .replace(/[｜]/g, '|')
      .replace(/[＜〈]/g, '<')
      .replace(/[＞〉]/g, '>'),
    at: 0,
  };
  const part = readAlternatives(reader, families);
  if (reader.at < reader.say.length) throw new PatternError(`句型「${say}」多了一個「)」：把它刪掉，或補上前面的「(」`);
  if (part.source === '') throw new PatternError(`句型「${say}」是空的：寫上要聽出來的話`);
  return part;
}

type Reader = { say: string; at: number };

function readAlternatives(reader: Reader, families: WordFamilies): Part {
  const options = [readSequence(reader, families)];
  while (reader.say[reader.at] === '|') {
    reader.at += 1;
    options.push(readSequence(reader, families));
  }
  return oneOf(options);
}

function oneOf(options: Part[]): Part {
  if (options.length === 1) return options[0] as Part;
  const anchors = options.every((o) => o.anchors.length > 0) ? options.flatMap((o) => o.anchors) : [];
  return { source: `(?:${options.map((o) => o.source).join('|')})`, anchors, needs: needed(anchors) };
}

function readSequence(reader: Reader, families: WordFamilies): Part {
  const parts: Part[] = [];
  for (let c = reader.say[reader.at]; c !== undefined && c !== '|' && c !== ')'; c = reader.say[reader.at])
    parts.push(readPart(reader, families));
  const anchors = best(parts);
  return {
    source: parts.map((p) => p.source).join(''),
    anchors,
    needs: parts.flatMap((p) => p.needs).filter((list) => list !== anchors),
  };
}

/** The part whose words narrow most: long ones, and few of them. */
function best(parts: Part[]): string[] {
  const worth = ({ anchors }: Part) =>
    anchors.length === 0 ? -1e6 : Math.min(...anchors.map((a) => a.length)) * 100 - anchors.length;
  return parts.reduce<Part>((a, b) => (worth(b) > worth(a) ? b : a), NOTHING).anchors;
}

const NOTHING: Part = { source: '', anchors: [], needs: [] };
const MOST_NEEDED = 24;

/** A list to be looked for; longer ones cost more than they spare. */
const needed = (anchors: string[]): string[][] =>
  anchors.length > 0 && anchors.length <= MOST_NEEDED ? [anchors] : [];

function readPart(reader: Reader, families: WordFamilies): Part {
  const { say } = reader;
  const c = say[reader.at] as string;
  if (c === '(') return readGroup(reader, families);
  if (c === '<') return readFamily(reader, families);
  if (c === '…') {
    const wide = say[reader.at + 1] === '…';
    reader.at += wide ? 2 : 1;
    return { ...NOTHING, source: wide ? WIDE_GAP : GAP };
  }
  if (c === '^' || c === '$') {
    reader.at += 1;
    return { ...NOTHING, source: c === '^' ? START : FINISH };
  }
  const literal = /^[^()<>|…^$]+/.exec(say.slice(reader.at))?.[0] ?? c;
  reader.at += literal.length;
  return readLiteral(literal);
}

function readGroup(reader: Reader, families: WordFamilies): Part {
  reader.at += 1;
  const part = readAlternatives(reader, families);
  if (reader.say[reader.at] !== ')') throw new PatternError(`句型「${reader.say}」少了一個「)」：每個「(」都要有「)」`);
  reader.at += 1;
  return part;
}

function readFamily(reader: Reader, families: WordFamilies): Part {
  const close = reader.say.indexOf('>', reader.at);
  const name = reader.say.slice(reader.at + 1, close < 0 ? undefined : close);
  if (close < 0) throw new PatternError(`句型「${reader.say}」少了一個「>」：詞族寫成 <重要> 這樣`);
  reader.at = close + 1;
  const built = BUILT_IN[name];
  if (built) return { ...NOTHING, source: built };
  return familyPart(name, reader.say, families);
}

const known = new WeakMap<WordFamilies, Map<string, Part>>();

/** A family may name others, but not itself: while it is read it is not there. */
function familyPart(name: string, say: string, families: WordFamilies): Part {
  const parts = known.get(families) ?? new Map<string, Part>();
  known.set(families, parts);
  const part = parts.get(name);
  if (part) return part;
  const family = families[name];
  if (!family) {
    const names = Object.keys(families).join('、');
    throw new PatternError(`句型「${say}」用了詞族 <${name}>，可是 words 裡沒有「${name}」：加上它，或改用 ${names}`);
  }
  const others = Object.fromEntries(Object.entries(families).filter(([other]) => other !== name));
  const read = oneOf(family.map((word) => readPattern(word, word.includes('<') ? others : families)));
  parts.set(name, read);
  return read;
}

/** A Latin word stands alone: "ai" is not in "email". */
function readLiteral(literal: string): Part {
  const text = fold(literal).text;
  const source = text.replace(/[.*+?{}[\]\\/]/g, '\\$&');
  const anchors = text.length === 0 ? [] : [text.slice(0, 2)];
  const alone = /^[a-z]+$/.test(text);
  return { source: alone ? `(?<![a-z])${source}(?![a-z])` : source, anchors, needs: needed(anchors) };
}
