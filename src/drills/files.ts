import { toPng } from '../picture/png.ts';
import { drillSvg } from '../picture/drill.ts';
import { scriptOfPicture } from '../picture/script.ts';
import type { DrillFile } from '../session/message.ts';
import { voiceOf } from '../session/playing.ts';
import type { Voice } from '../session/say/voice.ts';
import type { Trainer } from '../session/trainer.ts';
import type { Drill } from '../store/schema.ts';
import { inRound, type Drilling, type InRound } from './drilling.ts';
import { peopleIn } from './manage/people.ts';
import { tableOf } from './results.ts';
import { drillName } from './say/names.ts';
import { drillPicture } from './say/picture.ts';
import { asksPass, roundSaid } from './say/seen.ts';
import { sheetWords } from './say/sheet.ts';
import { sheetRows, toCsv, toJson } from './sheet.ts';
import { teamResult } from './team-result.ts';

type Whose = { workspace: string; person: string };

/**
 * A drill's file, for its owner or a co-owner who may set drills: every round as CSV or JSON, or the picture of one. Throws where
 * the drill is not theirs, so that no file of it can be made by naming it, and DirectoryError where rights cannot be asked now.
 */
export async function drillFile(
  trainer: Trainer & Partial<Drilling>,
  of: DrillFile,
  whose: Whose,
  fineness?: number,
): Promise<string | Buffer> {
  const [kind, id = '', round = '0'] = of.split('/');
  const drill = await trainer.store.read.drill({ workspace: whose.workspace, id });
  const directory = drill && trainer.directoryOf?.(drill.channel);
  const may = await directory?.mayManage(whose.workspace, whose.person);
  if (!drill || !may || !isTheirs(drill, whose.person))
    throw new Error('E_NOT_YOURS: this drill is somebody else’s, or you may set no drills any more');
  const { voice } = await voiceOf(trainer, { ...whose, channel: '', conversation: '' });
  if (kind === 'drill_picture') return picture(trainer, voice, drill, Number(round), fineness);
  return sheetText(trainer, voice, drill, kind === 'drill_csv' ? 'csv' : 'json');
}

export const SHEETS = ['csv', 'json'] as const;

/** All that was handed in to a drill, as a spreadsheet in the reader's words or as JSON. */
export async function sheetText(
  trainer: Trainer,
  voice: Voice,
  drill: Drill,
  format: (typeof SHEETS)[number],
): Promise<string> {
  const { rounds, rows } = await sheet(trainer, voice, drill);
  const flows = [...new Set(rounds.map((at) => at.flow))];
  return format === 'csv' ? toCsv(rows, sheetWords(voice, flows)) : toJson(rows);
}

export const isTheirs = ({ owner, co_owners }: Drill, person: string): boolean =>
  owner === person || (co_owners as string[]).includes(person);

/** All rounds of a drill with their rows, under the name that the reader knows it by. */
export async function sheet(trainer: Trainer, voice: Voice, drill: Drill) {
  const all = await trainer.store.read.rounds({ workspace: drill.workspace, drill: drill.id });
  const found = await Promise.all(all.map((round) => inRound(trainer, drill, round.number)));
  const rounds = found.filter((at): at is InRound => at !== undefined);
  const name = drillName(voice, trainer.content, drill);
  const rows = await Promise.all(
    rounds.map(async ({ round, step }) =>
      sheetRows(
        { drill: name, round: round.number, due: round.due_at, parts: step.parts },
        await peopleIn(trainer, drill, round.number),
      ),
    ),
  );
  return { rounds, rows: rows.flat() };
}

async function picture(
  trainer: Trainer,
  voice: Voice,
  drill: Drill,
  number: number,
  fineness?: number,
): Promise<Buffer> {
  const at = await inRound(trainer, drill, number);
  if (!at) throw new Error('E_NO_ROUND: this drill has no such round');
  const people = await peopleIn(trainer, drill, number);
  const svg = drillSvg(
    drillPicture(voice, {
      ...roundSaid(voice, at),
      rows: tableOf(at.flow, people),
      result: teamResult(at.flow, people),
      asksPass: asksPass(at),
    }),
  );
  return toPng(svg, scriptOfPicture(voice.language), fineness);
}
