import type { Button } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From } from '../../session/trainer.ts';
import type { Drill } from '../../store/schema.ts';
import { specOf, type Drilling } from '../drilling.ts';
import { drillName } from '../say/names.ts';
import { whenText } from '../say/when.ts';

/** How many are listed; older ones are found by their number. */
const LISTED = 10;

/** A manager's drills, the newest first: what each is, how far, and the way to it. */
export async function list(drilling: Drilling, voice: Voice, from: From): Promise<Decision> {
  const { t } = voice;
  const { read } = drilling.store;
  const [own, count] = await Promise.all([read.drillsOf(from, LISTED), read.countDrillsOf(from)]);
  if (own.length === 0) return saying(coachMessage(voice, [{ type: 'text', text: t('drills:manage.none') }]));
  const lines = await Promise.all(own.map((drill) => lineOf(drilling, voice, drill)));
  return saying(
    coachMessage(voice, [
      { type: 'heading', text: t('drills:list.title') },
      ...lines.flatMap(({ text, button }) => [
        { type: 'text' as const, text },
        { type: 'buttons' as const, buttons: [button] },
      ]),
      ...(count > own.length
        ? [{ type: 'note' as const, text: t('drills:list.more', { count: count - own.length }) }]
        : []),
    ]),
  );
}

async function lineOf({ store, content }: Drilling, voice: Voice, drill: Drill) {
  const { schedule } = specOf(drill);
  const key = { workspace: drill.workspace, drill: drill.id, round: drill.round };
  const [round, states] = await Promise.all([store.read.round(key), store.read.countStates(key)]);
  const { unreachable: _, ...reached } = states;
  const values = {
    number: drill.seq,
    name: drillName(voice, content, drill),
    state: voice.t(`drills:list.state.${drill.status}`),
    done: reached.done ?? 0,
    count: Object.values(reached).reduce((sum, n) => sum + n, 0),
    due: round ? whenText(voice, round.due_at, schedule.zone) : '—',
  };
  const button: Button = {
    action: 'drill_show',
    label: voice.t('drills:list.show', { number: drill.seq }),
    value: drill.id,
  };
  return { text: voice.t('drills:list.line', values), button };
}
