import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Part } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { InRound } from '../drilling.ts';
import { judgedKeys } from '../passed.ts';
import { partName } from './names.ts';

/** The keys that a try of a part is about, with their marks: all that was practised of them. */
export const keyBars = (
  voice: Voice,
  { flow }: Pick<InRound, 'flow'>,
  part: string,
  card: Pick<Scorecard, 'keys'>,
): Extract<Part, { type: 'bars' }> => ({
  type: 'bars',
  rows: judgedKeys(part, card.keys)
    .filter(({ level }) => level !== 'not_applicable')
    .map(({ id, share, level }) => ({
      label: partName(voice, flow, id),
      share,
      level,
      mark: voice.t(`scorecard:levels.${level}`),
    })),
});
