import type { Part } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Row } from '../results.ts';
import { listed } from './names.ts';

/** How many marks are listed; all of them stand in the export. */
const LISTED = 20;

/** Which marks were set by hand, by whom and why, the last of each key; and who sees that in another way. */
export function setMarksPart(
  voice: Voice,
  rows: readonly Row[],
  keys: readonly { id: string; name: string }[],
): Part[] {
  const { t } = voice;
  const items = rows.flatMap(({ name, overrides }) =>
    keys.flatMap((key) => {
      const last = overrides.findLast((one) => one.key === key.id);
      return last ? [lineOf(voice, name, key.name, last)] : [];
    }),
  );
  const more = items.length > LISTED ? [t('drills:view.setMore', { count: items.length - LISTED })] : [];
  const set: Part[] =
    items.length > 0
      ? [{ type: 'list', title: t('drills:view.setMarks'), items: [...items.slice(0, LISTED), ...more] }]
      : [];
  const names = rows.filter(({ appealed }) => appealed).map(({ name }) => name);
  if (names.length === 0) return set;
  return [...set, { type: 'list', title: t('drills:view.appeals'), items: [listed(voice, names)] }];
}

function lineOf({ t, trainer }: Voice, name: string, key: string, set: Row['overrides'][number]): string {
  return t('drills:view.setMark', {
    name,
    key: trainer(key),
    was: t(`scorecard:levels.${set.was}`),
    mark: t(`scorecard:levels.${set.mark}`),
    by: set.byName,
    reason: set.reason,
  });
}
