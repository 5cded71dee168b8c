import { notice } from '../../session/say/notices.ts';
import { saying, type Decision, type OutgoingMessage } from '../../session/trainer.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Message } from '../../session/message.ts';
import type { Member } from '../drill.ts';
import { reach } from '../drilling.ts';
import { drillName, listed } from '../say/names.ts';
import { sharedMessage, unsharedMessage, type Shared } from '../say/shared.ts';
import type { Managing } from './door.ts';

/**
 * Further people may do with the drill what its owner may, and are told so. Who may not set drills cannot, and that is said.
 */
export async function share(managing: Managing, people: readonly string[]): Promise<Decision> {
  const { drilling, from, voice, drill } = managing;
  const asked = [...new Set(people)].filter((person) => person !== drill.owner);
  if (asked.length === 0) return saying(notice(voice, 'drills:share.nobody', { number: drill.seq }));
  const directory = drilling.directoryOf(from.channel)!;
  const may = await Promise.all(asked.map((person) => directory.mayManage(from.workspace, person)));
  const members = await membersOf(managing, asked);
  const before = drill.co_owners as string[];
  const added = members.filter(({ person }, i) => may[i] && !before.includes(person));
  const name = drillName(voice, drilling.content, drill);
  const said = (key: 'done' | 'already' | 'mayNot', some: readonly Member[]) =>
    some.length > 0 ? [voice.t(`drills:share.${key}`, { name, number: drill.seq, people: namesOf(voice, some) })] : [];
  const lines = [
    ...said('done', added),
    ...said(
      'already',
      members.filter(({ person }) => before.includes(person)),
    ),
    ...said(
      'mayNot',
      members.filter((_, i) => !may[i]),
    ),
  ];
  return changed(managing, lines, [...before, ...added.map(({ person }) => person)], added, sharedMessage);
}

/** Those of them who shared a drill no longer do, and are told so. */
export async function unshare(managing: Managing, people: readonly string[]): Promise<Decision> {
  const { drilling, voice, drill } = managing;
  const before = drill.co_owners as string[];
  const values = { name: drillName(voice, drilling.content, drill), number: drill.seq };
  if (before.length === 0) return saying(notice(voice, 'drills:share.withNobody', values));
  const gone = await membersOf(
    managing,
    before.filter((person) => people.includes(person)),
  );
  if (gone.length === 0) {
    const now = await membersOf(managing, before);
    return saying(notice(voice, 'drills:share.with', { ...values, people: namesOf(voice, now) }));
  }
  const left = before.filter((person) => !gone.some((one) => one.person === person));
  const line = voice.t('drills:share.takenBack', { ...values, people: namesOf(voice, gone) });
  return changed(managing, [line], left, gone, unsharedMessage);
}

const membersOf = ({ drilling, from }: Managing, people: readonly string[]): Promise<Member[]> =>
  Promise.all(people.map((person) => drilling.directoryOf(from.channel)!.member(from.workspace, person)));

const namesOf = (voice: Voice, members: readonly Member[]): string =>
  listed(
    voice,
    members.map(({ name }) => name),
  );

/** Who shares it from now on; those for whom that is new are told, unless they did it themselves. */
async function changed(
  { drilling, from, voice, drill }: Managing,
  lines: readonly string[],
  owners: readonly string[],
  told: readonly Member[],
  says: (voice: Voice, shared: Shared) => Message,
): Promise<Decision> {
  const answer: OutgoingMessage = { message: coachMessage(voice, [{ type: 'text', text: lines.join('\n') }]) };
  if (told.length === 0) return { writes: [], messages: [answer] };
  const manager = await drilling.directoryOf(from.channel)!.member(from.workspace, from.person);
  const messages = await Promise.all(
    told
      .filter(({ person }) => person !== from.person)
      .map(async ({ person, locale }): Promise<OutgoingMessage> => {
        const reached = await reach(drilling, drill, { person, locale });
        const name = drillName(reached.voice, drilling.content, drill);
        const shared = { drill: drill.id, number: drill.seq, name, manager: manager.name };
        return { message: says(reached.voice, shared), to: reached.to, of: person };
      }),
  );
  return {
    writes: [drilling.store.write.updateDrill(drill, { co_owners: [...owners] })],
    messages: [answer, ...messages],
  };
}
