import type { Part } from '../../session/message.ts';
import { WHOLE } from '../../session/parts.ts';
import { notice } from '../../session/say/notices.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { Passed } from '../passed.ts';
import type { Assigned } from '../rep/assigned.ts';
import type { PartStanding } from '../standing.ts';
import { drillButton } from './buttons.ts';
import { titleOf } from './invitation.ts';
import { missingLines } from './missing.ts';
import { partName } from './names.ts';
import { asksPass } from './seen.ts';
import { whenText } from './when.ts';

interface Tried {
  at: Assigned;
  /** Of the part that was tried, this try included. */
  standing: PartStanding;
  session: string;
  judged: Passed;
  /** Ended early: how far it came, as a key's id. */
  early: string | null;
  /** How many tries there are to choose from. */
  finished: number;
  /** The round is done with it. */
  done: boolean;
}

/** After a try's scorecard: how many were made, whether it is what was asked, and the offer to hand it in. */
export function tryMessage(voice: Voice, { at, standing, session, judged, early, finished, done }: Tried) {
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
    ...(early === null || isAsked(at, judged) ? [] : [earlyPart(voice, at, standing.part, early)]),
    ...judgedParts(voice, at, judged),
    ...leftParts(voice, at, standing, judged),
    { type: 'note', text: t(`drills:try.willSee.${at.spec.handIn}`) },
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

/** Broken off after a word, it is no try: it is not counted, and not handed in. */
export const noTryMessage = (voice: Voice, { assignment }: Pick<Assigned, 'assignment'>) =>
  notice(voice, 'drills:try.none', {}, [drillButton(voice, 'drill_start', roundValue(assignment), { main: true })]);

/** How many tries are still asked for; after the last, where it does not pass, that more are possible. */
function leftParts(voice: Voice, at: Assigned, { asked, tries, passed }: PartStanding, judged: Passed): Part[] {
  if (tries < asked) return [{ type: 'text', text: voice.t('drills:try.left', { count: asked - tries }) }];
  if (judged.passed || passed) return [];
  const due = whenText(voice, at.round.due_at, at.assignment.zone);
  return [{ type: 'text', text: voice.t('drills:try.noneLeft', { due }) }];
}

const earlyPart = (voice: Voice, { flow }: Assigned, part: string, key: string): Part => ({
  type: 'text',
  text:
    part === WHOLE
      ? voice.t('drills:try.early', { key: partName(voice, flow, key) })
      : voice.t('drills:try.earlyPart', { part: partName(voice, flow, part) }),
});

/** Where all that is asked for was shown, it does not matter when a try ended. */
const isAsked = ({ step }: Pick<Assigned, 'step'>, { passed }: Passed): boolean => asksPass({ step }) && passed;

/** Whether a try is what was asked, and what it lacks. Nothing where finished is enough. */
export function judgedParts(voice: Voice, { step, flow }: Pick<Assigned, 'step' | 'flow'>, judged: Passed): Part[] {
  if (!asksPass({ step })) return [];
  if (judged.passed) return [{ type: 'text', text: voice.t('drills:try.passes') }];
  return [{ type: 'list', title: voice.t('drills:try.missing'), items: missingLines(voice, flow, step, judged) }];
}
