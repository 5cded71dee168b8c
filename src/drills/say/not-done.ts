import type { TextKey } from '../../language/interface.ts';
import type { Part } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import { standsAt, type PersonInRound, type Row } from '../results.ts';
import { listed } from './names.ts';

type Somebody = Pick<PersonInRound, 'name' | 'state' | 'why'>;

/** How many people of a state are named. */
const NAMED = 30;

/** Of whom their manager knows whom to talk to, those who are furthest first. */
const NOT_DONE = ['handedSome', 'started', 'invited', 'notNow', 'waiting', 'missed'] as const;

/** Who is not done, by where they stand: for the manager alone. */
export function notDonePart(voice: Voice, people: readonly Row[]): Part[] {
  const by = Map.groupBy(people, standsAt);
  const items = NOT_DONE.flatMap((state) => {
    const some = by.get(state);
    return some ? [lineOf(voice, `drills:view.states.${state}`, some)] : [];
  });
  return items.length > 0 ? [{ type: 'list', title: voice.t('drills:view.notDone'), items }] : [];
}

const WHYS = ['left', 'bot', 'guest', 'unknown', 'no_time', 'hidden'] as const;

/** Who gets nothing, by why. What the channel calls by a name of its own is said as what it comes to. */
export function unreachablePart(voice: Voice, people: readonly Somebody[]): Part[] {
  const byWhy = Map.groupBy(
    people.filter(({ state }) => state === 'unreachable'),
    ({ why }): TextKey => `drills:board.why.${WHYS.find((one) => one === why) ?? 'unreachable'}`,
  );
  if (byWhy.size === 0) return [];
  const items = [...byWhy].map(([why, some]) => lineOf(voice, why, some));
  return [{ type: 'list', title: voice.t('drills:board.unreachable.title'), items }];
}

function lineOf(voice: Voice, why: TextKey, people: readonly { name: string }[]): string {
  const { t } = voice;
  const names = people.slice(0, NAMED).map(({ name }) => name);
  const more = people.length > NAMED ? [t('drills:view.more', { count: people.length - NAMED })] : [];
  return t('drills:board.unreachable.line', { why: t(why), names: listed(voice, [...names, ...more]) });
}
