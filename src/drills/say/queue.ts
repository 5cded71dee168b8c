import type { Button, Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import { minutesLeft } from '../how-long.ts';
import type { Assigned } from '../rep/assigned.ts';
import { beginButton, drillButton } from './buttons.ts';
import { titleOf } from './invitation.ts';
import { numberOfTry } from './under-way.ts';
import { whenText } from './when.ts';

/** How many are shown at a time: each has a row of buttons, and one message of Slack's takes 50 blocks. */
const SHOWN = 10;

/**
 * What waits to be practised: what is due first comes first, and each can be begun from here. `after`: how many of them were
 * shown before; where so many do not wait any more, it begins anew.
 */
export function queueMessage(voice: Voice, waiting: readonly Assigned[], now: number, after = 0) {
  const { t } = voice;
  if (waiting.length === 0) return coachMessage(voice, [{ type: 'text', text: t('drills:queue.empty') }]);
  const first = after < waiting.length ? after : 0;
  const shown = waiting.slice(first, first + SHOWN);
  return coachMessage(voice, [
    { type: 'heading', text: t('drills:queue.title') },
    ...(waiting.length > 1 ? [{ type: 'note' as const, text: t('drills:queue.order') }] : []),
    ...shown.flatMap((at) => row(voice, at, now)),
    ...moreParts(voice, first + SHOWN, waiting.length),
  ]);
}

const row = (voice: Voice, at: Assigned, now: number): Part[] => [
  { type: 'text', text: line(voice, at, now) },
  { type: 'buttons', buttons: buttons(voice, at) },
];

/** Until when, how far, how long it takes, and what is under way or was put off. */
function line(voice: Voice, at: Assigned, now: number): string {
  const { t } = voice;
  const minutes = minutesLeft(at.standing);
  const far = t('drills:queue.line', {
    name: titleOf(voice, at),
    due: whenText(voice, at.round.due_at, at.assignment.zone),
    done: at.standing.filter(({ done }) => done).length,
    all: at.standing.length,
    tries: at.tries.length,
  });
  const takes = minutes > 0 ? t('drills:queue.minutes', { count: minutes }) : t('drills:queue.toHandIn');
  return [far, takes, ...stateText(voice, at, now)].join(t('practice:list.bar'));
}

/** A try that is under way, when it comes again, or that it does not; nothing where it just waits. */
export function stateText(voice: Voice, at: Assigned, now: number): string[] {
  const { quiet, act, act_at, zone } = at.assignment;
  const comesAgain = act === 'again' && act_at! > now;
  return [
    ...(at.underWay ? [voice.t('drills:queue.underWay', { n: numberOfTry(at, at.underWay) })] : []),
    ...(quiet ? [voice.t('drills:queue.quiet')] : []),
    ...(comesAgain ? [voice.t('drills:queue.putOff', { at: whenText(voice, act_at!, zone) })] : []),
  ];
}

function buttons(voice: Voice, at: Assigned): Button[] {
  const value = roundValue(at.assignment);
  return [
    beginButton(voice, at),
    ...(at.tries.length > 0 ? [drillButton(voice, 'drill_tries', value)] : []),
    ...(at.assignment.quiet ? [drillButton(voice, 'drill_remind_me', value)] : []),
  ];
}

function moreParts(voice: Voice, shown: number, all: number): Part[] {
  if (all <= shown) return [];
  const label = voice.t('drills:queue.more', { count: all - shown });
  return [{ type: 'buttons', buttons: [drillButton(voice, 'drill_queue', `${shown}`, { label })] }];
}
