import type { From } from '../../session/trainer.ts';
import { nextDue } from '../calendar.ts';
import type { DrillSpec, LeftOut, Member } from '../drill.ts';
import type { Drilling } from '../drilling.ts';
import { firstInvitations } from '../plan.ts';
import type { Coming, Preview, There } from '../say/preview.ts';
import type { Draft } from './set.ts';

/** How many due times are shown. */
const SHOWN = 3;

/** What would come of a drill if it were confirmed now. Throws DirectoryError where the audience cannot be known. */
export async function previewOf(
  drilling: Drilling,
  from: From,
  { spec, place }: Draft,
): Promise<Omit<Preview, 'draft'>> {
  const directory = drilling.directoryOf(from.channel)!;
  const { workspace } = from;
  const [members, called, resultIn, canPost] = await Promise.all([
    directory.members(workspace, spec.audience),
    directory.called(workspace, spec.audience),
    place === null ? [] : directory.called(workspace, { people: [], groups: [], channels: [place] }),
    place === null ? false : directory.canPost(workspace, place),
  ]);
  return {
    ...comingOf(drilling, spec, members),
    spec,
    called,
    resultIn: resultIn[0] ?? null,
    canPost,
    keepDays: drilling.settings.keepDays,
  };
}

/** When it would be due, and when these people would get it. */
export function comingOf(
  drilling: Pick<Drilling, 'settings' | 'now'>,
  spec: DrillSpec,
  members: readonly Member[],
): Omit<Coming, 'spec' | 'called'> {
  const { schedule } = spec;
  const now = drilling.now();
  const rounds = dueTimes(spec, now);
  // What is never due has no time before that either.
  const first = { opensAt: now, dueAt: rounds[0] ?? now };
  const invitationIn = firstInvitations(first, schedule, drilling.settings.workingHours, now);
  const invited = members.map((member) => ({ member, at: invitationIn(member.zone ?? schedule.zone) }));
  return {
    people: invited.filter(({ member, at }) => member.why === null && at !== null).length,
    leftOut: invited.flatMap(leftOut),
    rounds,
    sendings: sendingsOf(spec, invited),
  };
}

function dueTimes({ schedule, steps }: DrillSpec, now: number): number[] {
  const most = Math.min(SHOWN, schedule.rounds ?? SHOWN, steps.length > 1 ? steps.length : SHOWN);
  const times: number[] = [];
  for (let due = nextDue(schedule, now); due !== null && times.length < most; due = nextDue(schedule, due))
    times.push(due);
  return times;
}

interface Invited {
  member: Member;
  /** null: they have no working time before it is due. */
  at: number | null;
}

function leftOut({ member: { person, name, why }, at }: Invited): LeftOut[] {
  if (why !== null) return [{ person, name, why }];
  return at === null ? [{ person, name, why: 'no_time' }] : [];
}

/** The first messages by moment and zone, the earliest first. */
function sendingsOf({ schedule }: DrillSpec, invited: readonly Invited[]): There[] {
  const sent = invited.flatMap(({ member, at }) =>
    member.why === null && at !== null ? [{ zone: member.zone ?? schedule.zone, at }] : [],
  );
  const groups = Map.groupBy(sent, ({ zone, at }) => `${at} ${zone}`);
  return [...groups.values()]
    .map((all) => ({ ...all[0]!, people: all.length }))
    .toSorted((a, b) => a.at - b.at || b.people - a.people);
}
