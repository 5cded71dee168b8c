import type { DrillPicture } from '../../picture/drill.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Row } from '../results.ts';
import type { TeamResult } from '../team-result.ts';
import { stateSaid } from './table.ts';
import { countsLine, marksText, titleOf, type RoundSaid } from './team.ts';

/** What the picture of a round says to its manager: the people and keys of the table, and the team's bars. */
export function drillPicture(
  voice: Voice,
  said: Omit<RoundSaid, 'due'> & { rows: readonly Row[]; result: TeamResult; asksPass: boolean },
): DrillPicture {
  const { t, trainer } = voice;
  const { rows, result, asksPass } = said;
  return {
    title: titleOf(voice, said),
    note: countsLine(voice, result, asksPass),
    keys: result.keys.map(({ name }) => trainer(name)),
    levels: {
      met: t('scorecard:levels.met'),
      partly: t('scorecard:levels.partly'),
      not: t('scorecard:levels.not'),
      not_applicable: t('scorecard:levels.not_applicable'),
    },
    team: t('drills:view.team'),
    people: rows.map((row) => ({
      name: row.name,
      state: stateSaid(voice, row, asksPass),
      marks: row.keys.map(({ level }) => level),
    })),
    more: (count) => t('drills:view.more', { count }),
    shares: result.keys.map(({ share, met, partly, not }) =>
      share === null ? null : { share, says: marksText(voice, { met, partly, not }) },
    ),
  };
}
