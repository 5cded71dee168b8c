import { score, SCORECARD_VERSION } from '../scorecard/score.ts';
import type { Scorecard } from '../scorecard/scorecard.ts';
import type { Session } from '../store/schema.ts';
import type { Material } from './material.ts';
import { materialOf } from './playing.ts';
import type { Scored, Try } from './say/scorecard.ts';
import { turnsOf } from './stored-turns.ts';
import type { Trainer } from './trainer.ts';
import type { Turn } from './turn.ts';

/**
 * A scored session with what its scorecard is compared with: the first try of a moment that was tried again, else the
 * practice of the same part of the flow that ended last before it.
 */
export async function scoredSession(
  trainer: Trainer,
  session: Session,
  card: Scorecard,
  turns: readonly Turn[],
): Promise<Scored> {
  const material = await cardMaterial(trainer, session, card);
  const first = await firstTry(trainer, session);
  const firstTurns = first ? await turnsOf(trainer, first) : [];
  const last = first ? comparable(first, firstTurns, turns) : await practiceBefore(trainer, session);
  return {
    flow: material.flow,
    persona: material.persona,
    catalogue: material.catalogue,
    card,
    session: session.id,
    last: (last?.scorecard as Scorecard | undefined) ?? null,
    tries: bothTries(session, firstTurns, turns),
  };
}

/**
 * The scorecard of an ended session: the stored one, or where an earlier version of the rules made it, the same conversation
 * scored by the criteria that it began with. The stored one stays until it is asked to be made again.
 */
export async function cardOf(trainer: Trainer, session: Session, turns: readonly Turn[]): Promise<Scorecard> {
  const stored = session.scorecard as Scorecard;
  if (stored.version === SCORECARD_VERSION) return stored;
  const { flow, persona } = await materialOf(trainer, session);
  return score(flow, persona, turns, scoredAs(session));
}

/** By which criteria a session is scored, and what of them was asked for: of a drill's try the part that it is of. */
export const scoredAs = ({ flow_hash, drill_part }: Pick<Session, 'flow_hash' | 'drill_part'>) => ({
  criteriaFrom: flow_hash,
  part: drill_part,
});

/** What the session was played with; the flow is the one whose criteria the card was made with. */
export const cardMaterial = (trainer: Trainer, session: Session, { criteriaFrom }: Scorecard): Promise<Material> =>
  materialOf(trainer, criteriaFrom ? { ...session, flow_hash: criteriaFrom } : session);

async function firstTry(trainer: Trainer, { workspace, person, retry_of }: Session): Promise<Session | undefined> {
  const first = retry_of === null ? undefined : await trainer.store.read.session({ workspace, id: retry_of });
  return first?.person === person ? first : undefined;
}

const practiceBefore = (trainer: Trainer, session: Session): Promise<Session | undefined> =>
  trainer.store.read.practiceBefore(session, session.ended_at ?? trainer.now() + 1);

/** A second try that was broken off sooner than the first says nothing about whole keys. */
function comparable(first: Session, then: readonly Turn[], now: readonly Turn[]): Session | undefined {
  const asFar = now.at(-1)!.number >= (then.at(-1)?.number ?? 0);
  return asFar || now.at(-1)!.ending !== 'given_up' ? first : undefined;
}

/** The moment that was tried again, as it went the first time and now; null where there was no first time. */
function bothTries({ retry_from }: Session, then: readonly Turn[], now: readonly Turn[]): Scored['tries'] {
  const at = (all: readonly Turn[]): Try | undefined => {
    const turn = all.find((t) => t.number === retry_from);
    return turn && { line: turn.rep.map((l) => l.text).join(' '), answer: turn.customer.map((c) => c.shown).join(' ') };
  };
  const [first, again] = [at(then), at(now)];
  return first && again ? { first, now: again } : null;
}
