import { readShortForm } from '../../src/drills/short-form.ts';
import { previewMessage, type Preview } from '../../src/drills/say/preview.ts';
import { shortFormMessage } from '../../src/drills/say/problems.ts';
import { weekdayText, whenText, placeOf } from '../../src/drills/say/when.ts';
import type { Language } from '../../src/language/languages.ts';
import { toBlocks } from '../../src/channels/slack/blocks.ts';
import { blocksToPlain } from '../slack-sim/src/mrkdwn.mjs';
import { aSetting } from './setting.ts';

const at = (time: string) => Date.parse(`${time}:00+08:00`);

const previewOf = (language: Language, typed: string, changes: Partial<Preview> = {}) => {
  const setting = aSetting(language);
  const read = readShortForm(typed, setting);
  if (!('spec' in read)) throw new Error(JSON.stringify(read));
  const preview: Preview = {
    draft: 'd1',
    spec: read.spec,
    called: ['@sales-team'],
    people: 12,
    leftOut: [],
    rounds: [at('2026-11-27T18:00')],
    sendings: [{ at: at('2026-11-23T10:00'), zone: 'Asia/Taipei', people: 12 }],
    resultIn: null,
    canPost: true,
    keepDays: 365,
    ...changes,
  };
  return blocksToPlain(toBlocks(previewMessage(setting.voice, setting.content, preview).parts)) as string;
};

const FULL: Partial<Preview> = {
  called: ['@sales-team', '#general'],
  rounds: [at('2026-11-27T18:00'), at('2026-12-04T18:00'), at('2026-12-11T18:00')],
  sendings: [
    { at: at('2026-11-23T10:00'), zone: 'Asia/Taipei', people: 8 },
    { at: at('2026-11-23T22:00'), zone: 'America/New_York', people: 3 },
    { at: at('2026-11-23T16:00'), zone: 'Europe/Berlin', people: 1 },
  ],
  leftOut: [
    { person: 'U7', name: 'Gina Guest', why: 'guest' },
    { person: 'U8', name: 'Practice Bot', why: 'bot' },
    { person: 'U9', name: 'Gus Guest', why: 'guest' },
  ],
  resultIn: '#general',
  canPost: false,
};
const print = (l: Language) =>
  console.log(
    previewOf(l, '@sales-team 四把鑰匙 K2 太貴 林淑芬 Kelvin 每週五 部分', FULL) +
      '\n\n' +
      previewOf(l, '@sales-team 週五') +
      '\n' +
      blocksToPlain(
        toBlocks(shortFormMessage(aSetting(l).voice, (readShortForm('foo @bar', aSetting(l)) as any).problems).parts),
      ),
  );
test('x', () => {
  (['zh-TW', 'zh-HK', 'zh-CN', 'en'] as const).forEach(print);
});
