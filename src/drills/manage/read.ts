import type { Scorecard } from '../../scorecard/scorecard.ts';
import { notice } from '../../session/say/notices.ts';
import { saying, type Decision, type OutgoingMessage, type Trainer } from '../../session/trainer.ts';
import type { Assignment, HandIn } from '../../store/schema.ts';
import type { HandedIn } from '../drill.ts';
import { inRound, type InRound } from '../drilling.ts';
import { bestOfEachPart, type Override } from '../handed-in.ts';
import type { HandedInLine } from '../rep/hand-in.ts';
import { handedInMessage } from '../say/handed-in.ts';
import type { Managing } from './door.ts';
import { handedInOf, overrideOf } from './stored.ts';

/** How many rounds are looked through for the last in which somebody handed in something. */
const LOOKED_BACK = 10;

/**
 * What counts of what somebody has handed in, of each part: its scorecard, and the conversation where the drill asks for it. Of
 * several rounds the last in which they did.
 */
export async function read(managing: Managing, [person]: readonly string[]): Promise<Decision> {
  const { voice, drill, drilling } = managing;
  if (person === undefined) return saying(notice(voice, 'drills:read.nobody', { number: drill.seq }));
  const given = await lastHandedIn(managing, person);
  if (!given) return saying(notice(voice, 'drills:read.notGiven'));
  const { at, assignment, rows, overrides } = given;
  const all = rows.map((row) => ({ ...handedInOf(assignment, row), row }));
  const best = bestOfEachPart(all, overrides).toSorted((a, b) => partOf(at, a) - partOf(at, b));
  if (best.length === 0) return saying(notice(voice, 'drills:read.nothing', { name: assignment.name }));
  const messages = await Promise.all(
    best.map(async ({ row, ...handIn }): Promise<OutgoingMessage> => {
      const card = row.card as Scorecard;
      const shown = {
        at,
        handIn,
        card,
        tries: all.filter(({ part }) => part === handIn.part).length,
        lines: row.lines as HandedInLine[] | null,
        customer: await customerOf(drilling, at, row),
        zone: at.spec.schedule.zone,
      };
      return { message: handedInMessage(voice, shown), of: person };
    }),
  );
  return { writes: [], messages };
}

const partOf = ({ step }: InRound, { part }: Pick<HandedIn, 'part'>): number => step.parts.indexOf(part);

interface Given {
  at: InRound;
  assignment: Assignment;
  rows: HandIn[];
  overrides: Override[];
}

/** The last round in which somebody handed in; where they did in none, the last that they were given; undefined: none. */
async function lastHandedIn({ drilling, drill }: Managing, person: string): Promise<Given | undefined> {
  const { store } = drilling;
  let without: Given | undefined;
  for (let number = drill.round; number > Math.max(0, drill.round - LOOKED_BACK); number--) {
    const key = { workspace: drill.workspace, drill: drill.id, round: number };
    const [at, assignment, rows] = await Promise.all([
      inRound(drilling, drill, number),
      store.read.assignment({ ...key, person }),
      store.read.handInsOf(key, person),
    ]);
    if (!at || !assignment) continue;
    const marks = (await store.read.setMarks(key)).filter((one) => one.person === person);
    const given = { at, assignment, rows, overrides: marks.map((mark) => overrideOf(drill, mark)) };
    if (rows.length > 0) return given;
    without ??= given;
  }
  return without;
}

/** Whom a try was with, by name; '' where that is no longer known. */
export async function customerOf(
  { store, content }: Trainer,
  { step }: InRound,
  { workspace, session }: HandIn,
): Promise<string> {
  const tried = await store.read.session({ workspace, id: session });
  const id = tried?.persona ?? (step.personas.length === 1 ? step.personas[0] : undefined);
  return content.flows.get(step.flow)?.personas.get(id ?? '')?.value.name ?? '';
}
