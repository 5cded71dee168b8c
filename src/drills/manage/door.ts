import { notice } from '../../session/say/notices.ts';
import { voiceOf } from '../../session/playing.ts';
import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From } from '../../session/trainer.ts';
import type { Drill } from '../../store/schema.ts';
import { DirectoryError } from '../directory.ts';
import type { Drilling } from '../drilling.ts';
import { isTheirs } from '../files.ts';
import { buttonOld, directoryNotice } from '../say/notices.ts';
import { exportFiles } from './export.ts';
import { list } from './list.ts';
import { setMark, type NewMark } from './mark.ts';
import { read } from './read.ts';
import { confirm, discard } from './set.ts';
import { share } from './share.ts';
import { show } from './show.ts';
import { end, pause, remind, resume } from './steer.ts';

/** What a manager asks for; `which` is a drill's id, its number, or '' for the one that was set last. */
export type ManagerAct =
  | { do: 'list' }
  | { do: 'show' | 'remind' | 'pause' | 'resume' | 'end' | 'export'; which: string }
  | { do: 'confirm' | 'discard'; which: string }
  | { do: 'share' | 'read'; which: string; people: string[] }
  | { do: 'mark'; which: string; mark: NewMark };

/** An act on one drill, for somebody who may. */
export interface Managing {
  drilling: Drilling;
  from: From;
  voice: Voice;
  drill: Drill;
}

/**
 * The one door to what managers do: whether they may set drills is asked every time, and of drills they see only their own and
 * those they are co-owner of. Where the channel cannot tell about its people, that is said.
 */
export async function manage(drilling: Drilling, from: From, act: ManagerAct): Promise<Decision> {
  const { voice } = await voiceOf(drilling, from);
  try {
    if (!(await mayManage(drilling, from))) return saying(notice(voice, 'drills:manage.notAllowed'));
    const own = await ownDrills(drilling, from);
    if (act.do === 'list') return list(drilling, voice, own);
    if (act.do === 'end' && act.which === '' && unfinished(own).length > 1)
      return saying(notice(voice, 'drills:manage.whichOne'));
    const drill = await named(drilling, from, own, act.which);
    return drill ? await actOn({ drilling, from, voice, drill }, act) : noDrill(voice, act);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return saying(directoryNotice(voice, error));
  }
}

/** Somebody else's drill is told like one that is not there. A draft has no number, so only its buttons name it. */
function noDrill(voice: Voice, { do: what, which }: Exclude<ManagerAct, { do: 'list' }>): Decision {
  if (what === 'confirm' || what === 'discard') return buttonOld(voice);
  return saying(notice(voice, which ? 'drills:manage.noSuchDrill' : 'drills:manage.none'));
}

function actOn(managing: Managing, act: Exclude<ManagerAct, { do: 'list' }>): Promise<Decision> {
  switch (act.do) {
    case 'show':
      return show(managing, Number(act.which.split('/')[1]) || managing.drill.round);
    case 'share':
      return share(managing, act.people);
    case 'read':
      return read(managing, act.people);
    case 'mark':
      return setMark(managing, act.mark);
    default:
      return STEERS[act.do](managing);
  }
}

const STEERS = { remind, pause, resume, end, export: exportFiles, confirm, discard };

/** Where a channel does not know its people, nobody there sets drills. */
export const mayManage = async ({ directoryOf }: Drilling, { channel, workspace, person }: From): Promise<boolean> =>
  (await directoryOf(channel)?.mayManage(workspace, person)) ?? false;

/** How many drills of a workspace are looked through, the newest first. */
const LOOKED_AT = 500;

/** Those that somebody has set or is co-owner of, the newest first. */
export async function ownDrills(
  { store }: Drilling,
  { workspace, person }: Pick<From, 'workspace' | 'person'>,
): Promise<Drill[]> {
  const all = await store.read.drillsIn(workspace, LOOKED_AT);
  return all.filter((drill) => isTheirs(drill, person));
}

const unfinished = (own: readonly Drill[]): Drill[] => own.filter(({ status }) => status !== 'ended');

/** By number, as people say it, or by id, as buttons do; nothing named is the newest that runs, or else the newest. */
async function named(
  { store }: Drilling,
  { workspace, person }: From,
  own: readonly Drill[],
  which: string,
): Promise<Drill | undefined> {
  const [id = ''] = which.replace(/^[#＃]/u, '').split('/');
  if (id === '') return unfinished(own)[0] ?? own[0];
  const listed = own.find((drill) => drill.id === id || `${drill.seq}` === id);
  if (listed) return listed;
  const draft = await store.read.drill({ workspace, id });
  return draft && isTheirs(draft, person) ? draft : undefined;
}
