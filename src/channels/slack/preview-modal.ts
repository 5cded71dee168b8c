import type { types } from '@slack/bolt';
import type { Message } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import { toBlocks } from './blocks.ts';
import type { Opened } from './drill-inputs.ts';
import { plain } from './rich-text.ts';

export const CONFIRM_FORM = 'confirm_drill';

const BLOCKS = 100;

/** A sentence in place of the preview. */
export const sayingModal = ({ t }: Voice, text: string): types.ModalView => ({
  type: 'modal',
  title: plain(t('drills:previewForm.title')),
  close: plain(t('drills:previewForm.close')),
  blocks: toBlocks([{ type: 'text', text }]),
});

/** What would come of a drill: sent by the form's own button, where it can be; changed by one below. */
export function previewModal({ t }: Voice, { parts }: Message, opened: Opened): types.ModalView {
  const buttons = parts.flatMap((part) => (part.type === 'buttons' ? part.buttons : []));
  const change = buttons.filter(({ action }) => action === 'drill_change');
  const sendable = buttons.some(({ action }) => action === 'drill_confirm');
  return {
    type: 'modal',
    callback_id: CONFIRM_FORM,
    private_metadata: opened.draft ?? '',
    title: plain(t('drills:previewForm.title')),
    ...(sendable ? { submit: plain(t('drills:previewForm.submit')) } : {}),
    close: plain(t('drills:previewForm.close')),
    blocks: toBlocks([
      ...parts.filter((part) => part.type !== 'buttons'),
      ...(change.length > 0 ? [{ type: 'buttons' as const, buttons: change }] : []),
    ]).slice(0, BLOCKS),
  };
}
