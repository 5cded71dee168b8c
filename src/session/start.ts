import type { Write } from '../store/open-store.ts';
import type { NewRow, Session } from '../store/schema.ts';
import { hasBegun, leave } from './leave.ts';
import { materialOf } from './playing.ts';
import { keepPerson, readerOf } from './person.ts';
import { notice } from './say/notices.ts';
import { openingMessage } from './say/opening.ts';
import { partsMessage } from './say/parts.ts';
import { button, type Voice } from './say/voice.ts';
import { partIn, WHOLE } from './parts.ts';
import { opening, playTo, type Setting } from './step.ts';
import type { Choices, Decision, From, Trainer } from './trainer.ts';
import { earlierMessage } from './say/earlier.ts';
import type { Turn } from './turn.ts';
import { wordList, type Command } from './words.ts';

/** How a session starts: with what was chosen, and what of it is practised if not the whole. */
export interface Start {
  choices: Choices;
  part?: string;
  /** The session whose choices are being changed: it gives way while nobody has spoken in it. */
  replaces?: string;
  /** The open session that is left for this one, as the person has said. */
  leaves?: string;
  /** The drill that this is a try of; what is chosen for it is not the person's own choice. */
  drill?: DrillTry;
}

/** Of which drill, round and part a session is a try, and what to say of it before it begins. */
export interface DrillTry {
  drill: string;
  round: number;
  part: string;
  says: string;
}

/**
 * Starts a practice: the texts are kept by their hash, turn 0 is written, the opening is said. With another practice
 * open it only says so and offers to pause or end that one, except where that one is left for this, or its own choices are
 * being changed before a word. What a drill is practised with is not for the rep to change.
 */
export async function start(trainer: Trainer, from: From, voice: Voice, wanted: Start): Promise<Decision> {
  const open = await trainer.store.read.openSession(from);
  if (!open) return begin(trainer, from, voice, wanted);
  if (open.id !== wanted.leaves && !(await isReplaced(trainer, open, wanted)))
    return { writes: [], messages: [{ message: await alreadyOpen(trainer, voice, open) }] };
  const begun = await begin(trainer, from, voice, wanted);
  return { ...begun, writes: [...(await leave(trainer, voice, open)), ...begun.writes] };
}

const isReplaced = async (trainer: Trainer, open: Session, { replaces }: Start): Promise<boolean> =>
  open.id === replaces && open.drill === null && !(await hasBegun(trainer, open));

/** What has nothing to do with a practice is not named before it. */
const APART: readonly Command[] = ['link', 'unlink'];

/** The new session with its first turns, and what is said before the first line. */
async function begin(trainer: Trainer, from: From, voice: Voice, wanted: Start): Promise<Decision> {
  const { choices } = wanted;
  const part = partIn(trainer.content.flows.get(choices.flow)!.flow.value, wanted.part);
  const row = { ...newSession(trainer, from, voice, chosenNow(trainer, choices, part)), ...tryOf(wanted) };
  const texts = textsOf(trainer, from.workspace, choices);
  const material = await trainer.material(hashesOf(row), async (hash) => texts.find((t) => t.hash === hash)?.body);
  const setting: Setting = { material, difficulty: choices.difficulty, seed: row.seed, language: voice.language };
  const turns = part === WHOLE ? [opening(setting)] : playTo(setting, part);
  const opened = openingMessage(voice, {
    flow: material.flow,
    persona: material.persona,
    choices,
    part,
    session: row.id,
    keepDays: trainer.settings.keepDays,
    words: wordList(trainer.texts, voice.language).filter(({ command }) => !APART.includes(command)),
    drill: wanted.drill?.says ?? null,
  });
  const own = wanted.drill ? (await readerOf(trainer, from)).choices : choices;
  const kept = [keepPerson(trainer, from, voice.language, own), ...texts.map(trainer.store.write.putText)];
  const given = turns.length > 1;
  const earlier = given ? [{ message: earlierMessage(voice, material, turns), session: row.id }] : [];
  return {
    writes: [...kept, ...insertAll(trainer, row, turns)],
    messages: [{ message: opened, session: row.id }, ...earlier],
  };
}

