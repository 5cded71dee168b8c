import type { Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { Passed } from '../passed.ts';
import type { Assigned } from '../rep/assigned.ts';
import type { PartStanding } from '../standing.ts';
import { drillButton } from './buttons.ts';
import { titleOf } from './invitation.ts';
import { missingLines } from './missing.ts';
import { partName } from './names.ts';

interface Tried {
  at: Assigned;
  /** Of the part that was tried, this try included. */
  standing: PartStanding;
  session: string;
  judged: Passed;
  /** How many tries there are to choose from. */
  finished: number;
  /** The round is done with it. */
  done: boolean;
}

/** After a try's scorecard: how many were made, whether it is what was asked, and the offer to hand it in. */
export function tryMessage(voice: Voice, { at, standing, session, judged, finished, done }: Tried) {
  const { t } = voice;
  const value = roundValue(at.assignment);
  const choose = finished > 1 ? [drillButton(voice, 'drill_tries', value)] : [];
  return coachMessage(voice, [
    {
      type: 'text',
      text: t(done ? 'drills:try.done' : 'drills:try.finished', {
        name: titleOf(voice, at),
        part: partName(voice, at.flow, standing.part),
        n: standing.tries,
        asked: standing.asked,
      }),
    },
    ...judgedParts(voice, at, judged),
    { type: 'note', text: t(`drills:what.seen.${at.spec.handIn}`) },
    {
      type: 'buttons',
      buttons: [
        drillButton(voice, 'drill_hand_in', session, {
          main: !done && judged.passed && standing.tries >= standing.asked,
        }),
        drillButton(voice, 'drill_start', value, { label: t('drills:buttons.again') }),
        ...choose,
      ],
    },
  ]);
}

/** Whether a try is what was asked, and what it lacks. Nothing where finished is enough. */
export function judgedParts(voice: Voice, { step, flow }: Pick<Assigned, 'step' | 'flow'>, judged: Passed): Part[] {
  if (step.pass === 'none' && !step.doneWhen) return [];
  if (judged.passed) return [{ type: 'text', text: voice.t('drills:try.passes') }];
  return [{ type: 'list', title: voice.t('drills:try.missing'), items: missingLines(voice, flow, step, judged) }];
}
