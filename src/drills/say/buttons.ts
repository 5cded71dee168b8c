import type { Button, DrillAction } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';

const LABELS = {
  drill_start: 'start',
  drill_not_now: 'notNow',
  drill_hand_in: 'handIn',
  drill_tries: 'tries',
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

/** Puts it off for an hour, or to the next working day. */
export const snoozeButtons = ({ t }: Voice, value: string): Button[] =>
  (['hour', 'tomorrow'] as const).map((when) => ({
    action: 'drill_snooze',
    label: t(`drills:buttons.snooze.${when}`),
    value: `${value}/${when}`,
  }));
