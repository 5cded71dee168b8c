import type { types } from '@slack/bolt';
import { SETTABLE } from '../../drills/manage/mark.ts';
import type { Voice } from '../../session/say/voice.ts';
import { listInput, radioInput, textInput } from './inputs.ts';
import { plain } from './rich-text.ts';

export const MARK_FORM = 'set_mark';

const MOST_REASON = 500;
const LISTED = 100;

/** Whose marks of a round can be changed, and which keys it has. */
export interface Markable {
  drill: string;
  round: number;
  people: readonly { person: string; name: string }[];
  keys: readonly { id: string; name: string }[];
}

/** The form in which a manager sets a key's mark by hand, with the reason that the rep will read. */
export function markModal({ t }: Voice, { drill, round, people, keys }: Markable): types.ModalView {
  return {
    type: 'modal',
    callback_id: MARK_FORM,
    private_metadata: JSON.stringify({ drill, round }),
    title: plain(t('drills:markForm.title')),
    submit: plain(t('drills:markForm.submit')),
    close: plain(t('drills:form.close')),
    blocks: [
      listInput(
        { id: 'person', label: t('drills:markForm.person') },
        people.slice(0, LISTED).map(({ person, name }) => ({ value: person, label: name })),
        people[0]!.person,
      ),
      listInput(
        { id: 'key', label: t('drills:markForm.key') },
        keys.map(({ id, name }) => ({ value: id, label: name })),
        keys[0]!.id,
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
