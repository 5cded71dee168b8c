import { DirectoryError, type Directory } from '../../src/drills/directory.ts';
import type { Member } from '../../src/drills/drill.ts';

/** Somebody of the team as Slack knows them. */
export const member = (person: string, more: Partial<Member> = {}): Member => ({
  person,
  name: person,
  zone: 'Asia/Taipei',
  locale: 'zh-TW',
  why: null,
  ...more,
});

/** What a test changes about the workspace. */
export interface Team {
  people: Member[];
  managers: string[];
  canPost: boolean;
  /** Groups and channels whose members cannot be read any more. */
  hidden: string[];
  /** Nothing can be asked now. */
  silent: boolean;
  /** Drills of which the log was told that nobody may read how they go. */
  unread: number[];
}

export const directoryFor = (team: Team): Directory => ({
  async members(_, { people, groups, channels }) {
    if (team.silent) throw new DirectoryError('unreachable', null, 'Slack cannot be asked now.');
    const about = [...groups, ...channels].find((id) => team.hidden.includes(id));
    if (about) throw new DirectoryError('not_in_channel', about, `The bot is not in ${about}.`);
    const all = groups.length + channels.length > 0;
    return team.people.filter(({ person }) => all || people.includes(person));
  },
  member: async (_, person) => team.people.find((one) => one.person === person) ?? member(person, { name: '陳經理' }),
  mayManage: async (_, person) => team.managers.includes(person),
  async stillMay(_, person) {
    if (team.silent) throw new DirectoryError('unreachable', null, 'Slack cannot be asked now.');
    return team.managers.includes(person);
  },
  called: async (_, { people, groups, channels }) => [...people, ...groups, ...channels.map(() => '#sales')],
  groups: async () => [],
  canPost: async () => team.canPost,
});
