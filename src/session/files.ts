import { drillFile } from '../drills/files.ts';
import type { Drilling } from '../drills/drilling.ts';
import type { DrillFile, FileOf } from './message.ts';
import { progressPicture } from './progress.ts';
import { myDataFile } from './settings.ts';
import type { From, Trainer } from './trainer.ts';

type Whose = Pick<From, 'workspace' | 'person' | 'alias'>;

const MAKERS: Record<
  Exclude<FileOf, DrillFile>,
  (trainer: Trainer, whose: Whose, fineness?: number) => Promise<string | Buffer>
> = {
  my_data: myDataFile,
  progress: progressPicture,
};

/** Makes a file that a message promises, when it is sent: text, or a picture, as fine as the channel has room for. */
export const fileOf = (
  trainer: Trainer & Partial<Drilling>,
  of: FileOf,
  whose: Whose,
  fineness?: number,
): Promise<string | Buffer> =>
  isOfDrill(of) ? drillFile(trainer, of, whose, fineness) : MAKERS[of](trainer, whose, fineness);

const isOfDrill = (of: FileOf): of is DrillFile => of.startsWith('drill_');
