import type { Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { Assigned } from '../rep/assigned.ts';
import type { RepTry } from '../rep/tries.ts';
import { judgedKeys } from '../passed.ts';
import { drillButton } from './buttons.ts';
import { titleOf } from './invitation.ts';
import { partName } from './names.ts';
import { whenText } from './when.ts';

/** The finished tries to choose from, each with its keys; what was handed in says so. */
export function triesMessage(voice: Voice, at: Assigned) {
  const { t } = voice;
  return coachMessage(voice, [
    { type: 'heading', text: t('drills:tries.title', { name: titleOf(voice, at) }) },
    ...(at.tries.length === 0 ? [{ type: 'text' as const, text: t('drills:tries.none') }] : []),
    ...at.tries.flatMap((one, i) => oneTry(voice, at, one, i + 1)),
    {
      type: 'buttons',
      buttons: [drillButton(voice, 'drill_start', roundValue(at.assignment), { label: t('drills:buttons.again') })],
    },
  ]);
}

function oneTry(voice: Voice, at: Assigned, { session, part, card }: RepTry, n: number): Part[] {
  const { t } = voice;
  const handedIn = at.handIns.some(({ handIn }) => handIn.session === session.id);
  const values = {
    n,
    part: partName(voice, at.flow, part),
    when: whenText(voice, session.ended_at!, at.assignment.zone),
  };
  return [
    { type: 'text', text: t(handedIn ? 'drills:tries.handedIn' : 'drills:tries.one', values) },
    {
      type: 'bars',
      rows: judgedKeys(part, card.keys)
        .filter(({ level }) => level !== 'not_applicable')
        .map(({ id, share, level }) => ({
          label: partName(voice, at.flow, id),
          share,
          level,
          mark: t(`scorecard:levels.${level}`),
        })),
    },
    {
      type: 'buttons',
      buttons: [
        ...(handedIn ? [] : [drillButton(voice, 'drill_hand_in', session.id)]),
        { action: 'show_scorecard', label: t('practice:history.open'), value: session.id },
      ],
    },
  ];
}
