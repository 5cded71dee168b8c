import type { Scorecard } from '../../scorecard/scorecard.ts';
import { cardMaterial, cardOf } from '../../session/scored.ts';
import { turnsOf } from '../../session/stored-turns.ts';
import type { Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Assignment, HandIn } from '../../store/schema.ts';
import type { Drilling, InRound } from '../drilling.ts';
import type { Changed } from '../handed-in.ts';
import { judged, shown, type Shown } from '../passed.ts';
import { isOpen } from '../rep/assigned.ts';
import { keepState } from '../rep/state-now.ts';
import { triesOf } from '../rep/tries.ts';
import { asksPass } from '../say/seen.ts';
import { standingOf } from '../standing.ts';

/** Whether what was handed in passes is worked out anew while the round is open, and with it whether its person is done. */
export async function passedNow(
  drilling: Drilling,
  at: InRound,
  assignment: Assignment,
  marks: readonly Changed[],
): Promise<Write[]> {
  if (!isOpen(at) || !asksPass(at)) return [];
  const { tries, handIns } = await triesOf(drilling, assignment);
  const now = await Promise.all(
    handIns.map(async ({ part, handIn, passed: before }) => {
      const { card, at: handedIn } = handIn;
      const stored = { part, card: card as Scorecard, at: handedIn, shown: await shownBy(drilling, at, handIn) };
      return { part, handIn, before, passed: judged(at.step, stored, marks).passed };
    }),
  );
  return [
    ...now
      .filter(({ passed, before }) => passed !== before)
      .map(({ handIn, passed }) => drilling.store.write.updateHandIn(handIn, { passed: passed ? 1 : 0 })),
    ...keepState(drilling, assignment, standingOf(at.step, tries, now)),
  ];
}

/** What a try that was handed in shows beside its marks, as when it was handed in. */
async function shownBy(trainer: Trainer, { step }: InRound, { workspace, session: id, part }: HandIn): Promise<Shown> {
  const session = await trainer.store.read.session({ workspace, id });
  if (!session) return { unreached: [], missing: [] };
  const turns = await turnsOf(trainer, session);
  const card = await cardOf(trainer, session, turns);
  const { flow } = await cardMaterial(trainer, session, card);
  return shown(step, part, { card, turns, flow });
}
