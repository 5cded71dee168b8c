import type { Content } from '../../flow/content.ts';
import type { Button, DrillAction, Message, Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { DrillSpec, LeftOut } from '../drill.ts';
import { drillName, listed, whyOf } from './names.ts';
import { isElsewhere, practiceLines, timeLines } from './preview-lines.ts';
import { placeOf, whenText } from './when.ts';

/** How many people something happens to at a moment (epoch milliseconds), on the clocks of their zone. */
export interface There {
  zone: string;
  at: number;
  people: number;
}

/** What will come of a drill. Times are epoch milliseconds. */
export interface Coming {
  spec: DrillSpec;
  /** What the audience is called: `@sales-team`, a name. */
  called: readonly string[];
  /** How many get it. */
  people: number;
  leftOut: readonly LeftOut[];
  /** The first due times, at most three; none: it would never be due, and cannot be confirmed. */
  rounds: readonly number[];
  /** When the first messages go out, by moment and zone. */
  sendings: readonly There[];
}

/** A drill as it will go, before it is confirmed. */
export interface Preview extends Coming {
  /** What the buttons name. */
  draft: string;
  /** The conversation where the team's result would be posted, as it is called; null: nowhere. */
  resultIn: string | null;
  canPost: boolean;
  keepDays: number;
}

/** More than this is not read on a phone. */
const MOST_NAMES = 10;
const MOST_PLACES = 8;

/** What will be sent to whom and when, what is seen and where the result goes, with the choice to send it. */
export function previewMessage(voice: Voice, content: Content, preview: Preview): Message {
  return coachMessage(voice, [
    { type: 'note', text: voice.t('drills:preview.title') },
    ...comingParts(voice, content, preview),
    { type: 'note', text: [seenText(voice, preview), resultText(voice, preview)].join('\n') },
    { type: 'buttons', buttons: buttons(voice, preview) },
  ]);
}

/** What will be sent to whom and when. */
export function comingParts(voice: Voice, content: Content, coming: Coming): Part[] {
  const { t } = voice;
  const { spec, leftOut } = coming;
  const why = whyOf(voice, spec);
  return [
    { type: 'heading', text: drillName(voice, content, { spec }) },
    ...texts(why === '' ? [] : [t('drills:preview.why', { why })]),
    { type: 'list', items: [...practiceLines(voice, content, coming), ...timeLines(voice, coming)] },
    ...placesPart(voice, coming),
    ...planPart(voice, coming),
    ...leftOutPart(voice, leftOut),
  ];
}

const texts = (all: readonly string[]): Part[] => all.map((text) => ({ type: 'text', text }));

/** Where clocks differ: for each place when messages go out and when the first round is due there. */
function placesPart(voice: Voice, { spec, rounds: [due], sendings }: Coming): Part[] {
  const { t } = voice;
  if (due === undefined || !isElsewhere(voice, sendings, spec.schedule.zone)) return [];
  const items = sendings.slice(0, MOST_PLACES).map(({ at, zone, people }) =>
    t('drills:preview.place', {
      place: placeOf(voice, zone, due),
      count: people,
      sent: whenText(voice, at, zone),
      due: whenText(voice, due, zone),
    }),
  );
  const others = sendings.slice(MOST_PLACES).reduce((sum, { people }) => sum + people, 0);
  const rest = others > 0 ? [t('drills:preview.elsewhere', { count: others })] : [];
  return [{ type: 'list', title: t('drills:preview.places'), items: [...items, ...rest] }];
}

/** The first steps of a plan, each with the day on which it is due. */
function planPart(voice: Voice, { spec, rounds }: Coming): Part[] {
  if (spec.steps.length === 1) return [];
  const items = rounds.map((at, i) =>
    voice.t('drills:preview.step', {
      when: whenText(voice, at, spec.schedule.zone),
      name: voice.trainer(spec.steps[i]!.name),
    }),
  );
  return [{ type: 'list', title: voice.t('drills:preview.steps', { count: spec.steps.length }), items }];
}

/** Who gets nothing, by why. No more names than a manager reads. */
function leftOutPart(voice: Voice, leftOut: readonly LeftOut[]): Part[] {
  const { t } = voice;
  if (leftOut.length === 0) return [];
  const byWhy = Map.groupBy(leftOut.slice(0, MOST_NAMES), ({ why }) => why);
  const items = [...byWhy].map(([why, all]) =>
    t('drills:preview.leftOutLine', {
      why: t(`drills:preview.leftOutWhy.${why}`),
      who: listed(
        voice,
        all.map(({ name }) => name),
      ),
    }),
  );
  const more = leftOut.length - MOST_NAMES;
  const rest = more > 0 ? [t('drills:preview.more', { count: more })] : [];
  return [{ type: 'list', title: t('drills:preview.leftOut', { count: leftOut.length }), items: [...items, ...rest] }];
}

const seenText = ({ t }: Voice, { spec, keepDays }: Preview): string =>
  t(`drills:preview.seen.${spec.handIn}`, { count: keepDays });

function resultText({ t }: Voice, { resultIn, canPost }: Preview): string {
  if (resultIn === null) return t('drills:preview.result');
  return t(canPost ? 'drills:preview.resultIn' : 'drills:preview.resultNoPost', { where: resultIn });
}

/** What would reach nobody or never end can be changed, not sent. */
function buttons({ t }: Voice, { draft, people, rounds }: Preview): Button[] {
  const named = (action: DrillAction, label: string, more: Partial<Button> = {}): Button => ({
    action,
    label,
    value: draft,
    ...more,
  });
  const sendable = rounds.length > 0 && people > 0;
  return [
    ...(sendable ? [named('drill_confirm', t('drills:preview.buttons.confirm'), { main: true })] : []),
    named('drill_change', t('drills:preview.buttons.change')),
    named('drill_cancel', t('drills:preview.buttons.cancel')),
  ];
}
