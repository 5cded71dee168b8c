import { specOfPlan } from '../../src/drills/from-plan.ts';
import { drillName, whyOf } from '../../src/drills/say/names.ts';
import type { Language } from '../../src/language/languages.ts';
import { voiceFor } from '../../src/session/say/voice.ts';
import { createTexts } from '../../src/language/interface.ts';
import { content, plan } from './try.ts';
import { aSchedule, aSpec } from './team.ts';

/** What a drill is called is up to its manager; where they say nothing, it is up to its reader's language. */

const texts = createTexts();
const called = (language: Language, ...given: Parameters<typeof aSpec>) =>
  drillName(voiceFor(texts, language), content, { spec: aSpec(...given) });

test.each<[Language, string[], string]>([
  ['zh-TW', ['whole'], '四把鑰匙・整場'],
  ['zh-TW', ['melt_the_ice', 'too_expensive'], '四把鑰匙・融化冰塊、太貴'],
  ['zh-CN', ['melt_the_ice', 'too_expensive'], '四把钥匙·融化冰块、太贵'],
  ['zh-TW', ['melt_the_ice', 'find_hot_button', 'press_hot_button', 'too_expensive'], '四把鑰匙・4 項'],
])('without a name a reader of %s reads of %j: %s', (language, parts, name) => {
  expect(called(language, { name: null }, { parts })).toBe(name);
});

test('a manager’s name stays as it was written, in everybody’s language', () => {
  for (const language of ['zh-TW', 'zh-CN', 'en'] as const)
    expect(called(language, { name: '開場週 Openers' })).toBe('開場週 Openers');
});

test('a drill whose flow was removed is called by the flow’s id', () => {
  expect(called('zh-TW', { name: null }, { flow: 'gone' })).toBe('gone');
});

test('a plan’s name and reason come in the reader’s script', () => {
  const audience = { people: ['U1'], groups: [], channels: [] };
  const choice = { plan: plan.id, audience, schedule: aSchedule(), reminders: true, handIn: 'scorecard' } as const;
  const spec = specOfPlan(content, choice);
  const [taipei, shanghai] = [voiceFor(texts, 'zh-TW'), voiceFor(texts, 'zh-CN')];
  expect(drillName(taipei, content, { spec })).toBe(plan.name);
  expect(drillName(shanghai, content, { spec })).toBe(shanghai.trainer(plan.name));
  expect(drillName(shanghai, content, { spec })).not.toBe(plan.name);
  expect(whyOf(shanghai, spec)).toBe(shanghai.trainer(plan.says));
  expect(whyOf(taipei, { ...spec, why: '上個月太快' })).toBe('上個月太快');
});
