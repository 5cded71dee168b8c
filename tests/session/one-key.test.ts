import { loadContent } from '../../src/flow/load.ts';
import { materialKeeper } from '../../src/session/material.ts';
import { playTo } from '../../src/session/step.ts';
import { aRep, aTrainer } from './rep.ts';

const content = await loadContent();
const { flow, personas } = content.flows.get('four-keys')!;
const keeper = materialKeeper(content);
const cases = [...personas.values()].flatMap((persona) =>
  flow.value.keys.slice(1).map((key) => ({ persona, key, name: `${persona.value.id}: ${key.name}` })),
);

test.each(cases)('$name can be practised alone, from a written earlier conversation', async ({ persona, key }) => {
  const sources = [flow, persona, content.catalogue];
  const hashes = { flow: flow.hash, persona: persona.hash, catalogue: content.catalogue.hash };
  const material = await keeper(hashes, async (hash) => sources.find((s) => s.hash === hash)!.text);
  for (const seed of [1, 2, 3, 4, 5]) {
    const last = playTo({ material, difficulty: 'hard', seed, language: 'zh-TW' }, key.id).at(-1)!;
    expect({ key: last.key, given: last.given, ending: last.ending }).toEqual({
      key: key.id,
      given: true,
      ending: null,
    });
  }
});

test('the scorecard’s button starts the weakest key, shows what was said before, and scores that key', async () => {
  const { trainer } = await aTrainer();
  const rep = aRep(trainer);
  await rep.types('練習');
  await rep.types('淑芬姐您好，我是點點的小陳，方便請教三分鐘嗎？');
  const id = (await rep.open())!.id;
  expect(await rep.hears('結束')).toMatch(/\[再練「.+」\]/);
  const begun = await rep.presses('weakest_key', `${id}/press_hot_button`);
  expect(begun).toContain('淑芬姐：');
  expect((await rep.turns()).at(-1)).toMatchObject({ key: 'press_hot_button', given: true });
  await rep.types('您說想要有說有笑，平板點完廚房直接出單，就少一點卡在單上。先說，不能保證零漏單');
  expect(await rep.hears('結束')).toContain('按下關鍵按鈕');
});
