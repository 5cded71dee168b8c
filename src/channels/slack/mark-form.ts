import type { types } from '@slack/bolt';
import { SETTABLE } from '../../drills/manage/mark.ts';
import type { Row } from '../../drills/results.ts';
import type { Voice } from '../../session/say/voice.ts';
import { groupedInput, radioInput, textInput, type Choice } from './inputs.ts';
import { plain } from './rich-text.ts';

export const MARK_FORM = 'set_mark';

const MOST_REASON = 500;

/** Whose marks of a round can be changed: each key that somebody has handed in, with the mark that counts now. */
export interface Markable {
  drill: string;
  round: number;
  people: readonly { name: string; choices: readonly Choice[] }[];
}

/** What a choice of the form means: whose mark, and of which key. */
export const markOfValue = (value: string): { person: string; key: string } => {
  const [person = '', key = ''] = value.split('/');
  return { person, key };
};

/** Those of a table who have handed in something, each with the keys that they have a mark of. */
export const markable = ({ t, trainer }: Voice, rows: readonly Row[], names: ReadonlyMap<string, string>) =>
  rows
    .map(({ person, name, keys }) => ({
      name,
      choices: keys.flatMap(({ id, level }): Choice[] => {
        if (level === null) return [];
        const values = { key: trainer(names.get(id) ?? id), mark: t(`scorecard:levels.${level}`) };
        return [{ value: `${person}/${id}`, label: t('drills:markForm.option', values) }];
      }),
    }))
    .filter(({ choices }) => choices.length > 0);

/** The form in which a manager sets a key's mark by hand, with the reason that the rep will read. */
export function markModal({ t }: Voice, { drill, round, people }: Markable): types.ModalView {
  return {
    type: 'modal',
    callback_id: MARK_FORM,
    private_metadata: JSON.stringify({ drill, round }),
    title: plain(t('drills:markForm.title')),
    submit: plain(t('drills:markForm.submit')),
    close: plain(t('drills:form.close')),
    blocks: [
      groupedInput(
        { id: 'of', label: t('drills:markForm.of') },
        people.map(({ name, choices }) => ({ label: name, choices })),
      ),
      radioInput(
        { id: 'mark', label: t('drills:markForm.mark') },
        SETTABLE.map((mark) => ({ value: mark, label: t(`scorecard:levels.${mark}`) })),
        SETTABLE[0],
      ),
      textInput({ id: 'reason', label: t('drills:markForm.reason') }, '', MOST_REASON, '', true),
    ],
  };
}
