import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Assignment, HandIn, Session } from '../../store/schema.ts';
import type { Trainer } from '../../session/trainer.ts';

/** A finished try of a round, with the part that it is of. */
export interface RepTry {
  part: string;
  session: Session;
  card: Scorecard;
}

export interface HandedInTry {
  part: string;
  passed: boolean;
  handIn: HandIn;
}

/** What was handed in of a try, by its session. */
export const handInOf = ({ handIns }: { handIns: readonly HandedInTry[] }, session: string): HandedInTry | undefined =>
  handIns.find(({ handIn }) => handIn.session === session);

/** What somebody has practised for a round, and what of it was handed in, each in that order. */
export async function triesOf(
  { store }: Trainer,
  { workspace, drill, round, person }: Pick<Assignment, 'workspace' | 'drill' | 'round' | 'person'>,
): Promise<{ tries: RepTry[]; handIns: HandedInTry[] }> {
  const [sessions, handIns] = await Promise.all([
    store.read.tries({ workspace, drill, round }, person),
    store.read.handInsOf({ workspace, drill, round }, person),
  ]);
  return {
    tries: sessions.map((session) => ({
      part: session.drill_part!,
      session,
      card: session.scorecard as Scorecard,
    })),
    handIns: handIns.map((handIn) => ({ part: handIn.part, passed: handIn.passed === 1, handIn })),
  };
}
