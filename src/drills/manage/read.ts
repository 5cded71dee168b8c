import { notice } from '../../session/say/notices.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import { inRound, specOf } from '../drilling.ts';
import type { HandedInLine } from '../rep/hand-in.ts';
import { conversationMessage } from '../say/conversation.ts';
import { titleOf } from '../say/invitation.ts';
import type { Managing } from './door.ts';

/** What somebody has handed in last, word for word, where conversations are handed in; else that they are not. */
export async function read({ drilling, voice, drill }: Managing, [person]: readonly string[]): Promise<Decision> {
  const at = await inRound(drilling, drill, drill.round);
  const { handIn } = specOf(drill);
  if (handIn !== 'transcript') return saying(notice(voice, 'drills:read.onlyScorecards'));
  if (!at || person === undefined) return saying(notice(voice, 'drills:read.nobody', { number: drill.seq }));
  const key = { workspace: drill.workspace, drill: drill.id, round: at.round.number };
  const assignment = await drilling.store.read.assignment({ ...key, person });
  const last = (await drilling.store.read.handInsOf(key, person)).findLast(({ lines }) => lines !== null);
  if (!assignment || !last) return saying(notice(voice, 'drills:read.nothing'));
  const message = conversationMessage(voice, {
    title: titleOf(voice, at),
    name: assignment.name,
    lines: last.lines as unknown as HandedInLine[],
  });
  return { writes: [], messages: [{ message, of: person }] };
}
