import { notice } from '../../session/say/notices.ts';
import { voiceOf } from '../../session/playing.ts';
import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From } from '../../session/trainer.ts';
import type { Drill } from '../../store/schema.ts';
import { DirectoryError } from '../directory.ts';
import type { Drilling } from '../drilling.ts';
import { buttonOld, directoryNotice } from '../say/notices.ts';
import { ASKED, noSuchMessage, whichMessage } from '../say/which.ts';
import { askEnd, keep } from './ask-end.ts';
import { exportFiles } from './export.ts';
import { list } from './list.ts';
import { setMark, type NewMark } from './mark.ts';
import { read } from './read.ts';
import { remind } from './remind.ts';
import { confirm, discard } from './set.ts';
import { share, unshare } from './share.ts';
import { show } from './show.ts';
import { end, pause, resume } from './steer.ts';
import { drillMeant, type Meant } from './which.ts';

/**
 * What a manager asks for; `which` is a drill's id, its number, or '' for the only one under way. `end` asks first, `endNow` does
 * not.
 */
export type ManagerAct =
  | { do: 'list' }
  | { do: 'show' | 'remind' | 'pause' | 'resume' | 'end' | 'export'; which: string }
  | { do: 'confirm' | 'discard' | 'endNow' | 'keep'; which: string }
  | { do: 'share' | 'unshare' | 'read'; which: string; people: string[] }
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
    if (act.do === 'list') return await list(drilling, voice, from);
    const meant = await drillMeant(drilling, from, act.which);
    if (meant.is !== 'one') return noDrill(drilling, voice, act, meant);
    return await actOn({ drilling, from, voice, drill: meant.drill }, act);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return saying(directoryNotice(voice, error));
  }
}

/** Somebody else's drill is told like one that is not there. A draft has no number, so only its buttons name it. */
function noDrill(
  { content }: Drilling,
  voice: Voice,
  { do: what }: Exclude<ManagerAct, { do: 'list' }>,
  meant: Exclude<Meant, { is: 'one' }>,
): Decision {
  if (what === 'confirm' || what === 'discard') return buttonOld(voice);
  if (meant.is === 'none') return saying(notice(voice, 'drills:manage.none'));
  if (meant.is === 'several' && what in ASKED)
    return saying(whichMessage(voice, content, what as keyof typeof ASKED, meant.drills));
  return saying(noSuchMessage(voice, content, meant.drills));
}

function actOn(managing: Managing, act: Exclude<ManagerAct, { do: 'list' }>): Promise<Decision> {
  switch (act.do) {
    case 'show':
      return show(managing, Number(act.which.split('/')[1]) || managing.drill.round);
    case 'share':
      return share(managing, act.people);
    case 'unshare':
      return unshare(managing, act.people);
    case 'read':
      return read(managing, act.people);
    case 'mark':
      return setMark(managing, act.mark);
    default:
      return STEERS[act.do](managing);
  }
}

const STEERS = { remind, pause, resume, end: askEnd, endNow: end, keep, export: exportFiles, confirm, discard };

/** Where a channel does not know its people, nobody there sets drills. */
export const mayManage = async ({ directoryOf }: Drilling, { channel, workspace, person }: From): Promise<boolean> =>
  (await directoryOf(channel)?.mayManage(workspace, person)) ?? false;
