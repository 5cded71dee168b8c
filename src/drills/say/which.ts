import type { Content } from '../../flow/content.ts';
import type { Button, DrillAction, Message, Part } from '../../session/message.ts';
import { notice } from '../../session/say/notices.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Drill } from '../../store/schema.ts';
import { drillName } from './names.ts';

/** What can be asked for without saying of which drill, and the button that asks for it of one. */
export const ASKED = {
  show: 'drill_show',
  remind: 'drill_remind',
  pause: 'drill_pause',
  resume: 'drill_resume',
  end: 'drill_end',
  export: 'drill_export',
  share: null,
  unshare: null,
  read: null,
} as const satisfies Record<string, DrillAction | null>;

/** Several may be meant: each with its number, the button where one will do, and what to type. */
export function whichMessage(
  voice: Voice,
  content: Content,
  act: keyof typeof ASKED,
  drills: readonly Drill[],
): Message {
  const { t } = voice;
  const people = ASKED[act] === null ? ` ${t('drills:manage.colleague')}` : '';
  return coachMessage(voice, [
    { type: 'text', text: t('drills:manage.whichOne') },
    drillsPart(voice, content, drills),
    { type: 'note', text: t('drills:manage.typeNumber', { example: `/drill ${act} ${drills[0]!.seq}${people}` }) },
    ...buttonsPart(voice, act, drills),
  ]);
}

/** Nobody's number, or somebody else's: those that there are. */
export const noSuchMessage = (voice: Voice, content: Content, drills: readonly Drill[]): Message =>
  drills.length === 0
    ? notice(voice, 'drills:manage.noSuchDrill')
    : coachMessage(voice, [
        { type: 'text', text: voice.t('drills:manage.noSuchOfThese') },
        drillsPart(voice, content, drills),
      ]);

const drillsPart = (voice: Voice, content: Content, drills: readonly Drill[]): Part => ({
  type: 'list',
  items: drills.map((drill) =>
    voice.t('drills:manage.item', {
      number: drill.seq,
      name: drillName(voice, content, drill),
      state: voice.t(`drills:list.state.${drill.status}`),
    }),
  ),
});

function buttonsPart({ t }: Voice, act: keyof typeof ASKED, drills: readonly Drill[]): Part[] {
  const action = ASKED[act];
  if (action === null) return [];
  const buttons = drills.map(({ id, seq }): Button => ({
    action,
    label: t('drills:manage.number', { number: seq }),
    value: id,
  }));
  return [{ type: 'buttons', buttons }];
}
