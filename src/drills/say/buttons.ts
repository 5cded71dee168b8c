import type { Button, DrillAction } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { Assigned } from '../rep/assigned.ts';
import type { Snooze } from '../snooze.ts';

const LABELS = {
  drill_start: 'start',
  drill_not_now: 'notNow',
  drill_remind_me: 'remindMe',
  drill_hand_in: 'handIn',
  drill_tries: 'tries',
  drill_withdraw: 'withdraw',
  drill_seen: 'seen',
  drill_queue: 'queue',
  drill_appeal: 'appeal',
  drill_consent: 'consent',
  drill_no_consent: 'noConsent',
} as const satisfies Partial<Record<DrillAction, string>>;

/** A rep's button with its usual label. */
export const drillButton = (
  voice: Voice,
  action: keyof typeof LABELS,
  value: string,
  more: Partial<Button> = {},
): Button => ({ action, label: voice.t(`drills:buttons.${LABELS[action]}`), value, ...more });

/** Begins a try, or goes on with the one that is under way. */
export const beginButton = (
  voice: Voice,
  { assignment, underWay }: Pick<Assigned, 'assignment' | 'underWay'>,
  more: Partial<Button> = {},
): Button =>
  drillButton(voice, 'drill_start', roundValue(assignment), {
    ...(underWay ? { label: voice.t('drills:buttons.goOn') } : {}),
    ...more,
  });

/** Puts it off: as far as there is a time for it. */
export const snoozeButtons = ({ t }: Voice, value: string, offered: readonly Snooze[]): Button[] =>
  offered.map((when) => ({
    action: 'drill_snooze',
    label: t(`drills:buttons.snooze.${when}`),
    value: `${value}/${when}`,
  }));
