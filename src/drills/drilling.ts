import type { Place, Trainer } from '../session/trainer.ts';
import { voiceFor, type Voice } from '../session/say/voice.ts';
import type { Flow } from '../flow/flow.ts';
import { guessLanguage, isLanguage } from '../language/languages.ts';
import type { Assignment, Drill, Round } from '../store/schema.ts';
import type { Directory } from './directory.ts';
import { stepOf, type DrillSpec, type Step } from './drill.ts';

/** What the use cases of drills work with: a trainer, and who knows the people of each channel. */
export interface Drilling extends Trainer {
  directoryOf: (channel: string) => Directory | undefined;
  /** Told where nobody may read any more how a drill goes: for the log. */
  unread?: (drill: Drill) => void;
}

/** A round of a drill with what is practised in it. */
export interface InRound {
  drill: Drill;
  round: Round;
  spec: DrillSpec;
  step: Step;
  /** As it is now: its names and aims are shown. A try is judged by the flow that it was begun with. */
  flow: Flow;
}

export const specOf = (drill: Pick<Drill, 'spec'>): DrillSpec => drill.spec as DrillSpec;

/** A round of a drill; undefined where there is none of that number, or its flow is no longer there. */
export async function inRound({ store, content }: Trainer, drill: Drill, number: number): Promise<InRound | undefined> {
  const round = await store.read.round({ workspace: drill.workspace, drill: drill.id, round: number });
  if (!round) return undefined;
  const spec = specOf(drill);
  const step = stepOf(spec, number);
  const flow = content.flows.get(step.flow)?.flow.value;
  return flow && { drill, round, spec, step, flow };
}

/** Where somebody is written to, and how: as they were last spoken to, else as the channel knows them. */
export async function reach(
  trainer: Trainer,
  drill: Pick<Drill, 'workspace' | 'channel'>,
  { person, locale }: Pick<Assignment, 'person' | 'locale'>,
): Promise<{ to: Place; voice: Voice }> {
  const known = await trainer.store.read.person({ workspace: drill.workspace, person });
  const language = known && isLanguage(known.language) ? known.language : guessLanguage(locale ?? undefined);
  const to = known?.conversation
    ? { channel: known.channel, conversation: known.conversation }
    : { channel: drill.channel, conversation: person };
  return { to, voice: voiceFor(trainer.texts, language) };
}

/** Where an owner of a drill is written to: in the drill's own channel, where messages can be edited and files be had. */
export async function reachManager(
  trainer: Trainer,
  drill: Pick<Drill, 'workspace' | 'channel'>,
  person: string,
): Promise<{ to: Place; voice: Voice }> {
  const { to, voice } = await reach(trainer, drill, { person, locale: null });
  return { voice, to: to.channel === drill.channel ? to : { channel: drill.channel, conversation: person } };
}

/** What names a round in a button's value, and back. */
export const roundValue = ({ drill, round }: { drill: string; round: number }): string => `${drill}/${round}`;

export function roundOfValue(value: string): { drill: string; round: number; rest: string } {
  const [drill = '', round = '', rest = ''] = value.split('/');
  return { drill, round: Number(round) || 0, rest };
}
