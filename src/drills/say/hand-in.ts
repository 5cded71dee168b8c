import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Part } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { Passed } from '../passed.ts';
import type { Assigned } from '../rep/assigned.ts';
import { isDone, type PartStanding } from '../standing.ts';
import { drillButton } from './buttons.ts';
import { titleOf } from './invitation.ts';
import { keyBars } from './key-bars.ts';
import { partName } from './names.ts';
import { asksPass } from './seen.ts';
import { judgedParts } from './try.ts';
import { whenText } from './when.ts';

interface HandedIn {
  at: Assigned;
  standing: PartStanding[];
  judged: Passed;
  /** What who set the drill sees of it now. */
  sees: { session: string; part: string; card: Pick<Scorecard, 'keys'>; lines: number };
  /** What else waits. */
  others: Assigned[];
}

/** What was handed in, what is left of this drill, and what waits next. */
export function receiptMessage(voice: Voice, { at, standing, judged, sees, others }: HandedIn) {
  const { t } = voice;
  const done = isDone(standing);
  const left = standing.filter((one) => !one.done);
  const [next] = others;
  return coachMessage(voice, [
    { type: 'text', text: t(done ? 'drills:handIn.done' : 'drills:handIn.taken', { name: titleOf(voice, at) }) },
    ...(done ? [] : judgedParts(voice, at, judged)),
    ...(left.length > 0 ? [leftPart(voice, at, left)] : []),
    { type: 'text', text: t(`drills:handIn.sees.${at.spec.handIn}`, { count: sees.lines }) },
    keyBars(voice, at, sees.part, sees.card),
    ...(next ? [{ type: 'note' as const, text: nextText(voice, next, others.length) }] : []),
    {
      type: 'buttons',
      buttons: [
        ...(done ? [] : [drillButton(voice, 'drill_start', roundValue(at.assignment), { main: true })]),
        ...(done && next ? [drillButton(voice, 'drill_start', roundValue(next.assignment), { main: true })] : []),
        drillButton(voice, 'drill_seen', sees.session),
        drillButton(voice, 'drill_withdraw', sees.session),
        ...(at.tries.length > 1 ? [drillButton(voice, 'drill_tries', roundValue(at.assignment))] : []),
      ],
    },
  ]);
}

const leftPart = (voice: Voice, at: Assigned, left: readonly PartStanding[]): Part => ({
  type: 'list',
  title: voice.t('drills:handIn.left'),
  items: left.map((one) => leftLine(voice, at, one)),
});

function leftLine(voice: Voice, { flow, step }: Assigned, { part, tries, asked }: PartStanding): string {
  const name = partName(voice, flow, part);
  if (tries < asked) return voice.t('drills:handIn.triesLeft', { part: name, count: asked - tries });
  return voice.t(asksPass({ step }) ? 'drills:handIn.toPass' : 'drills:handIn.toHandIn', { part: name });
}

const nextText = (voice: Voice, next: Assigned, count: number): string =>
  voice.t('drills:queue.next', {
    count,
    name: titleOf(voice, next),
    due: whenText(voice, next.round.due_at, next.assignment.zone),
  });
