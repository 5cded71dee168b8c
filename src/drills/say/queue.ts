import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { Assigned } from '../rep/assigned.ts';
import { drillButton } from './buttons.ts';
import { titleOf } from './invitation.ts';
import { whenText } from './when.ts';

/** Each drill at a time, so that a row of buttons stays short. */
const SHOWN = 8;

/** What waits to be practised: what is due first comes first, and each can be begun from here. */
export function queueMessage(voice: Voice, waiting: readonly Assigned[]) {
  const { t } = voice;
  if (waiting.length === 0) return coachMessage(voice, [{ type: 'text', text: t('drills:queue.empty') }]);
  return coachMessage(voice, [
    { type: 'heading', text: t('drills:queue.title') },
    ...(waiting.length > 1 ? [{ type: 'note' as const, text: t('drills:queue.order') }] : []),
    ...waiting.slice(0, SHOWN).flatMap((at) => [
      {
        type: 'text' as const,
        text: t('drills:queue.line', {
          name: titleOf(voice, at),
          due: whenText(voice, at.round.due_at, at.assignment.zone),
          done: at.standing.filter(({ done }) => done).length,
          all: at.standing.length,
          tries: at.tries.length,
        }),
      },
      {
        type: 'buttons' as const,
        buttons: [
          drillButton(voice, 'drill_start', roundValue(at.assignment)),
          ...(at.tries.length > 0 ? [drillButton(voice, 'drill_tries', roundValue(at.assignment))] : []),
        ],
      },
    ]),
  ]);
}
