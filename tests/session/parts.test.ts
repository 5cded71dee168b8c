import { loadContent } from '../../src/flow/load.ts';
import { materialKeeper } from '../../src/session/material.ts';
import { exampleOf } from '../../src/session/example.ts';
import { playTo } from '../../src/session/step.ts';
import type { Scorecard } from '../../src/scorecard/scorecard.ts';
import { aRep, aTrainer } from './rep.ts';

const content = await loadContent();
const { flow, personas } = content.flows.get('four-keys')!;
const keeper = materialKeeper(content);
const settingFor = async (id: string, seed = 1) => {
  const hashes = { flow: flow.hash, persona: personas.get(id)!.hash, catalogue: content.catalogue.hash };
  const material = await keeper(hashes, async () => undefined);
  return { material, difficulty: 'normal' as const, seed, language: 'zh-TW' as const };
};
const ids = [...personas.keys()];
const moments = ids.flatMap((id) => flow.value.moment_drills.map((moment) => ({ id, moment, name: moment.name })));

describe('a moment to practise alone', () => {
  test.each(moments)('$name with $id follows a written conversation', async ({ id, moment }) => {
    for (const seed of [1, 2, 3]) {
      const turns = playTo(await settingFor(id, seed), moment.id);
      const last = turns.at(-1)!;
      expect(turns.slice(1).every((t) => t.given)).toBe(true);
      expect(last).toMatchObject({ moment: moment.id, ending: null });
      expect(last.customer.map((c) => c.id.split('.')[1])).toEqual(moment.customer);
      expect(last.state.known).not.toContain('true_objection');
      expect(last.heard.at(-1)).toEqual({ who: 'customer', text: last.customer.at(-1)!.shown });
    }
  });

  test.each(flow.value.moment_drills)('$name is scored by its own criteria', async ({ id, criteria }) => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.desk.started(rep.from, null, { persona: 'lin-shufen', part: id });
    await rep.types('沒問題，會這樣想很正常。方便問一下，主要是卡在哪一塊？不急');
    await rep.types('結束');
    const [session] = await trainer.store.read.pastSessions(rep.from, 1);
    const applying = (session!.scorecard as Scorecard).criteria.filter((c) => c.level !== 'not_applicable');
    expect(applying.length).toBeGreaterThan(0);
    expect(criteria).toEqual(expect.arrayContaining(applying.map((c) => c.id)));
    expect(session).toMatchObject({ part: id });
  });

  test('a light line after the silence is answered, a chaser is not', async () => {
    for (const [line, ending] of [
      ['不急，忙完再看就好，不用特地回我', null],
      ['考慮得怎麼樣了？', 'went_quiet'],
    ] as const) {
      const { trainer } = await aTrainer();
      const rep = aRep(trainer);
      await rep.desk.started(rep.from, null, { persona: 'lin-shufen', part: 'read_no_answer' });
      await rep.types(line);
      expect((await rep.turns()).at(-1)!.ending).toBe(ending);
    }
  });

  test('the word for it lists keys and moments, and a press begins one', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    const menu = await rep.hears('單練');
    for (const part of ['按下關鍵按鈕', '再看看', '太貴', '已讀不回']) expect(menu).toContain(`[${part}]`);
    const begun = await rep.presses('practise_part', 'too_expensive');
    expect(begun).toContain('只練「太貴」');
    expect(begun).toContain('你跟淑芬姐已經聊到這裡');
    expect(begun).not.toContain('先聊人，再談事');
  });

  test('a part that the flow does not have is the whole', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.desk.started(rep.from, null, { part: 'no_such_part' });
    expect(await rep.open()).toMatchObject({ part: 'whole' });
  });
});

test.each(ids)('the example of %s is shown key by key, every line once and in order', async (id) => {
  const setting = await settingFor(id);
  const shown = flow.value.keys.flatMap((key) => exampleOf(setting, key.id));
  const { example } = setting.material.persona;
  expect(shown).toEqual(example);
  for (const key of flow.value.keys)
    expect(exampleOf(setting, key.id).filter((line) => 'rep' in line).length).toBeGreaterThan(0);
});
