import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Flow } from '../../flow/flow.ts';
import type { Mark } from '../../scorecard/scorecard.ts';
import type { Drill, SetMark } from '../../store/schema.ts';
import { specOf } from '../drilling.ts';
import { drillButton } from './buttons.ts';
import { partName } from './names.ts';

/** A mark was set by hand: the rep sees both and why, and can disagree. */
export const markMessage = (
  voice: Voice,
  { drill, flow, mark }: { drill: Drill; flow: Flow; mark: Omit<SetMark, 'appeal' | 'appealed_at'> },
) => {
  const named = (level: string) => voice.t(`scorecard:levels.${level as Mark}`);
  return coachMessage(voice, [
    {
      type: 'text',
      text: voice.t('drills:mark.changed', {
        manager: drill.owner_name,
        name: specOf(drill).name,
        key: partName(voice, flow, mark.key),
        was: named(mark.was),
        mark: named(mark.mark),
      }),
    },
    { type: 'text', text: voice.t('drills:mark.reason', { reason: mark.reason }) },
    { type: 'note', text: voice.t('drills:mark.bothKept') },
    { type: 'buttons', buttons: [drillButton(voice, 'drill_appeal', mark.id)] },
  ]);
};

/** A rep disagrees with a mark that was set by hand: who set it reads the words, if there are any. */
export const appealMessage = (
  voice: Voice,
  { drill, mark, name, words }: { drill: Drill; mark: SetMark; name: string; words: string },
) => {
  const text = voice.t('drills:mark.appealed', { name, drill: specOf(drill).name, reason: mark.reason });
  const said = words ? [{ type: 'text' as const, text: voice.t('drills:mark.words', { name, words }) }] : [];
  return coachMessage(voice, [
    { type: 'text', text },
    ...said,
    { type: 'note', text: voice.t('drills:mark.bothKept') },
  ]);
};
