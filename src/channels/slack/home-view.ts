import type { types } from '@slack/bolt';
import { LANGUAGES } from '../../language/languages.ts';
import { drillButton } from '../../drills/say/buttons.ts';
import type { Button } from '../../session/message.ts';
import { button, type Voice } from '../../session/say/voice.ts';
import { toBlocks } from './blocks.ts';
import { plain } from './rich-text.ts';

/** What the Home tab shows of a person, in their words. */
export interface HomeContent {
  open: { customer: string } | null;
  paused: { session: string; customer: string }[];
  /** Drills that wait for the person, what is due first coming first. */
  waiting: { line: string; begin: Button }[];
  past: { session: string; line: string }[];
  keepDays: number;
}

/** The Home tab: start or go on, the drills that wait, the last scorecards, one's settings. */
export function homeView(voice: Voice, { open, paused, waiting, past, keepDays }: HomeContent): types.HomeView {
  const { t } = voice;
  const start = { ...button(voice, 'start_with', undefined, { main: true }), label: t('slack:home.start') };
  return {
    type: 'home',
    blocks: [
      ...toBlocks([
        { type: 'heading', text: t('slack:home.title') },
        { type: 'text', text: t('slack:home.intro') },
        ...(open
          ? [{ type: 'text' as const, text: t('slack:home.running', open) }]
          : [{ type: 'buttons' as const, buttons: [start] }]),
      ]),
      ...paused.map(({ session, customer }) =>
        row(t('slack:home.paused', { customer }), pressable('resume', session, t('practice:buttons.resume'))),
      ),
      ...waitingBlocks(voice, waiting),
      { type: 'divider' },
      ...toBlocks([{ type: 'heading', text: t('slack:home.history') }]),
      ...(past.length > 0
        ? past.map(({ session, line }) => row(line, pressable('show_scorecard', session, t('practice:history.open'))))
        : toBlocks([{ type: 'text', text: t('practice:history.empty') }])),
      { type: 'divider' },
      ...toBlocks([{ type: 'heading', text: t('slack:home.settings') }]),
      row(t('slack:home.language'), languageMenu(voice)),
      ...toBlocks([
        { type: 'buttons', buttons: [button(voice, 'help'), button(voice, 'criteria'), button(voice, 'my_data')] },
        { type: 'note', text: t('slack:home.privacy', { count: keepDays }) },
      ]),
    ],
  };
}

/** How many drills are shown; all are in the direct message. */
export const DRILLS_SHOWN = 3;

function waitingBlocks(voice: Voice, waiting: HomeContent['waiting']): types.KnownBlock[] {
  if (waiting.length === 0) return [];
  const all =
    waiting.length > DRILLS_SHOWN
      ? [{ type: 'buttons' as const, buttons: [drillButton(voice, 'drill_queue', 'all')] }]
      : [];
  return [
    { type: 'divider' },
    ...toBlocks([{ type: 'heading', text: voice.t('drills:queue.title') }]),
    ...waiting
      .slice(0, DRILLS_SHOWN)
      .map(({ line, begin }) => row(line, pressable(begin.action, begin.value ?? '', begin.label))),
    ...toBlocks(all),
  ];
}

const row = (text: string, accessory: types.SectionBlockAccessory): types.SectionBlock => ({
  type: 'section',
  text: plain(text),
  accessory,
});

const pressable = (action: string, value: string, label: string): types.Button => ({
  type: 'button',
  action_id: action,
  value,
  text: plain(label, 75),
});

function languageMenu({ t, language }: Voice): types.StaticSelect {
  const options = LANGUAGES.map((one) => ({ text: plain(t(`practice:language.names.${one}`), 75), value: one }));
  return {
    type: 'static_select',
    action_id: 'set_language',
    options,
    initial_option: options.find((o) => o.value === language)!,
  };
}
