import type { Write } from '../../store/open-store.ts';
import type { Drill, Round } from '../../store/schema.ts';
import { DirectoryError, type Directory } from '../directory.ts';
import type { Audience, LeftOut, Member } from '../drill.ts';
import { specOf, type Drilling } from '../drilling.ts';
import { firstInvitation } from '../plan.ts';
import { asNow } from './as-now.ts';
import type { WentOn } from './go-on.ts';

/**
 * Who is in the audience now gets an assignment, with the first working moment of their own as the time of its invitation;
 * who cannot be given practice is kept with why. Where the audience can no longer be read, the round has nobody and says so.
 */
export async function fillRound(drilling: Drilling, drill: Drill, round: Round): Promise<WentOn> {
  const { store, now } = drilling;
  const { found, lost } = await audience(drilling, drill);
  const invited = found.map((member) => ({ member, at: invitationOf(drilling, drill, round, member) }));
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

async function audience({ directoryOf }: Drilling, drill: Drill): Promise<Found> {
  const { audience: all, schedule } = specOf(drill);
  const directory = directoryOf(drill.channel);
  if (!directory) return { found: all.people.map((person) => named(person, schedule.zone)), lost: [] };
  const whole = await membersOf(directory, drill, all);
  if (whole) return { found: whole, lost: [] };
  return oneByOne(directory, drill, all);
}

/** null: one of the groups or channels is gone, or hidden from the bot. Throws DirectoryError where that cannot be asked now. */
async function membersOf(directory: Directory, { workspace }: Drill, audience: Audience): Promise<Member[] | null> {
  try {
    return await directory.members(workspace, audience);
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code === 'unreachable') throw error;
    return null;
  }
}

/** What is gone stops nothing for the others: it is told to who set the drill. */
async function oneByOne(directory: Directory, drill: Drill, { people, groups, channels }: Audience): Promise<Found> {
  const none: Audience = { people: [], groups: [], channels: [] };
  const sources = [
    ...(people.length > 0 ? [{ ...none, people }] : []),
    ...groups.map((id) => ({ ...none, groups: [id] })),
    ...channels.map((id) => ({ ...none, channels: [id] })),
  ];
  const seen = new Map<string, Member>();
  const lost: LeftOut[] = [];
  for (const source of sources) {
    const members = await membersOf(directory, drill, source);
    if (members) for (const member of members) seen.set(member.person, member);
    else lost.push(await goneOf(directory, drill, source));
  }
  return { found: [...seen.values()], lost };
}

/** As it is called, if that can still be told. */
async function goneOf(directory: Directory, { workspace }: Drill, source: Audience): Promise<LeftOut> {
  const ids = [...source.people, ...source.groups, ...source.channels];
  const called = await directory.called(workspace, source).catch(() => ids);
  return { person: ids[0]!, name: called.join(' '), why: 'unknown' };
}

/** Where a channel knows nobody's name, people are called by their ids, and are where the drill is. */
export const named = (person: string, zone: string): Member => ({
  person,
  name: person,
  zone,
  locale: null,
  why: null,
});

function invitationOf({ settings, now }: Drilling, drill: Drill, round: Round, { zone }: Member): number | null {
  const { schedule } = specOf(drill);
  return firstInvitation(asNow(round), zone ?? schedule.zone, schedule, settings.workingHours, now());
}

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
