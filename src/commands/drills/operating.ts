import type { ParseArgsOptionsConfig } from 'node:util';
import type { Drilling } from '../../drills/drilling.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Drill } from '../../store/schema.ts';
import { carryOut } from '../../session/carry-out.ts';
import type { Decision, From } from '../../session/trainer.ts';
import { readArguments } from '../arguments.ts';
import { cannot, misused } from './stopped.ts';

/** What a command works with: the trainer, how to speak to whoever reads, and where it prints. */
export interface Operating {
  drilling: Drilling;
  voice: Voice;
  print: (text: string) => void;
}

/** One of the commands, with what was written after its name. Throws Stopped. */
export type Command = (operating: Operating, args: string[]) => Promise<void>;

/** The options and the other words; `most` is how many of those there may be. */
export function readArgs<const T extends ParseArgsOptionsConfig>(args: string[], options: T, most: number) {
  const read = readArguments(args, options, most);
  return 'wrong' in read ? misused(`E_USAGE: ${read.wrong}. npm run drills -- help`) : read;
}

/** For commands on one drill. */
export const WHICH = { workspace: { type: 'string' } } as const;

/** A drill by its id, or by its number where only one workspace has that, or which one is said. */
export async function drillNamed(
  { drilling }: Pick<Operating, 'drilling'>,
  which: string | undefined,
  workspace: string | undefined,
): Promise<Drill> {
  if (!which) return misused('E_NO_DRILL: say which drill, by its number or id: npm run drills -- list');
  const named = await drilling.store.read.drillsNamed(which);
  const found = named.filter((drill) => workspace === undefined || drill.workspace === workspace);
  const [drill, another] = found;
  if (!drill) {
    const where = workspace === undefined ? '' : ` in the workspace "${workspace}"`;
    return cannot(`E_NO_DRILL: there is no drill "${which}"${where}. npm run drills -- list shows all.`);
  }
  if (!another) return drill;
  const all = found.map((one) => one.workspace).join(', ');
  return misused(`E_WHICH_DRILL: several workspaces have a drill ${which}: ${all}. Add --workspace.`);
}

/** Nobody's lease: what is to be sent is for the bot that looks first. */
const FOR_ANY_BOT = { owner: null, leaseMs: 0 };

/** Commits what is decided for a drill, decided again where a bot was faster; its messages are sent by a bot. */
export async function committed(
  drilling: Drilling,
  drill: Pick<Drill, 'workspace' | 'channel'>,
  decide: () => Promise<Decision>,
): Promise<void> {
  await carryOut(drilling, fromNobody(drill), null, FOR_ANY_BOT, decide);
}

/** Who runs the trainer is nobody in the drill's channel. */
export const fromNobody = ({ workspace, channel }: Pick<Drill, 'workspace' | 'channel'>): From => ({
  workspace,
  channel,
  person: '',
  conversation: '',
});
