import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Part } from '../../session/message.ts';
import type { Mark } from '../../scorecard/scorecard.ts';
import type { Assignment, SetMark } from '../../store/schema.ts';
import type { InRound } from '../drilling.ts';
import { drillButton } from './buttons.ts';
import { whoSet } from '../manage/stored.ts';
import { titleOf } from './invitation.ts';
import { partName } from './names.ts';
import { asksPass } from './seen.ts';
import { whenText } from './when.ts';

/** A mark was set by hand: the rep sees both and why, what comes of it while the round is open, and can disagree. */
export const markMessage = (
  voice: Voice,
  { at, assignment, mark }: { at: InRound; assignment: Assignment; mark: SetMark },
) => {
  const { drill, flow } = at;
  const named = (level: string) => voice.t(`scorecard:levels.${level as Mark}`);
  return coachMessage(voice, [
    {
      type: 'text',
      text: voice.t('drills:mark.changed', {
        manager: whoSet(drill, mark),
        name: titleOf(voice, at),
        key: partName(voice, flow, mark.key),
        was: named(mark.was),
        mark: named(mark.mark),
      }),
    },
    { type: 'text', text: voice.t('drills:mark.reason', { reason: mark.reason }) },
    ...comesOf(voice, at, assignment),
    { type: 'note', text: voice.t('drills:mark.bothKept') },
    { type: 'buttons', buttons: [drillButton(voice, 'drill_appeal', mark.id)] },
  ]);
};

/** Whether the round is done with it, where there is a mark to pass. */
function comesOf(voice: Voice, at: InRound, { state, zone }: Assignment): Part[] {
  const { round } = at;
  if (round.state !== 'open' || !asksPass(at)) return [];
  const values = { name: titleOf(voice, at), due: whenText(voice, round.due_at, zone) };
  return [{ type: 'text', text: voice.t(state === 'done' ? 'drills:mark.done' : 'drills:mark.open', values) }];
}

/** A rep disagrees with a mark that was set by hand: `reader`, mostly who set it, reads which, and the words, if there are any. */
export const appealMessage = (
  voice: Voice,
  { at, mark, name, reader }: { at: InRound; mark: SetMark; name: string; reader: string },
) => {
  const words = mark.appeal;
  const key = reader === mark.by ? 'drills:mark.appealed' : 'drills:mark.appealedOther';
  const said = words ? [{ type: 'text' as const, text: voice.t('drills:mark.words', { name, words }) }] : [];
  return coachMessage(voice, [
    {
      type: 'text',
      text: voice.t(key, {
        name,
        manager: whoSet(at.drill, mark),
        drill: titleOf(voice, at),
        key: partName(voice, at.flow, mark.key),
        mark: voice.t(`scorecard:levels.${mark.mark as Mark}`),
        reason: mark.reason,
      }),
    },
    ...said,
    { type: 'note', text: voice.t('drills:mark.bothKept') },
  ]);
};
