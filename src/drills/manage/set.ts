import { notice } from '../../session/say/notices.ts';
import { keepPerson, readerOf } from '../../session/person.ts';
import { voiceOf } from '../../session/playing.ts';
import type { Message } from '../../session/message.ts';
import { saying, type Decision, type From } from '../../session/trainer.ts';
import type { Store, Write } from '../../store/open-store.ts';
import { nextDue } from '../calendar.ts';
import { DirectoryError } from '../directory.ts';
import type { DrillSpec } from '../drill.ts';
import { specOf, type Drilling } from '../drilling.ts';
import { drillName } from '../say/names.ts';
import { directoryNotice } from '../say/notices.ts';
import { previewMessage } from '../say/preview.ts';
import { mayManage, type Managing } from './door.ts';
import { previewOf } from './preview.ts';

/** Where a drill is set: what it is kept with, and the conversation that reads its result, if any. */
export interface Draft {
  spec: DrillSpec;
  place: string | null;
  /** The draft that it takes the place of, if it was changed. */
  replaces?: string | null;
}

/** A draft to be written, and what would come of it; a draft that cannot be has no writes, and the message says why. */
export interface Drafted {
  writes: Write[];
  message: Message;
  id: string | null;
}

/** Keeps what is to be set as a draft and says who would get what and when. Nothing is sent. */
export async function draft(drilling: Drilling, from: From, { spec, place, replaces }: Draft): Promise<Drafted> {
  const { voice, reader } = await voiceOf(drilling, from);
  const refused = (message: Message): Drafted => ({ writes: [], message, id: null });
  if (!(await mayManage(drilling, from))) return refused(notice(voice, 'drills:manage.notAllowed'));
  const id = drilling.newId();
  try {
    const owner = await drilling.directoryOf(from.channel)!.member(from.workspace, from.person);
    const preview = await previewOf(drilling, from, { spec, place });
    const row = drilling.store.write.insertDrill({
      workspace: from.workspace,
      id,
      seq: 0,
      channel: from.channel,
      owner: from.person,
      owner_name: owner.name,
      co_owners: [],
      place,
      spec,
      status: 'draft',
      round: 0,
      version: 1,
      created_at: drilling.now(),
    });
    const known = reader.known ? [] : [keepPerson(drilling, from, reader.language, reader.choices)];
    return {
      writes: [...(await gone(drilling, from, replaces)), row, ...known],
      message: previewMessage(voice, drilling.content, { ...preview, draft: id }),
      id,
    };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return refused(directoryNotice(voice, error));
  }
}

/** The draft that gives way, if it is the person's own and was not confirmed. */
async function gone({ store }: Drilling, { workspace, person }: From, id: string | null | undefined): Promise<Write[]> {
  const before = id ? await store.read.drill({ workspace, id }) : undefined;
  return before?.status === 'draft' && before.owner === person ? [store.write.deleteDrill(before)] : [];
}

/** From now on it runs, under the next number. A draft whose due time has passed meanwhile does not. */
export async function confirm({ drilling, from, voice, drill }: Managing): Promise<Decision> {
  const { store, now } = drilling;
  const name = drillName(voice, drilling.content, drill);
  if (drill.status !== 'draft') return saying(notice(voice, 'drills:set.already', { name, number: drill.seq }));
  if (nextDue(specOf(drill).schedule, now()) === null) return saying(notice(voice, 'drills:set.never'));
  const { language, choices, known } = await readerOf(drilling, from);
  const number = await nextNumber(store, drill.workspace);
  return {
    writes: [
      store.write.updateDrill(drill, { status: 'running', seq: number, started_at: now() }),
      store.write.drillDue(drill, now()),
      ...(known ? [] : [keepPerson(drilling, from, language, choices)]),
    ],
    messages: [{ message: notice(voice, 'drills:set.done', { name, number }) }],
  };
}

/** The number that the next drill of a workspace is set under; taken meanwhile, it is a conflict. */
export const nextNumber = async ({ read }: Store, workspace: string): Promise<number> =>
  ((await read.drillsIn(workspace, 1))[0]?.seq ?? 0) + 1;

/** A draft that is not wanted. */
export async function discard({ drilling, voice, drill }: Managing): Promise<Decision> {
  const name = drillName(voice, drilling.content, drill);
  if (drill.status !== 'draft') return saying(notice(voice, 'drills:set.already', { name, number: drill.seq }));
  return {
    writes: [drilling.store.write.deleteDrill(drill)],
    messages: [{ message: notice(voice, 'drills:set.discarded') }],
  };
}
