import { z } from 'zod';

/**
 * What flows/moves.yaml and flows/flags.yaml may say: what a rep's message can do (moves), what the customer notices beside it
 * (cues), what it should not do (flags and their families), in a trainer's words. How patterns read: docs in flows/moves.yaml.
 */
const text = z.string().trim().min(1, '這裡要有文字');
const label = z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, '代號只用小寫英文、數字和底線，例如 golden_a');

/** What the customer's last words can show; a pattern may ask for one with `after`. */
export const HEARD = [
  'question',
  'objection',
  'feeling',
  'worry',
  'choice',
  'reason',
  'consequence',
  'yes',
  'no',
] as const;
export type HeardId = (typeof HEARD)[number];

const Phrase = text.refine(
  (say) => balanced(say),
  '括號沒有成對：「(」要有「)」，「<」要有「>」，例如 最<重要>…(哪個|什麼)',
);

const Pattern = z.union([
  Phrase.transform((say) => ({ say, unless: [] as string[], after: [] as HeardId[], in: undefined, sure: undefined })),
  z.strictObject({
    say: Phrase,
    /** Does not count when the same sentence also says one of these. */
    unless: z.array(Phrase).default([]),
    /** Counts only when the customer's last words show one of these. */
    after: z.array(z.enum(HEARD, `after 只能寫：${HEARD.join('、')}`)).default([]),
    in: z.enum(['question', 'statement'], 'in 只能寫 question（問句）或 statement（陳述）').optional(),
    sure: z.number().min(0.1).max(1).optional(),
  }),
]);

const Example = z.union([
  text.transform((say) => ({ say, customer: [] as string[], rep: undefined, is: undefined })),
  z.strictObject({
    say: text,
    /** The customer's lines before it. */
    customer: z.union([text.transform((line) => [line]), z.array(text)]).default([]),
    /** What the rep had said before that. */
    rep: text.optional(),
    /** What a near miss is instead: a move's or flag's id. */
    is: label.optional(),
  }),
]);

const spoken = {
  id: label,
  name: text,
  meaning: text,
  /** Where its patterns count, unless a pattern says otherwise. */
  in: z.enum(['question', 'statement'], 'in 只能寫 question（問句）或 statement（陳述）').optional(),
  unless: z.array(Phrase).default([]),
  patterns: z.array(Pattern).default([]),
  examples: z.array(Example).default([]),
  near_misses: z.array(Example).default([]),
};

/** A way of doing a move (a compliment: generic or specific), by the words of its sentence; the one without patterns is all the rest. */
const Kind = z.strictObject({
  id: label,
  name: text,
  unless: z.array(Phrase).default([]),
  patterns: z.array(Pattern).default([]),
});
const Move = z.strictObject({ ...spoken, families: z.array(Kind).default([]) });
const Cue = z.strictObject({ ...spoken, reason: text.optional(), rewrite: text.optional() });
const Family = z.strictObject({
  ...spoken,
  id: z.string().regex(/^R([1-9]|1[0-7])$/, '家族代號是 R1 到 R17'),
  reason: text,
  rewrite: text,
});
const Flag = z.strictObject({ ...spoken, reason: text, rewrite: text, families: z.array(Family).default([]) });
const Families = z
  .record(
    text,
    z.union([text, z.array(text)]).transform((said) => [said].flat().flatMap((s) => s.split('|'))),
  )
  .default({});

interface Patterned {
  unless: string[];
  patterns: { say: string; unless: string[] }[];
  families?: Patterned[];
}

/** Every word family that a pattern names must stand in the file's own `words`. */
function namesKnownFamilies(
  words: Record<string, string[]>,
  patterned: Patterned[],
  at: PropertyKey[],
  context: z.RefinementCtx,
): void {
  const known = new Set([...BUILT_IN, ...Object.keys(words)]);
  const check = (say: string, path: PropertyKey[]) => {
    for (const [, name] of say.matchAll(/<([^<>]*)>/g))
      if (!known.has(name as string))
        context.addIssue({
          code: 'custom',
          path,
          message: `句型「${say}」用了詞族 <${name}>，可是 words 裡沒有：加上「${name}」，或改用 ${[...known].join('、')}`,
        });
  };
  for (const [i, one] of patterned.entries()) {
    for (const [k, { say, unless }] of one.patterns.entries())
      for (const said of [say, ...unless]) check(said, [...at, i, 'patterns', k]);
    for (const [k, said] of one.unless.entries()) check(said, [...at, i, 'unless', k]);
    if (one.families) namesKnownFamilies(words, one.families, [...at, i, 'families'], context);
  }
}

/** Word families that need no list: numbers and Latin words. */
export const BUILT_IN = ['數', '英文', '字'];

const unique = (what: string) => (list: { id: string }[], context: z.RefinementCtx) => {
  for (const [i, { id: one }] of list.entries())
    if (list.findIndex((other) => other.id === one) < i)
      context.addIssue({
        code: 'custom',
        path: [i, 'id'],
        message: `${what}「${one}」寫了兩次：合併成一個，或換一個代號`,
      });
};

export const MovesSchema = z
  .strictObject({
    /** Word families that patterns name as <重要>. */
    words: Families,
    /** What is heard in the customer's words. */
    heard: z.partialRecord(z.enum(HEARD), z.array(Pattern)).default({}),
    moves: z.array(Move).min(1).superRefine(unique('行動')),
    cues: z.array(Cue).superRefine(unique('跡象')),
  })
  .superRefine(({ words, heard, moves, cues }, context) => {
    namesKnownFamilies(words, moves, ['moves'], context);
    namesKnownFamilies(words, cues, ['cues'], context);
    for (const [id, patterns] of Object.entries(heard))
      namesKnownFamilies(words, [{ unless: [], patterns }], ['heard', id], context);
  });

export const FlagsSchema = z
  .strictObject({
    words: Families,
    flags: z.array(Flag).min(1).superRefine(unique('紅旗')),
  })
  .superRefine(({ words, flags }, context) => namesKnownFamilies(words, flags, ['flags'], context));

export type Moves = z.infer<typeof MovesSchema>;
export type Flags = z.infer<typeof FlagsSchema>;
export type PatternWords = z.infer<typeof Pattern>;
export type FlagFamily = z.infer<typeof Family>;

/** The whole catalogue: what both files say. */
export interface Catalogue {
  moves: Moves;
  flags: Flags;
}

function balanced(say: string): boolean {
  const open: string[] = [];
  for (const c of say.normalize('NFKC')) {
    if (c === '(' || c === '<') open.push(c);
    else if (c === ')' && open.pop() !== '(') return false;
    else if (c === '>' && open.pop() !== '<') return false;
  }
  return open.length === 0;
}
