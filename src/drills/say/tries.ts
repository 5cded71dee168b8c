import type { Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { Assigned } from '../rep/assigned.ts';
import { handInOf, type RepTry } from '../rep/tries.ts';
import { drillButton } from './buttons.ts';
import { titleOf } from './invitation.ts';
import { keyBars } from './key-bars.ts';
import { partName } from './names.ts';
import { whenText } from './when.ts';

/** How many are shown at a time: a phone's screens, and what a message of any channel holds. */
const PAGE = 8;

/**
 * The finished tries to choose from, each with its keys: the latest, or `page` pages before them. What was handed in says so,
 * and which of it counts, by its session.
 */
export function triesMessage(voice: Voice, at: Assigned, counting: readonly string[], page = 0) {
  const { t } = voice;
  const end = Math.max(0, at.tries.length - page * PAGE);
  const earlier = Math.max(0, end - PAGE);
  const value = roundValue(at.assignment);
  const more = drillButton(voice, 'drill_tries', `${value}/${page + 1}`, {
    label: t('drills:buttons.earlier', { count: earlier }),
  });
  return coachMessage(voice, [
    { type: 'heading', text: t('drills:tries.title', { name: titleOf(voice, at) }) },
    ...(end === 0 ? [{ type: 'text' as const, text: t('drills:tries.none') }] : []),
    ...at.tries.slice(earlier, end).flatMap((one, i) => oneTry(voice, at, one, earlier + i + 1, counting)),
    {
      type: 'buttons',
      buttons: [
        drillButton(voice, 'drill_start', value, { label: t('drills:buttons.again') }),
        ...(earlier > 0 ? [more] : []),
      ],
    },
  ]);
}

function oneTry(
  voice: Voice,
  at: Assigned,
  { session, part, card }: RepTry,
  n: number,
  counting: readonly string[],
): Part[] {
  const { t } = voice;
  const handedIn = handInOf(at, session.id) !== undefined;
  const values = {
    n,
    part: partName(voice, at.flow, part),
    when: whenText(voice, session.ended_at!, at.assignment.zone),
  };
  const says = counting.includes(session.id) ? 'counts' : handedIn ? 'handedIn' : 'one';
  return [
    { type: 'text', text: t(`drills:tries.${says}`, values) },
    keyBars(voice, at, part, card),
    {
      type: 'buttons',
      buttons: [
        drillButton(voice, handedIn ? 'drill_withdraw' : 'drill_hand_in', session.id),
        { action: 'show_scorecard', label: t('practice:history.open'), value: session.id },
      ],
    },
  ];
}
