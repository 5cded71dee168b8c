import type { Write } from '../../store/open-store.ts';
import type { Drill, Round } from '../../store/schema.ts';
import { DirectoryError } from '../directory.ts';
import type { LeftOut, Member } from '../drill.ts';
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

/** A group or channel that is gone, or hidden from the bot, stops nothing: it is told to who set the drill. */
async function audience({ directoryOf }: Drilling, drill: Drill): Promise<Found> {
  const spec = specOf(drill);
  const directory = directoryOf(drill.channel);
  if (!directory) return { found: spec.audience.people.map((person) => named(person, spec.schedule.zone)), lost: [] };
  try {
    return { found: await directory.members(drill.workspace, spec.audience), lost: [] };
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code === 'unreachable') throw error;
    const about = error.about ?? '';
    return { found: [], lost: [{ person: about, name: about, why: 'unknown' }] };
  }
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
