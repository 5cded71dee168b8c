import type { Scorecard } from '../../scorecard/scorecard.ts';
import { cardMaterial, cardOf } from '../../session/scored.ts';
import type { Voice } from '../../session/say/voice.ts';
import { turnsOf } from '../../session/stored-turns.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import type { Turn } from '../../session/turn.ts';
import type { Session } from '../../store/schema.ts';
import { passes } from '../passed.ts';
import { receiptMessage } from '../say/hand-in.ts';
import { alreadyHandedIn, buttonOld, roundOver } from '../say/notices.ts';
import { triesMessage } from '../say/tries.ts';
import { standingOf } from '../standing.ts';
import { roundOfValue } from '../drilling.ts';
import { counting } from './counting.ts';
import { assignedTo, isOpen, openAssigned, type Assigned } from './assigned.ts';
import { keepState } from './state-now.ts';
import { touched } from './touched.ts';

/** What of a conversation is seen where transcripts are handed in. */
export interface HandedInLine {
  who: 'rep' | 'customer';
  text: string;
}

/** The finished tries of what was given, for the rep to choose from. `value` may name how many pages back. */
export async function tries(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const at = await assignedTo(trainer, from, value);
  if (!at) return buttonOld(voice);
  if (!isOpen(at)) return roundOver(voice, at);
  const page = Number(roundOfValue(value).rest) || 0;
  return saying(triesMessage(voice, at, await counting(trainer, at), page));
}

/**
 * Hands in a finished try: its scorecard as it is now, and the conversation where the drill asks for it, are copied for who set
 * the drill. Another one may be handed in later; the best counts. `value` is the session.
 */
export async function handIn(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const session = await trainer.store.read.session({ workspace: from.workspace, id: value });
  if (session?.person !== from.person || session.status !== 'ended' || session.drill === null) return buttonOld(voice);
  const at = await assignedTo(trainer, from, `${session.drill}/${session.round}`);
  if (!at) return buttonOld(voice);
  if (!isOpen(at)) return roundOver(voice, at);
  if (at.handIns.some((one) => one.handIn.session === session.id)) return alreadyHandedIn(voice, at);
  return handedIn(trainer, from, voice, at, session);
}

async function handedIn(trainer: Trainer, from: From, voice: Voice, at: Assigned, session: Session): Promise<Decision> {
  const part = session.drill_part!;
  const turns = await turnsOf(trainer, session);
  const card = await cardOf(trainer, session, turns);
  const { flow } = await cardMaterial(trainer, session, card);
  const judged = passes(at.step, part, flow, card, turns);
  const standing = standingOf(at.step, at.tries, [...at.handIns, { part, passed: judged.passed }]);
  const { workspace, drill, round, person } = at.assignment;
  const lines = at.spec.handIn === 'transcript' ? linesOf(turns) : null;
  const row = trainer.store.write.insertHandIn({
    workspace,
    id: trainer.newId(),
    drill,
    round,
    person,
    session: session.id,
    part,
    card: at.spec.handIn === 'transcript' ? card : withoutQuotes(card),
    lines,
    passed: judged.passed ? 1 : 0,
    at: trainer.now(),
  });
  const others = (await openAssigned(trainer, from)).filter((one) => one.drill.id !== drill);
  return {
    writes: [row, ...keepState(trainer, at.assignment, standing), touched(trainer, at.drill)],
    messages: [
      {
        message: receiptMessage(voice, {
          at,
          standing,
          judged,
          others,
          sees: { session: session.id, part, card, lines: lines?.length ?? 0 },
        }),
        session: session.id,
      },
    ],
  };
}

/**
 * A scorecard as it is handed in where the conversation is not: its marks, and no word that was said. What is not kept cannot
 * be shown by mistake.
 */
export const withoutQuotes = (card: Scorecard): Scorecard => ({
  ...card,
  goldenQuestions: card.goldenQuestions.map((one) => ({ ...one, line: null, quote: '' })),
  criteria: card.criteria.map((one) => ({ ...one, evidence: [], moment: null })),
  flags: card.flags.map((one) => ({ ...one, line: '', quote: '' })),
  cap: card.cap && { ...card.cap, quote: '' },
  opened: card.opened.map((one) => ({ ...one, line: null, quote: '', answer: '', words: [] })),
  fix: card.fix && { ...card.fix, line: null, quote: '', answer: '', better: '' },
});

/** The rep's own turns with the answers; the written example before them is the trainer's. */
const linesOf = (turns: readonly Turn[]): HandedInLine[] =>
  turns
    .filter((turn) => !turn.given)
    .flatMap((turn) => [
      ...turn.rep.map(({ text }) => ({ who: 'rep' as const, text })),
      ...turn.customer.map(({ shown }) => ({ who: 'customer' as const, text: shown })),
    ]);
