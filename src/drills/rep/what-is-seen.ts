import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import { withOverridesSince } from '../handed-in.ts';
import { customerOf } from '../manage/read.ts';
import { handedInOf } from '../manage/stored.ts';
import { handedInMessage } from '../say/handed-in.ts';
import { buttonOld } from '../say/notices.ts';
import { assignedTo } from './assigned.ts';
import { marksOf } from './counting.ts';
import type { HandedInLine } from './hand-in.ts';
import { handInOf } from './tries.ts';

/** What was handed in, as who set the drill reads it: word for word where the conversation is. `value` is the session. */
export async function whatIsSeen(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const session = await trainer.store.read.session({ workspace: from.workspace, id: value });
  if (session?.person !== from.person || session.drill === null) return buttonOld(voice);
  const at = await assignedTo(trainer, from, `${session.drill}/${session.round}`);
  const row = at && handInOf(at, session.id)?.handIn;
  if (!row) return buttonOld(voice);
  const shown = {
    at,
    handIn: withOverridesSince(handedInOf(at.assignment, row), await marksOf(trainer, at)),
    card: row.card as Scorecard,
    tries: 1,
    lines: row.lines as HandedInLine[] | null,
    customer: await customerOf(trainer, at, row),
    zone: at.assignment.zone,
  };
  return saying(handedInMessage(voice, shown));
}
