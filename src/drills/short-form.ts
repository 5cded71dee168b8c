import type { FlowFolder } from '../flow/content.ts';
import type { Audience, DrillSpec, Schedule, Step } from './drill.ts';
import { MOST_TRIES, usualStep, usualTime, usualTries, type Setting } from './default-spec.ts';
import { findersFor } from './finders.ts';
import { firstDue, notDue } from './first-due.ts';
import type { PlanChoice, PlanOffer } from './plan-choice.ts';
import { problem, type Problem } from './problem.ts';
import { readingOf, valuesOf, type Kind, type Piece } from './reading.ts';

/** A group of people that can be mentioned. */
export interface UserGroup {
  id: string;
  /** As it is mentioned, without the `@`. */
  handle: string;
  name: string;
}

export interface ShortFormSetting extends Setting {
  groups: readonly UserGroup[];
  plans: readonly PlanOffer[];
  /** The channel in which it was typed; null: none, as in a direct message. */
  here: string | null;
}

export type ShortForm = { spec: DrillSpec } | { plan: PlanChoice } | { problems: Problem[] };

/**
 * Reads a drill in one line, `@sales-team four-keys friday 18:00`, in any order and any language of the interface; what is not
 * said is as usual (`usualStep`). Either all of it is understood, or everything that is wrong is told.
 */
export function readShortForm(text: string, setting: ShortFormSetting): ShortForm {
  const { folder, pieces } = bestReading(text, setting);
  const planned = valuesOf(pieces, 'plan').length > 0;
  const schedule = scheduleSaid(pieces, setting, planned);
  const problems = problemsOf(pieces, setting);
  if ('code' in schedule) return { problems: [...problems, schedule] };
  if (problems.length > 0) return { problems };
  const audience = audienceSaid(pieces, setting);
  const others = { schedule, reminders: true, handIn: valuesOf(pieces, 'handIn')[0] ?? 'scorecard' };
  const [plan] = valuesOf(pieces, 'plan');
  if (plan) return { plan: { plan, audience, ...others } };
  const step = stepSaid(pieces, setting, folder);
  return { spec: { name: null, why: '', plan: null, audience, steps: [step], ...others } };
}

/** Parts and customers are those of one flow: the first that leaves the fewest words unknown. */
function bestReading(text: string, setting: ShortFormSetting): { folder: FlowFolder; pieces: Piece[] } {
  const readings = [...setting.content.flows.values()].map((folder) => {
    const pieces = readingOf(text, findersFor(setting, folder));
    return { folder, pieces, unknown: pieces.filter(({ is }) => is === 'unknown').length };
  });
  return readings.reduce((best, one) => (one.unknown < best.unknown ? one : best));
}

function audienceSaid(pieces: readonly Piece[], { here }: ShortFormSetting): Audience {
  const channels = valuesOf(pieces, 'channel');
  const isHere = here !== null && valuesOf(pieces, 'here').length > 0;
  return {
    people: valuesOf(pieces, 'person'),
    groups: valuesOf(pieces, 'group'),
    channels: isHere ? [...new Set([...channels, here])] : channels,
  };
}

function stepSaid(pieces: readonly Piece[], setting: ShortFormSetting, folder: FlowFolder): Step {
  const usual = usualStep(setting, folder);
  const saidOr = <T>(said: T[], otherwise: T[]) => (said.length > 0 ? said : otherwise);
  const parts = saidOr(valuesOf(pieces, 'part'), usual.parts);
  return {
    ...usual,
    parts,
    personas: saidOr(valuesOf(pieces, 'persona'), usual.personas),
    difficulty: valuesOf(pieces, 'difficulty')[0] ?? usual.difficulty,
    coaching: valuesOf(pieces, 'coaching')[0] ?? usual.coaching,
    tries: valuesOf(pieces, 'tries')[0] ?? usualTries(parts),
    pass: valuesOf(pieces, 'pass')[0] ?? usual.pass,
  };
}

function scheduleSaid(pieces: readonly Piece[], setting: ShortFormSetting, planned: boolean): Schedule | Problem {
  const { now, zone } = setting;
  const none = pieces.find(({ is, value }) => (is === 'date' || is === 'time') && value === null);
  if (none) return problem(none.is === 'date' ? 'date_unknown' : 'time_unknown', { word: none.word });
  const weekdays = valuesOf(pieces, 'weekdays');
  const repeat = valuesOf(pieces, 'repeat')[0] ?? (weekdays.some(({ every }) => every) ? 'weekly' : 'none');
  const days = [...new Set(weekdays.flatMap((one) => one.days))];
  if (repeat !== 'weekly' && (days.length > 1 || weekdays.some(({ every }) => every)))
    return problem('twice', { words: wordsOf(pieces, ['weekdays', 'repeat']) });
  const time = valuesOf(pieces, 'time')[0] ?? usualTime(setting);
  const said = days.length > 0 ? { days, of: weekdays[0]!.of } : undefined;
  const due = firstDue({ date: valuesOf(pieces, 'date')[0] ?? undefined, weekdays: said, time, repeat }, now, zone);
  if ('code' in due) return due;
  const skipWeekends = valuesOf(pieces, 'weekends').length === 0;
  const schedule: Schedule = { ...due, time, zone, repeat, skipWeekends, holidays: [], rounds: null };
  return notDue(planned ? { ...schedule, repeat: 'daily' } : schedule, now) ?? schedule;
}

const ONCE: readonly Kind[] = ['difficulty', 'coaching', 'tries', 'pass', 'date', 'time', 'repeat', 'handIn', 'plan'];
const OF_A_PLAN: readonly Kind[] = ['flow', 'part', 'persona', 'difficulty', 'coaching', 'tries', 'pass', 'repeat'];

/** What is wrong with the words themselves; of the time see `scheduleSaid`. */
function problemsOf(pieces: readonly Piece[], { here }: ShortFormSetting): Problem[] {
  const has = (kind: Kind) => valuesOf(pieces, kind).length > 0;
  const addressed = (['person', 'group', 'channel', 'here', 'stranger'] as const).some(has);
  const planned = has('plan') ? wordsOf(pieces, OF_A_PLAN) : '';
  return [
    ...pieces.filter(({ is }) => is === 'unknown').map(({ word }) => problem('word_unknown', { word })),
    ...pieces.filter(({ is }) => is === 'stranger').map(({ word }) => problem('who_unknown', { word })),
    ...(addressed ? [] : [problem('nobody')]),
    ...(has('here') && here === null ? [problem('not_here')] : []),
    ...ONCE.filter((kind) => valuesOf(pieces, kind).length > 1).map((kind) =>
      problem('twice', { words: wordsOf(pieces, [kind]) }),
    ),
    ...(valuesOf(pieces, 'tries').some((tries) => tries < 1 || tries > MOST_TRIES)
      ? [problem('too_many_tries', { most: MOST_TRIES })]
      : []),
    ...(planned ? [problem('not_with_plan', { words: planned })] : []),
  ];
}

const wordsOf = (pieces: readonly Piece[], kinds: readonly Kind[]): string =>
  pieces
    .filter(({ is }) => kinds.includes(is))
    .map(({ word }) => word)
    .join(' ');
