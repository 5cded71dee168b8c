import { z } from 'zod';
import { levelIds, levelNames } from './levels.ts';
import { PortraitSchema } from './portrait.ts';

/**
 * What a persona file may say. Everything is in a trainer's words, in Traditional script with the words of the
 * persona's region; `plain` is the same line in written Chinese for readers outside Hong Kong.
 */
const words = z.string().trim().min(1);

const Line = z.union([
  words.transform((say) => ({ say, plain: undefined, about: undefined })),
  z.strictObject({ say: words, plain: words.optional(), about: z.array(words).optional() }),
]);

/** Wrong moves, each with the customer's reactions in character. The ids name what the rep did. */
export const WRONG_MOVES = [
  'assume_right',
  'assume_wrong',
  'pitch_early',
  'stacked',
  'bare_questions',
  'cold_consequence',
  'cold_worry',
  'out_of_order',
  'evade',
  'overclaim',
  'pressure',
  'dismiss',
  'disparage',
  'privacy',
  'inducement',
  'conceal',
  'tender_word',
  'parrot',
  'encourage_again',
  'monologue',
  'chatter',
  'generic_praise',
  'invite_early',
  'wrong_playback',
  'wrong_fact', // says of the offer what is not so
  'rude',
] as const;

/** What the customer says when nothing is wrong, by situation. */
export const SITUATIONS = [
  'first_reply', // to the rep's first line: who are you, I am busy
  'small_talk', // to rapport, a compliment, a piece of the rep's own life
  'allows', // to a request for permission
  'purpose_heard', // the rep has said who they are and why they write
  'guarded', // nothing of the above fits and trust is low
  'smoke_objection', // the polite no that hides the true one
  'too_expensive', // 太貴, as a way not to say what it really is
  'vague_smoke', // 我再看看, meaning no
  'vague_true', // 我再看看, meaning that a third person must be asked
  'asks_price',
  'asks_again', // the same question, shorter, after it was not answered
  'got_answer', // the rep has answered what was asked
  'all_important', // to golden A before the reasons were shown: everything matters
  'confirms', // a playback that is right
  'confirms_summary', // a summary that is right
  'received', // after something tender was received well
  'hears_plan', // a plan tied to the customer's own words
  'hears_limit', // a limit disclosed
  'objection_eased', // the true objection was taken seriously and answered
  'declines_worry', // a dignified no to golden E
  'buying_signal',
  'accepts_next_step',
  'accepts_commitment',
  'refuses', // polite refusal at the end
  'leaves', // annoyed, at the end
  'deceived', // deception found, at the end
  'thanks_for_honesty', // the rep said that the offer does not fit
  'repaired', // an honest apology or correction
  'does_not_understand', // asks back in character
  'unsure', // a question the persona has no answer to
  'initiative', // the customer's own: an interruption, a worry, a question
  'aside', // a remark off the point, from daily life
  'asked_if_real', // to a rep who asks whether this is a machine: never out of the role
  'goodbye', // to a farewell
  'backchannel', // 嗯, 好: may repeat
  'silence', // the stage line （已讀，隔天下午）
  'after_light', // to a light follow-up after the silence
  'after_chaser', // to a chaser after the silence
] as const;

/**
 * How the customer talks (after the styles of PATIENT-Ψ, domain.md, section 9); what each does to the numbers and the turns
 * stands in src/customer/style.ts.
 */
export const STYLES = ['plain', 'reserved', 'verbose', 'off_point', 'upset', 'eager_to_please'] as const;
export type Style = (typeof STYLES)[number];

export type WrongMove = (typeof WRONG_MOVES)[number];
export type Situation = (typeof SITUATIONS)[number];

const lines = z.array(Line).min(1);
const linesFor = <const K extends readonly string[]>(ids: K) =>
  z.strictObject(Object.fromEntries(ids.map((id) => [id, lines])) as { [I in K[number]]: typeof lines });

/**
 * A fact of the offer that the customer checks. In one clause of the rep's: a word of `about` with a number in one of the
 * units that is not among `right`, or with one of the `wrong` sayings, is noticed.
 */
const Checked = z
  .strictObject({
    fact: words,
    about: z.array(words).min(1),
    unit: z.array(words).default([]),
    right: z.array(z.number()).default([]),
    wrong: z.array(words).default([]),
  })
  .refine(({ unit, right, wrong }) => wrong.length > 0 || (unit.length > 0 && right.length > 0), {
    error: '寫 unit 和 right（數字），或寫 wrong（錯的說法）',
  });

const HALF_HINTS = ['priority', 'reason', 'meaning', 'consequence', 'worry', 'true_objection'] as const;

export const PersonaSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '用小寫英文、數字和連字號，例如 lin-shufen'),
  name: words,
  called: words,
  emoji: z.string().regex(/^:[a-z0-9_+-]+:$/, '用 Slack 的表情代碼，例如 :fried_egg:'),
  portrait: PortraitSchema,
  region: z.enum(['TW', 'HK', 'CN']),
  channel_feel: words,
  public: words,
  scene: words,
  rep: words,
  fits: z.boolean().default(true),
  offer: z.record(z.string(), words),
  limits: z.array(words).min(1),
  checked: z.array(Checked).min(3),
  reasons_list: z.array(words).min(4).max(7),
  voiced_need: words,
  says_first: words,
  hot_button: words,
  hot_button_words: z.array(words).min(1),
  silent_need: words,
  motive: z.enum(['gain', 'avoid_loss']),
  own_words: z.strictObject({ open: z.array(words).min(3), tender: z.array(words) }),
  smoke_objection: words,
  true_objection: words,
  /** What a rep who asks about it says; 王姐+怎麼想 wants both. */
  true_objection_words: z.array(words).min(1),
  dealbreakers: z.array(z.strictObject({ what: words, flag: words, words: z.array(words).optional() })).min(1),
  style: z.enum(STYLES),
  manner: words,
  patience: z.number().int().min(8).max(60),
  facts: z.array(z.strictObject({ level: z.enum(levelNames as [string, ...string[]]), text: words })).min(6),
  open: linesFor(levelIds),
  half_hint: linesFor(HALF_HINTS),
  lines: linesFor(SITUATIONS).extend({ complains: lines.optional() }),
  wrong: linesFor(WRONG_MOVES),
  /** Better lines in the words of this trade, by criterion; where there is none, the flow's. */
  better: z.record(z.string(), words),
  example: z.array(z.union([z.strictObject({ rep: words }), z.strictObject({ customer: words })])).min(6),
});

/** What may be empty in a text that an earlier version stored. */
export const MAY_BE_EMPTY = { checked: z.array(Checked), true_objection_words: z.array(words) };

export type Persona = z.infer<typeof PersonaSchema>;
export type PersonaLine = Persona['lines']['backchannel'][number];
