import { printableJson } from '../../channels/terminal/printable.ts';
import type { Drilling } from '../../drills/drilling.ts';
import { drillName } from '../../drills/say/names.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Drill, Round } from '../../store/schema.ts';

/** Where a drill stands, for programs; times are ISO 8601. `done` and `assigned` are people of the round that was opened last. */
export interface Summary {
  workspace: string;
  number: number;
  id: string;
  name: string;
  channel: string;
  owner: { person: string; name: string } | null;
  status: Drill['status'];
  round: number;
  due: string | null;
  done: number;
  assigned: number;
}

/** A drill with the round that was opened last; undefined before the first. */
export interface Summed {
  summary: Summary;
  round: Round | undefined;
}

export async function summed({ store, content }: Drilling, voice: Voice, drill: Drill): Promise<Summed> {
  const key = { workspace: drill.workspace, drill: drill.id, round: drill.round };
  const [round, states] = await Promise.all([store.read.round(key), store.read.countStates(key)]);
  const { unreachable: _, ...reached } = states;
  const summary = {
    workspace: drill.workspace,
    number: drill.seq,
    id: drill.id,
    name: drillName(voice, content, drill),
    channel: drill.channel,
    owner: drill.owner === '' ? null : { person: drill.owner, name: drill.owner_name },
    status: drill.status,
    round: drill.round,
    due: isoOrNull(round?.due_at),
    done: reached.done ?? 0,
    assigned: Object.values(reached).reduce((sum, n) => sum + n, 0),
  };
  return { summary, round };
}

export const isoOrNull = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

export const toJson = (value: object): string => printableJson(JSON.stringify(value, null, 2));
