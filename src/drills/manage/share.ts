import { notice } from '../../session/say/notices.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import { specOf } from '../drilling.ts';
import { listed } from '../say/names.ts';
import type { Managing } from './door.ts';

/** Further people may do with the drill what its owner may, as long as they may set drills at all. */
export async function share({ drilling, from, voice, drill }: Managing, people: readonly string[]): Promise<Decision> {
  const { name } = specOf(drill);
  const added = people.filter((person) => person !== drill.owner);
  if (added.length === 0) return saying(notice(voice, 'drills:share.nobody', { number: drill.seq }));
  const directory = drilling.directoryOf(from.channel)!;
  const called = await directory.called(from.workspace, { people: added, groups: [], channels: [] });
  const owners = [...new Set([...(drill.co_owners as string[]), ...added])];
  return {
    writes: [drilling.store.write.updateDrill(drill, { co_owners: owners })],
    messages: [{ message: notice(voice, 'drills:share.done', { name, people: listed(voice, called) }) }],
  };
}
