import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Part } from '../../session/message.ts';
import type { Mark } from '../../scorecard/scorecard.ts';
import type { Assignment, Drill, SetMark } from '../../store/schema.ts';
import { specOf, type InRound } from '../drilling.ts';
import { drillButton } from './buttons.ts';
import { partName } from './names.ts';
import { asksPass } from './seen.ts';
import { whenText } from './when.ts';

/** A mark was set by hand: the rep sees both and why, what comes of it while the round is open, and can disagree. */
export const markMessage = (
  voice: Voice,
  { at, assignment, mark }: { at: InRound; assignment: Assignment; mark: SetMark },
) => {
  const { drill, flow, spec } = at;
  const named = (level: string) => voice.t(`scorecard:levels.${level as Mark}`);
  return coachMessage(voice, [
    {
      type: 'text',
      text: voice.t('drills:mark.changed', {
        manager: drill.owner_name,
        name: spec.name,
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
  const { round, spec } = at;
  if (round.state !== 'open' || !asksPass(at)) return [];
  const values = { name: spec.name, due: whenText(voice, round.due_at, zone) };
  return [{ type: 'text', text: voice.t(state === 'done' ? 'drills:mark.done' : 'drills:mark.open', values) }];
}

/** A rep disagrees with a mark that was set by hand: who set it reads the words, if there are any. */
export const appealMessage = (
  voice: Voice,
  { drill, mark, name, words }: { drill: Drill; mark: SetMark; name: string; words: string },
) => {
  const text = voice.t('drills:mark.appealed', { name, drill: specOf(drill).name, reason: mark.reason });
  const said = words ? [{ type: 'text' as const, text: voice.t('drills:mark.words', { words }) }] : [];
  return coachMessage(voice, [
    { type: 'text', text },
    ...said,
    { type: 'note', text: voice.t('drills:mark.bothKept') },
  ]);
};
