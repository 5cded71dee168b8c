import { USUAL_HOURS } from '../../src/drills/drill.ts';
import type { ShortFormSetting } from '../../src/drills/short-form.ts';
import { loadContent } from '../../src/flow/load.ts';
import { createTexts } from '../../src/language/interface.ts';
import type { Language } from '../../src/language/languages.ts';
import { voiceFor } from '../../src/session/say/voice.ts';

const texts = createTexts();
const content = await loadContent();

/** Monday 23 November 2026, 10:00 in Taipei, in a channel of a workspace with two groups and one plan. */
export const aSetting = (language: Language = 'zh-TW', changes: Partial<ShortFormSetting> = {}): ShortFormSetting => ({
  voice: voiceFor(texts, language),
  content,
  zone: 'Asia/Taipei',
  workingHours: USUAL_HOURS,
  now: Date.parse('2026-11-23T10:00:00+08:00'),
  groups: [
    { id: 'S1', handle: 'sales-team', name: 'Sales team' },
    { id: 'S2', handle: '業務組', name: '業務組' },
  ],
  plans: [{ id: 'first-two-weeks', name: '前兩週', says: '每天一件事', days: 10 }],
  here: 'C9',
  ...changes,
});
