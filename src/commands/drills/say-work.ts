import { whenText } from '../../drills/say/when.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Drill } from '../../store/schema.ts';
import { specOf } from '../../drills/drilling.ts';
import type { Work } from './work.ts';

/** More than this is not read at night. */
const MOST = 10;

/** What is due next of a drill and when, whether it hangs, and which messages have not arrived: lines to print. */
export function workLines(voice: Voice, drill: Drill, work: Work, now: number): string[] {
  const { t } = voice;
  const when = (at: number) => momentText(voice, at, specOf(drill).schedule.zone, now);
  const nextMessage =
    work.nextMessage === null ? [] : [t('terminal:drills.nextMessage', { at: when(work.nextMessage) })];
  return [
    t('terminal:drills.work', { work: stateText(voice, drill, work, when) }),
    ...(work.state === 'resting' ? [] : nextMessage),
    ...(work.unread ? [t('terminal:drills.unread')] : []),
    ...unsentLines(voice, work.unsent, when),
  ];
}

type When = (at: number) => string;

function stateText({ t }: Voice, { channel }: Drill, work: Work, when: When): string {
  const next = work.next === null ? '' : t(`terminal:drills.next.${work.next}`);
  const due = work.due === null ? '' : when(work.due);
  const until = work.leasedUntil === null ? '' : when(work.leasedUntil);
  return t(`terminal:drills.workState.${work.state}`, { next, due, until, channel });
}

function unsentLines({ t }: Voice, unsent: Work['unsent'], when: When): string[] {
  const lines = unsent.slice(0, MOST).map(({ name, person, state, due_at, last_error }) =>
    t(`terminal:drills.unsent.${state === 'failed' ? 'failed' : 'waiting'}`, {
      name: name || person,
      at: when(due_at),
      error: last_error ?? '–',
    }),
  );
  const more = unsent.length - MOST;
  return [...lines, ...(more > 0 ? [t('terminal:drills.unsent.more', { count: more })] : [])];
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** A moment on the drill's clock, and how far off it is: both zones of a night are another one. */
export function momentText(voice: Voice, at: number, zone: string, now: number): string {
  const [unit, ms] = UNITS.find(([, length]) => Math.abs(at - now) >= 2 * length) ?? UNITS.at(-1)!;
  const off = new Intl.RelativeTimeFormat(voice.language, { numeric: 'auto' }).format(
    Math.round((at - now) / ms),
    unit,
  );
  return voice.t('terminal:drills.moment', { when: whenText(voice, at, zone), zone, off });
}
