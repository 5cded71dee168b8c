import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { whenText } from './when.ts';

/** How many people get a reminder now and later, `from` when on; and how many get none, by why. */
export interface Reminded {
  now: number;
  later: number;
  from: number | null;
  /** In which `from` is said. */
  zone: string;
  quiet: number;
  waiting: number;
  tooLate: number;
  done: number;
  unreachable: number;
}

const WITHOUT = ['quiet', 'waiting', 'tooLate', 'done', 'unreachable'] as const;

/** Who gets a reminder that a manager asked for, when, and who gets none. */
export function remindedMessage(voice: Voice, reminded: Reminded) {
  const { t } = voice;
  const { now, later, from, zone } = reminded;
  const lines = [
    ...(now > 0 ? [t('drills:steer.reminded.now', { count: now })] : []),
    ...(from === null ? [] : [t('drills:steer.reminded.later', { count: later, when: whenText(voice, from, zone) })]),
    ...(now + later === 0 ? [t('drills:steer.reminded.nobody')] : []),
    ...WITHOUT.filter((why) => reminded[why] > 0).map((why) =>
      t(`drills:steer.reminded.${why}`, { count: reminded[why] }),
    ),
  ];
  return coachMessage(voice, [{ type: 'text', text: lines.join('\n') }]);
}
