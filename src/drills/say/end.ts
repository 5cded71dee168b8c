import { coachMessage, type Voice } from '../../session/say/voice.ts';

/** What comes of ending a drill: how many are `left` who have not done it, and whether more rounds, or days, would have come. */
export function endMessage(
  voice: Voice,
  { drill, name, left, more }: { drill: string; name: string; left: number; more: 'rounds' | 'days' | null },
) {
  const { t } = voice;
  const lines = [
    t('drills:board.confirmEnd.title', { name }),
    ...(left > 0 ? [t('drills:board.confirmEnd.left', { count: left })] : []),
    t('drills:board.confirmEnd.text'),
    ...(more ? [t(more === 'days' ? 'drills:board.confirmEnd.noMoreDays' : 'drills:board.confirmEnd.noMore')] : []),
  ];
  return coachMessage(voice, [
    { type: 'text', text: lines.join('\n') },
    {
      type: 'buttons',
      buttons: [
        { action: 'drill_end_now', label: t('drills:board.confirmEnd.yes'), value: drill },
        { action: 'drill_keep', label: t('drills:board.confirmEnd.no'), value: drill },
      ],
    },
  ]);
}
