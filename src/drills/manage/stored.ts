import type { Mark, Scorecard } from '../../scorecard/scorecard.ts';
import type { Assignment, Drill, HandIn, SetMark } from '../../store/schema.ts';
import type { HandedIn } from '../drill.ts';
import type { Override } from '../handed-in.ts';
import { judgedKeys } from '../passed.ts';

/** What is stored of hand-ins, as results need it. */

/** What a result needs of a stored hand-in; of a try of one key only what is about that key: the rest was not asked for. */
export function handedInOf(
  { person, name }: Pick<Assignment, 'person' | 'name'>,
  { part, card, passed, at }: HandIn,
): HandedIn {
  const { fix, ...scored } = card as Scorecard;
  const keys = [...judgedKeys(part, scored.keys)];
  const criteria = scored.criteria.filter(({ key }) => keys.some(({ id }) => id === key));
  const toFix = criteria.find(({ id }) => id === fix?.criterion)?.id ?? null;
  return { person, name, part, keys, criteria, fix: toFix, passed: passed === 1, at };
}

/** A mark that was set by hand, as a result needs it. */
export const overrideOf = (drill: Pick<Drill, 'owner' | 'owner_name'>, mark: SetMark): Override => ({
  key: mark.key,
  was: mark.was as Mark,
  mark: mark.mark as Mark,
  reason: mark.reason,
  by: mark.by,
  byName: whoSet(drill, mark),
  at: mark.at,
  appeal: mark.appealed_at === null ? null : (mark.appeal ?? ''),
});

/** What who set a mark is called; of older marks, whose names were not kept, only the drill's owner is known by name. */
export const whoSet = (
  { owner, owner_name }: Pick<Drill, 'owner' | 'owner_name'>,
  { by, by_name }: Pick<SetMark, 'by' | 'by_name'>,
): string => by_name ?? (by === owner && owner_name !== '' ? owner_name : by);
