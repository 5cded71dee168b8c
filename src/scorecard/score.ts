import { GOLDEN, heldAgainst, RECEIVING } from '../customer/rep-turn.ts';
import { GOLDEN_LEVELS } from '../flow/levels.ts';
import type { Criterion, Ending, Flow } from '../flow/flow.ts';
import type { Persona } from '../flow/persona.ts';
import type { Turn } from '../session/turn.ts';
import { betterLine } from './better-line.ts';
import { breaches } from './checks/closing.ts';
import { CHECKS_BY_NAME } from './checks/index.ts';
import type { Fix, Mark, Scorecard, ScoredKey } from './scorecard.ts';
import { answerOf, evidenceOf, finding, quoteOf, told, type Finding, type Told, type ToldTurn } from './told.ts';

/** Raised when a rule changes, so that old scorecards can be told apart and made again. */
export const SCORECARD_VERSION = 3;

const VALUE: Record<Mark, number> = { met: 1, partly: 0.5, not: 0, not_applicable: 1 };

interface Marked {
  criterion: Criterion;
  finding: Finding;
}

/**
 * The scorecard of a conversation: a fold over its turns and their labels. Pure, so the same turns give the same
 * scorecard. `turns` is the path from the opening to the end; what was taken back is not on it. `part` is what was asked
 * for of it: of a key that is practised from the beginning of a whole conversation, as the first one is, only that key counts.
 */
export function score(
  flow: Flow,
  persona: Persona,
  turns: readonly Turn[],
  { criteriaFrom = '', part = null }: { criteriaFrom?: string; part?: string | null } = {},
): Scorecard {
  const story = told(persona, turns);
  const applies = practised(flow, turns, part);
  const marked = flow.criteria.map((criterion) => ({
    criterion,
    finding: applies(criterion)
      ? ownMoment(story, CHECKS_BY_NAME[criterion.check](story))
      : finding('not_applicable', []),
  }));
  const own: Told = { ...story, turns: story.turns.filter((t) => !t.turn.given) };
  const cap = capOf(own);
  const mean = Math.round(100 * meanOf(marked));
  return {
    version: SCORECARD_VERSION,
    criteriaFrom,
    total: own.turns.length === 0 ? 0 : Math.min(mean, cap?.at ?? 100),
    ending: endingOf(turns),
    keys: flow.keys.map((key) => keyOf(key.id, marked)),
    goldenQuestions: goldenOf(own),
    criteria: marked.map(({ criterion, finding }) => ({
      id: criterion.id,
      key: criterion.key,
      level: finding.level,
      evidence: finding.shown.filter((s) => !s.turn.turn.given).map((s) => evidenceOf(s)),
      moment: momentOf(finding),
    })),
    flags: flagsOf(own),
    cap,
    opened: openedOf(own),
    fix: fixOf(flow, persona, story, marked, cap),
  };
}

/** Where a moment lies in the given part of a conversation, it is the rep's own first turn behind it. */
const ownMoment = (story: Told, found: Finding): Finding =>
  found.moment?.turn.given ? { ...found, moment: story.turns.find((t) => !t.turn.given) ?? null } : found;

/** Which criteria a conversation is about: those of the moment or the key that was asked for, or all. */
function practised(flow: Flow, turns: readonly Turn[], part: string | null): (criterion: Criterion) => boolean {
  const given = turns.findLast((t) => t.given);
  const moment = flow.moment_drills.find((m) => m.id === given?.moment);
  if (moment) return ({ id }) => moment.criteria.includes(id);
  const asked = given?.key ?? flow.keys.find(({ id }) => id === part)?.id;
  return asked === undefined ? () => true : ({ key }) => key === asked;
}

/** The rep's own line at which a mark that is not met could have been. */
const momentOf = ({ level, moment }: Finding) =>
  moment && !moment.turn.given && (level === 'not' || level === 'partly')
    ? evidenceOf({ turn: moment, customer: null })
    : null;

const endingOf = (turns: readonly Turn[]): Ending => turns.at(-1)?.ending ?? 'given_up';

/** The weighted mean of what applies; 0 where nothing does. */
function meanOf(marked: readonly Marked[]): number {
  const applying = marked.filter((m) => m.finding.level !== 'not_applicable');
  const weight = applying.reduce((sum, m) => sum + m.criterion.weight, 0);
  return weight === 0 ? 0 : applying.reduce((sum, m) => sum + m.criterion.weight * VALUE[m.finding.level], 0) / weight;
}

function keyOf(id: string, marked: readonly Marked[]): ScoredKey {
  const own = marked.filter((m) => m.criterion.key === id);
  if (own.every((m) => m.finding.level === 'not_applicable')) return { id, level: 'not_applicable', share: 0 };
  const share = meanOf(own);
  return { id, level: share >= 0.8 ? 'met' : share >= 0.35 ? 'partly' : 'not', share: Math.round(share * 100) / 100 };
}

/**
 * Each golden question asked, in the order it was asked, with how many of the five levels were known after it. One that
 * the customer did not hear, waiting for an answer, is none.
 */
