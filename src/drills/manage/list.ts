import type { Button } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import type { Drill } from '../../store/schema.ts';
import { specOf, type Drilling } from '../drilling.ts';
import { whenText } from '../say/when.ts';

/** How many are listed; older ones are found by their number. */
const LISTED = 10;

/** A manager's drills, the newest first: what each is, how far, and the way to it. */
export async function list(drilling: Drilling, voice: Voice, own: readonly Drill[]): Promise<Decision> {
  const { t } = voice;
  if (own.length === 0) return saying(coachMessage(voice, [{ type: 'text', text: t('drills:manage.none') }]));
  const lines = await Promise.all(own.slice(0, LISTED).map((drill) => lineOf(drilling, voice, drill)));
  return saying(
    coachMessage(voice, [
      { type: 'heading', text: t('drills:list.title') },
      ...lines.flatMap(({ text, button }) => [
        { type: 'text' as const, text },
        { type: 'buttons' as const, buttons: [button] },
      ]),
      ...(own.length > LISTED
        ? [{ type: 'note' as const, text: t('drills:list.more', { count: own.length - LISTED }) }]
        : []),
    ]),
  );
}

async function lineOf({ store }: Drilling, { t, ...voice }: Voice, drill: Drill) {
  const { name, schedule } = specOf(drill);
  const key = { workspace: drill.workspace, drill: drill.id, round: drill.round };
  const [round, states] = await Promise.all([store.read.round(key), store.read.countStates(key)]);
  const { unreachable: _, ...reached } = states;
  const values = {
    number: drill.seq,
    name,
    state: t(`drills:list.state.${drill.status}`),
    done: reached.done ?? 0,
    count: Object.values(reached).reduce((sum, n) => sum + n, 0),
    due: round ? whenText({ t, ...voice }, round.due_at, schedule.zone) : '—',
  };
  const button: Button = { action: 'drill_show', label: t('drills:list.show', { number: drill.seq }), value: drill.id };
  return { text: t('drills:list.line', values), button };
}
