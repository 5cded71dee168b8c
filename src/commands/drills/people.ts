import { tableLines } from '../../channels/terminal/table.ts';
import { isoOrNull } from './summary.ts';
import { readArgs, WHICH, type Command } from './operating.ts';
import { cannot } from './stopped.ts';

const COLUMNS = ['workspace', 'person', 'language', 'channel', 'seen'] as const;

/** `people [--workspace W]`: whom the trainer knows, as `set --people` names them; who practised last stands first. */
export const people: Command = async ({ drilling, voice, print }, args) => {
  const { values } = readArgs(args, WHICH, 0);
  const { read } = drilling.store;
  const workspaces = values.workspace === undefined ? await read.workspaces() : [values.workspace];
  const known = (await Promise.all(workspaces.map((workspace) => read.peopleKnown(workspace)))).flat();
  if (known.length === 0) {
    const all = (await read.workspaces()).join(', ') || 'none yet';
    cannot(`E_NO_PEOPLE: nobody has written to the trainer there. Workspaces with people: ${all}.`);
  }
  const columns = COLUMNS.map((column) => ({ label: voice.t(`terminal:drills.columns.${column}`) }));
  const rows = known.map((one) => [one.workspace, one.person, one.language, one.channel, isoOrNull(one.seen)!]);
  tableLines({ type: 'table', columns, rows }).forEach(print);
};
