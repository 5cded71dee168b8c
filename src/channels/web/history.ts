import type { Line, OutgoingMessage } from '../../store/schema.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import type { Trainer } from '../../session/trainer.ts';
import type { Shown } from './transcript.ts';

/** How much of a conversation a page shows again when it is opened. */
const LATEST = 60;

/** The one who practises at a page, as Web Chat knows them. */
export const REP = { id: 'rep', role: 'user' as const };

/** A conversation as it is stored: what was said to the rep, and between it the rep's own lines, as they were written. */
export async function historyOf(
  trainer: Trainer,
  where: { workspace: string; conversation: string },
  show: (outgoing: Outgoing) => Promise<Shown[]>,
): Promise<Shown[]> {
  const said = await trainer.store.read.saidLast(where, LATEST);
  const sessions = [...new Set(said.flatMap(({ session }) => session ?? []))];
  const lines = await Promise.all(
    sessions.map((session) => trainer.store.read.lines({ workspace: where.workspace, session })),
  );
  const since = said[0]?.at ?? 0;
  const spoken = lines.flat().filter(({ at }) => at >= since);
  const all = [...said, ...spoken].toSorted((a, b) => a.at - b.at || Number('payload' in a) - Number('payload' in b));
  return (await Promise.all(all.map(async (one) => ('payload' in one ? show(one) : [lineShown(one)])))).flat();
}

type Row = OutgoingMessage | Line;
const lineShown = ({ id, text, at }: Extract<Row, Line>): Shown => ({
  id,
  type: 'message',
  at,
  from: REP,
  text,
  textFormat: 'plain',
  channelData: { clientActivityID: nameIn(id) },
});

/** Under which name the page sent a line: one that it still tries to send is found again by it. */
const nameIn = (id: string) => id.slice(id.indexOf('/') + 1);
