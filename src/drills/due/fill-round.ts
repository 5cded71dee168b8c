import type { Write } from '../../store/open-store.ts';
import type { Drill, Round } from '../../store/schema.ts';
import { DirectoryError, type Directory } from '../directory.ts';
import type { Audience, LeftOut, Member } from '../drill.ts';
import { specOf, type Drilling } from '../drilling.ts';
import { firstInvitations } from '../plan.ts';
import { asNow } from './as-now.ts';
import type { WentOn } from './go-on.ts';

/**
 * Who is in the audience now gets an assignment, with the first working moment of their own as the time of its invitation;
 * who cannot be given practice is kept with why, as is a part of the audience that can no longer be read.
 */
export async function fillRound(drilling: Drilling, drill: Drill, round: Round): Promise<WentOn> {
  const { store, settings, now } = drilling;
  const { schedule } = specOf(drill);
  const { found, lost } = await audience(drilling, drill);
  const invitationIn = firstInvitations(asNow(round), schedule, settings.workingHours, now());
  const invited = found.map((member) => ({ member, at: invitationIn(member.zone ?? schedule.zone) }));
  const leftOut: LeftOut[] = [
    ...lost,
    ...invited.flatMap(({ member, at }) =>
      member.why !== null || at === null
        ? [{ person: member.person, name: member.name, why: member.why ?? ('no_time' as const) }]
        : [],
    ),
  ];
  const assigned = invited.flatMap(({ member, at }) =>
    member.why === null && at !== null ? [assign(drilling, drill, round, member, at)] : [],
  );
  const filled = store.write.updateRound(round, { state: 'open', left_out: leftOut });
  return { decision: { writes: [filled, ...assigned], messages: [] }, next: now() };
}

interface Found {
  found: Member[];
  lost: LeftOut[];
}

/** What of an audience can be read, and each of the rest by itself. */
interface Readable {
  found: Member[];
  lost: Audience[];
}

/** Everybody in the audience; where nobody knows the people of a channel, those who are named. */
async function audience({ directoryOf }: Drilling, drill: Drill): Promise<Found> {
  const { audience: all, schedule } = specOf(drill);
  const directory = directoryOf(drill.channel);
  if (!directory) return { found: all.people.map((person) => named(person, schedule.zone)), lost: [] };
  const { found, lost } = await readable(directory, drill.workspace, all);
  return { found, lost: await Promise.all(lost.map((one) => calledHidden(directory, drill.workspace, one))) };
}

/**
 * A group or channel that is gone, or hidden from the bot, stops nothing: the others get theirs, and who set the drill is told.
 * Throws DirectoryError where nothing can be known now.
 */
async function readable(directory: Directory, workspace: string, wanted: Audience): Promise<Readable> {
  try {
    return { found: await directory.members(workspace, wanted), lost: [] };
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code === 'unreachable') throw error;
    const { about } = error;
    const kept = (ids: readonly string[]) => ids.filter((id) => about !== null && id !== about);
    const left = { people: wanted.people, groups: kept(wanted.groups), channels: kept(wanted.channels) };
    const hidden = (ids: readonly string[]) => ids.filter((id) => about === null || id === about);
    const lost = [
      ...hidden(wanted.groups).map((id) => ({ ...NOBODY, groups: [id] })),
      ...hidden(wanted.channels).map((id) => ({ ...NOBODY, channels: [id] })),
    ];
    if (lost.length === 0) return { found: [], lost: wanted.people.map((id) => ({ ...NOBODY, people: [id] })) };
    const others = await readable(directory, workspace, left);
    return { found: others.found, lost: [...lost, ...others.lost] };
  }
}

const NOBODY: Audience = { people: [], groups: [], channels: [] };

/** As it is called, if that can still be told. */
async function calledHidden(directory: Directory, workspace: string, one: Audience): Promise<LeftOut> {
  const [id = ''] = [...one.people, ...one.groups, ...one.channels];
  const [name = id] = await directory.called(workspace, one).catch(() => [id]);
  return { person: id, name, why: 'hidden' };
}

/** Where a channel knows nobody's name, people are called by their ids, and are where the drill is. */
export const named = (person: string, zone: string): Member => ({
  person,
  name: person,
  zone,
  locale: null,
  why: null,
});

const assign = ({ store }: Drilling, drill: Drill, round: Round, member: Member, at: number): Write =>
  store.write.insertAssignment({
    workspace: drill.workspace,
    drill: drill.id,
    round: round.number,
    person: member.person,
    name: member.name,
    zone: member.zone ?? specOf(drill).schedule.zone,
    locale: member.locale,
    state: 'waiting',
    act: 'invite',
    act_at: at,
    asked: 0,
    quiet: 0,
    reminders: 0,
    version: 1,
  });