const tryOf = ({ drill }: Start) => (drill ? { drill: drill.drill, round: drill.round, drill_part: drill.part } : {});

/** What can be practised alone with the customer chosen last. */
export function parts({ content }: Trainer, voice: Voice, choices: Choices): Decision {
  const { flow, personas } = content.flows.get(choices.flow)!;
  const message = partsMessage(voice, flow.value, personas.get(choices.persona)!.value);
  return { writes: [], messages: [{ message }] };
}

export type NewSession = Omit<NewRow<'sessions'>, 'head' | 'snapshot'>;

/** What of a new session was chosen, or taken over from the one whose conversation it goes on with. */
type Chosen = Pick<
  NewSession,
  'flow' | 'persona' | 'flow_hash' | 'persona_hash' | 'catalogue_hash' | 'difficulty' | 'coaching' | 'seed' | 'part'
>;

/** A session that begins now, with whom and how it is spoken; another try names the session and turn it goes on from. */
export function newSession(
  trainer: Trainer,
  from: From,
  voice: Voice,
  chosen: Chosen,
  retry: { of: string; from: number } | null = null,
): NewSession {
  const now = trainer.now();
  return {
    ...chosen,
    workspace: from.workspace,
    id: trainer.newId(),
    person: from.person,
    channel: from.channel,
    conversation: from.conversation,
    language: voice.language,
    retry_of: retry?.of ?? null,
    retry_from: retry?.from ?? null,
    scorecard: null,
    scorecard_version: null,
    ending: null,
    told_paused_at: null,
    started_at: now,
    touched_at: now,
    ended_at: null,
  };
}

/** What was chosen, with the texts that are current now. */
function chosenNow(trainer: Trainer, choices: Choices, part: string): Chosen {
  const { flow, persona, difficulty, coaching } = choices;
  const folder = trainer.content.flows.get(flow)!;
  return {
    flow,
    persona,
    difficulty,
    coaching,
    part,
    flow_hash: folder.flow.hash,
    persona_hash: folder.personas.get(persona)!.hash,
    catalogue_hash: trainer.content.catalogue.hash,
    seed: trainer.newSeed(),
  };
}

const hashesOf = (row: NewSession) => ({
  flow: row.flow_hash,
  persona: row.persona_hash,
  catalogue: row.catalogue_hash,
});

const textsOf = ({ content }: Trainer, workspace: string, choices: Choices) => {
  const folder = content.flows.get(choices.flow)!;
  return [folder.flow, folder.personas.get(choices.persona)!, content.catalogue].map(({ hash, text }) => ({
    workspace,
    hash,
    body: text,
  }));
};

/** The session with its turns, the last one its head. */
export function insertAll(trainer: Trainer, row: NewSession, turns: readonly Turn[]): Write[] {
  const ids = turns.map(() => trainer.newId());
  const at = trainer.now();
  return [
    trainer.store.write.insertSession({ ...row, head: ids.at(-1)!, snapshot: turns.at(-1)!.snapshot as object }),
    ...turns.map((body, i) =>
      trainer.store.write.insertTurn({
        workspace: row.workspace,
        session: row.id,
        id: ids[i]!,
        parent: ids[i - 1] ?? null,
        number: body.number,
        body,
        at,
      }),
    ),
  ];
}

/** Another practice is open: a word on that, and the ways out of it. */
export async function alreadyOpen(trainer: Trainer, voice: Voice, open: Session) {
  const { persona } = await materialOf(trainer, open);
  const key = open.drill === null ? 'practice:session.alreadyOpen' : 'drills:try.alreadyOpen';
  return notice(voice, key, { customer: voice.customer(persona.called) }, [
    button(voice, 'pause_first', open.id),
    button(voice, 'end_first', open.id),
  ]);
}
