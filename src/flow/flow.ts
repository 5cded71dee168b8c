import { z } from 'zod';
import { levelIds } from './levels.ts';
import { SITUATIONS } from './persona.ts';

/** What flows/<id>/flow.yaml may say: a method to practise, in a trainer's words (Traditional script). */
const words = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/, '用小寫英文、數字、底線或連字號');

/** What a turn can show about the conversation; a key moves on when one of its `moves_on` is shown. */
export const SIGNALS = [
  'customer_volunteered', // said something not asked for
  'business_opened', // the customer, or the rep with consent, is talking about the matter itself
  'summary_confirmed', // the rep's summary got the customer's yes
  'plan_tied', // the plan was told in the customer's own words
  'signal_shown', // the customer showed a buying signal
  'no_fit_shown', // the customer has said what makes the offer not fit
  'no_fit_said', // the rep said that the offer does not fit
] as const;
export type Signal = (typeof SIGNALS)[number];

/** The endings of domain.md, section 12. */
export const ENDINGS = [
  'commitment',
  'next_step',
  'polite_refusal',
  'went_quiet',
  'left_annoyed',
  'deception_found',
  'no_fit_said',
  'given_up',
] as const;
export type Ending = (typeof ENDINGS)[number];

/** The narrow checks that a criterion may name; each is a function in src/scorecard/checks. */
export const CHECKS = [
  'rapport_first',
  'purpose_said',
  'motivators_shown',
  'customer_chose',
  'golden_in_order',
  'one_question_at_a_time',
  'listening',
  'no_assumption',
  'summary_confirmed',
  'own_words',
  'limit_disclosed',
  'answered_what_was_asked',
  'invited_after_signal',
  'objection_acknowledged',
  'true_objection_reached',
  'took_no_well',
  'followed_up_lightly',
  'facts_right',
  'fit_judged',
  'integrity',
] as const;
export type Check = (typeof CHECKS)[number];

const Question = z.strictObject({
  id,
  letter: z.string().length(1),
  name: words,
  asks: words,
  opens: z.enum(levelIds as [string, ...string[]]),
  hint: words,
});

const Key = z.strictObject({
  id,
  name: words,
  note: words.optional(),
  aim: words,
  hint: words,
  moves_on: z
    .array(
      z.strictObject({ when: z.enum(SIGNALS), knows: z.array(z.enum(levelIds as [string, ...string[]])).default([]) }),
    )
    .default([]),
  questions: z.array(Question).default([]),
});

const Criterion = z.strictObject({
  id,
  key: id,
  name: words,
  why: words,
  weight: z.number().positive().max(10),
  check: z.enum(CHECKS),
  /** What could be said instead, the first that fits the moment; `needs`: what must be known of the customer by then. */
  better: z
    .array(
      z.strictObject({ say: words, shows: id, needs: z.array(z.enum(levelIds as [string, ...string[]])).default([]) }),
    )
    .min(1),
});

/** What a moment drill can leave open between the two: an objection that hides another, or silence. */
export const LEFT_OPEN = ['smoke', 'silent'] as const;

/** One moment to practise alone: the persona's example up to a key, and then what the customer says there. */
const MomentDrill = z.strictObject({
  id,
  name: words,
  aim: words,
  at: id,
  customer: z.array(z.enum(SITUATIONS)).min(1),
  leaves: z.enum(LEFT_OPEN),
  criteria: z.array(id).min(1),
});

/** Moments in which the coach says something of its own, before the key's hint. */
export const COACH_MOMENTS = [
  'purpose_told', // who one is and why has been said, nothing to the person yet
  'question_open', // the customer asked something and waits
  'objection_open',
  'signal_shown',
  'worry_declined',
  'half_told', // the customer nearly said it
  'examined', // two questions in a row without receiving
  'tender_said', // something tender was just said: receive first
  'no_fit_shown', // what the customer said makes the offer useless to them
  'not_heard', // somebody upset has not been heard yet
  'silence', // read, no answer
  'low_trust',
] as const;

/** What the coach can say of a turn; each is something that happened between the rep's line and the customer's. */
export const COACH_NOTES = [
  'opened_public',
  'opened_voiced',
  'opened_priority',
  'opened_reason',
  'opened_meaning',
  'opened_consequence',
  'opened_worry',
  'opened_true_objection',
  'allowed', // to be asked, or to go on
  'volunteered',
  'near',
  'blocked_trust',
  'blocked_order',
  'blocked_not_shown',
  'bare_questions',
  'answered',
  'question_open',
  'confirmed',
  'summary_confirmed',
  'plan_tied',
  'pitch_early',
  'limit',
  'smoke',
  'eased',
  'signal',
  'invite_early',
  'wrong_fact',
  'rude',
  'complaint', // an upset customer has not been heard yet
  'calmed', // and now has
  'accepted',
  'repaired',
  'assume',
  'wrong_playback',
  'stacked',
  'pressure',
  'overclaim',
  'dismiss',
  'disparage',
  'conceal',
  'privacy',
  'inducement',
  'tender_word',
  'parrot',
  'encourage_again',
  'monologue',
  'declined',
  'not_understood',
  'silence',
  'came_back', // after a silence
  'nothing',
] as const;
export type CoachNote = (typeof COACH_NOTES)[number];

export const FlowSchema = z.strictObject({
  id,
  name: words,
  summary: words,
  keys: z.array(Key).min(1),
  moments: z.strictObject(
    Object.fromEntries(COACH_MOMENTS.map((m) => [m, words])) as Record<(typeof COACH_MOMENTS)[number], typeof words>,
  ),
  /** What a second hint shows as an example, by the id of a moment or a key: the better line of a criterion. */
  hint_examples: z.record(z.string(), id).default({}),
  notes: z.strictObject(Object.fromEntries(COACH_NOTES.map((n) => [n, z.string()])) as Record<CoachNote, z.ZodString>),
  endings: z.strictObject(
    Object.fromEntries(ENDINGS.map((e) => [e, z.strictObject({ name: words, says: words })])) as Record<
      Ending,
      z.ZodObject<{ name: typeof words; says: typeof words }>
    >,
  ),
  criteria: z.array(Criterion).min(1),
  moment_drills: z.array(MomentDrill).default([]),
  /** Whom a newcomer from a region meets first. */
  starts_with: z.strictObject({ TW: id, HK: id, CN: id }).partial().default({}),
  sayings: z.strictObject({
    no_fit: z.array(words).default([]),
    chaser: z.array(words).default([]),
    concern: z.array(words).default([]),
    rude: z.array(words).default([]),
    real: z.array(words).default([]),
  }),
});

export type Flow = z.infer<typeof FlowSchema>;
export type FlowKey = Flow['keys'][number];
export type MomentDrill = Flow['moment_drills'][number];
export type Criterion = Flow['criteria'][number];
export type CoachMoment = (typeof COACH_MOMENTS)[number];
