import { tableLines } from '../../channels/terminal/table.ts';
import { specOf } from '../../drills/drilling.ts';
import { whenText } from '../../drills/say/when.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Drill } from '../../store/schema.ts';
import { readArgs, WHICH, type Command } from './operating.ts';
import { summed, toJson, type Summed } from './summary.ts';

/** How many are listed; older ones are shown by their number. */
const LISTED = 1000;

/** `list [--workspace W] [--json]`: the drills that are set or were, the newest first. */
export const list: Command = async ({ drilling, voice, print }, args) => {
  const { values } = readArgs(args, { ...WHICH, json: { type: 'boolean', default: false } }, 0);
  const { read } = drilling.store;
  const { workspace } = values;
  const drills = await (workspace === undefined ? read.allDrills(LISTED) : read.drillsIn(workspace, LISTED));
  const found = await Promise.all(drills.map(async (drill) => ({ drill, ...(await summed(drilling, voice, drill)) })));
  if (values.json) return print(toJson(found.map(({ summary }) => summary)));
  if (found.length === 0) return print(voice.t('terminal:drills.none'));
  const rows = found.map((one) => cellsOf(voice, one.drill, one));
  tableLines({ type: 'table', columns: columnsOf(voice), rows }).forEach(print);
};

const COLUMNS = ['workspace', 'number', 'name', 'owner', 'status', 'round', 'due', 'done'] as const;
const NOTHING = '–';

const columnsOf = ({ t }: Voice) => COLUMNS.map((column) => ({ label: t(`terminal:drills.columns.${column}`) }));

function cellsOf(voice: Voice, drill: Drill, { summary, round }: Summed): string[] {
  const { workspace, number, name, owner, status, done, assigned } = summary;
  return [
    workspace,
    String(number),
    name,
    (owner?.name || owner?.person) ?? NOTHING,
    voice.t(`drills:list.state.${status}`),
    String(summary.round),
    round ? whenText(voice, round.due_at, specOf(drill).schedule.zone) : NOTHING,
    `${done}/${assigned}`,
  ];
}