const goldenOf = (story: Told): Scorecard['goldenQuestions'] =>
  story.turns
    .filter((t) => !t.turn.happened.includes('question_open'))
    .flatMap((t) =>
      GOLDEN.filter((id) => t.rep.moves.has(id)).map((id) => ({
        id,
        turn: t.number,
        depth: GOLDEN_LEVELS.filter((level) => t.turn.state.known.includes(level)).length,
        ...lineIn(t, [id]),
      })),
    );

const flagsOf = (story: Told): Scorecard['flags'] =>
  story.turns.flatMap((t) =>
    t.turn.rep.flatMap(({ id, text, understanding }) =>
      heldAgainst(understanding)
        .filter((f) => f.kind === 'flag')
        .map(({ label, family }) => ({ id: label, family, turn: t.number, line: id, quote: text })),
    ),
  );

function capOf(story: Told): Scorecard['cap'] {
  const broken = breaches(story);
  const worst = broken.find((b) => !b.corrected) ?? broken[0];
  return worst
    ? {
        at: worst.corrected ? 60 : 40,
        family: worst.family,
        turn: worst.turn.number,
        quote: quoteOf(worst.turn, [worst.label]),
      }
    : null;
}

const openedOf = (story: Told): Scorecard['opened'] =>
  story.turns.flatMap((t) =>
    t.turn.opened.map((level) => ({
      level,
      key: t.turn.keyBefore,
      turn: t.number,
      ...lineIn(t),
      answer: answerOf(t),
      words: openingWords(t),
    })),
  );

/** The rep's message of a turn, by its words and its id. */
const lineIn = (t: ToldTurn, labels: readonly string[] = []) => {
  const { line, quote } = evidenceOf({ turn: t, customer: null }, labels);
  return { line, quote };
};

/** Moves that open something. */
const OPENERS: readonly string[] = [...GOLDEN, ...RECEIVING, 'show_motivators', 'probe', 'link_to_motivator'];

/** Longer stretches say nothing about which words it was. */
const LONG_WORDS = 10;

/** The words of a turn by which its opening moves were known, as written. */
const openingWords = (t: ToldTurn): string[] =>
  [...new Set(t.rep.found.filter((f) => OPENERS.includes(f.label)).flatMap((f) => f.words.map((w) => w.text.trim())))]
    .filter((text) => text.length > 1 && text.length <= LONG_WORDS)
    .slice(0, 3);

/** A mark that another line could have made better, at a moment of the rep's own. */
const isOpen = ({ finding: { level, moment } }: Marked): boolean =>
  moment !== null && !moment.turn.given && (level === 'not' || level === 'partly');

/** What could have gone better: in the keys that were reached, or where a line shows it; else the next step there was. */
function fixable({ keys }: Flow, story: Told, marked: readonly Marked[]): Marked[] {
  const place = (id: string | undefined) => keys.findIndex((key) => key.id === id);
  const last = place(story.turns.at(-1)?.turn.key);
  const open = marked.filter(isOpen);
  const reached = open.filter((m) => place(m.criterion.key) <= last || m.finding.shown.length > 0);
  return reached.length > 0 ? reached : open.filter((m) => place(m.criterion.key) === last + 1);
}

/** The customer has broken off: what drove them to it comes before all else. */
const brokenOff = ({ turns }: Told): boolean =>
  ['left_annoyed', 'deception_found'].includes(turns.at(-1)?.turn.ending ?? '');

/**
 * A moment at which the customer waits for an answer, or has half told something, is there for that and nothing else. A line
 * that was not understood is not the rep's fault.
 */
function fitness(story: Told, { criterion, finding: { moment } }: Marked): number {
  const before = story.turns.find((t) => t.number === (moment?.number ?? 0) - 1)?.turn;
  const tooEarly = moment?.number === 1 && criterion.key !== story.turns[0]?.turn.keyBefore;
  const waits =
    before?.state.asked && criterion.check !== 'answered_what_was_asked' && criterion.check !== 'facts_right';
  const halfTold = before?.happened.includes('near') && criterion.check !== 'listening';
  if (moment?.turn.happened.includes('not_understood')) return 0.1;
  return waits || halfTold || tooEarly ? 0.5 : 1;
}

/** The most useful thing to fix: a broken integrity, a chaser that ended it, then what weighs most and is furthest from met. */
function fixOf(
  flow: Flow,
  persona: Persona,
  story: Told,
  marked: readonly Marked[],
  cap: Scorecard['cap'],
): Fix | null {
  const open = fixable(flow, story, marked);
  const worth = (m: Marked) =>
    m.criterion.weight * (1 - VALUE[m.finding.level]) * fitness(story, m) +
    (m.criterion.check === 'integrity' && (cap || brokenOff(story)) ? 100 : 0) +
    (m.criterion.check === 'followed_up_lightly' && m.finding.level === 'not' ? 50 : 0);
  const allMet =
    cap === null &&
    flow.keys.every((key) => keyOf(key.id, marked).level !== 'not' && keyOf(key.id, marked).level !== 'partly');
  const chosen = allMet ? undefined : open.toSorted((a, b) => worth(b) - worth(a))[0];
  if (!chosen) return null;
  const moment = chosen.finding.moment!;
  const before = story.turns.find((t) => t.number === moment.number - 1);
  return {
    turn: moment.number,
    criterion: chosen.criterion.id,
    ...lineIn(moment),
    answer: answerOf(moment),
    better: betterLine(chosen.criterion, persona, before, moment.rep.text),
  };
}
