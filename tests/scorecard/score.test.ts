import { loadContent } from '../../src/flow/load.ts';
import { materialKeeper } from '../../src/session/material.ts';
import { opening, playTo, step } from '../../src/session/step.ts';
import type { Turn } from '../../src/session/turn.ts';
import { score } from '../../src/scorecard/score.ts';
import type { Scorecard } from '../../src/scorecard/scorecard.ts';

const content = await loadContent();
const { flow, personas } = content.flows.get('four-keys')!;
const persona = personas.get('lin-shufen')!;
const sources = [flow, persona, content.catalogue];
const hashes = { flow: flow.hash, persona: persona.hash, catalogue: content.catalogue.hash };
const material = await materialKeeper(content)(hashes, async (hash) => sources.find((s) => s.hash === hash)!.text);
const setting = { material, difficulty: 'normal' as const, seed: 3, language: 'zh-TW' as const };

/** The scorecard of a rep's lines with 淑芬姐; an array is several messages of one turn. */
function scored(...lines: (string | string[])[]): Scorecard {
  const turns: Turn[] = [opening(setting)];
  for (const [i, said] of lines.entries()) {
    if (turns.at(-1)!.ending) break;
    turns.push(
      step(
        setting,
        turns.at(-1)!,
        [said].flat().map((text, k) => ({ id: `${i}-${k}`, text })),
      ),
    );
  }
  return score(flow.value, persona.value, turns);
}

const mark = (card: Scorecard, id: string) => card.criteria.find((c) => c.id === id)!;
const good = persona.value.example.flatMap((e) => ('rep' in e ? [e.rep] : []));

test('a rep who follows the method has every key met, and the total has no cap', () => {
  const card = scored(...good);
  expect(card).toMatchObject({ ending: 'next_step', cap: null, flags: [] });
  expect(card.keys.map((k) => k.level)).toEqual(['met', 'met', 'met', 'met']);
  expect(card.total).toBeGreaterThan(85);
});

test('every mark quotes the rep’s own words, as written', () => {
  const card = scored(...good);
  const quotes = [...card.criteria.flatMap((c) => c.evidence), ...card.goldenQuestions, ...card.opened];
  expect(quotes.length).toBeGreaterThan(12);
  for (const { quote } of quotes) expect(good).toContain(quote);
});

test('several messages of one turn are quoted separately', () => {
  const card = scored(['淑芬姐您好', '我是點點的小陳', '保證您不會漏單，一定回本']);
  expect(card.flags.map((f) => f.quote)).toContain('保證您不會漏單，一定回本');
});

test('the golden questions stand in the order in which they were asked, with how deep they led', () => {
  const { goldenQuestions } = scored(...good);
  expect(goldenQuestions.map((g) => g.id)).toEqual(['golden_a', 'golden_b', 'golden_c', 'golden_d']);
  expect(goldenQuestions.map((g) => g.depth)).toEqual(goldenQuestions.map((g) => g.depth).toSorted((a, b) => a - b));
});

describe('integrity', () => {
  const promise = '保證一個月回本，穩賺不賠';

  test('a promise of profit caps the total at 40 and says which line does', () => {
    const card = scored(...good.slice(0, 6), promise, ...good.slice(6));
    expect(card.cap).toMatchObject({ at: 40, family: 'R1', quote: promise });
    expect(card.total).toBeLessThanOrEqual(40);
    expect(card.fix).toMatchObject({ criterion: 'integrity', quote: promise });
  });

  test('corrected, it caps at 60', () => {
    const card = scored(
      ...good.slice(0, 6),
      promise,
      '抱歉，剛才說得太滿了，我更正一下，這個沒辦法保證',
      ...good.slice(6),
    );
    expect(card.cap).toMatchObject({ at: 60 });
    expect(mark(card, 'integrity').level).toBe('partly');
  });

  test.each(['沒辦法保證收益，要看您店裡的狀況', '您剛剛說「穩賺不賠」，是聽誰說的？', '對您最重要的是哪個？'])(
    '%s is clean',
    (line) => {
      const card = scored(...good.slice(0, 3), line);
      expect(card).toMatchObject({ cap: null, flags: [] });
    },
  );
});

test('what was never reached is not the thing to fix', () => {
  const card = scored(...good.slice(0, 5));
  const keyOf = (id: string) => flow.value.criteria.find((c) => c.id === id)!.key;
  expect(['melt_the_ice', 'find_hot_button', null]).toContain(card.fix && keyOf(card.fix.criterion));
});

test('the total never rises by a wrong move put in', () => {
  const clean = scored(...good).total;
  for (const wrong of ['您一定是想多賺點錢吧', '今天不簽就沒這個價了', '我們的平板功能超多，最適合您這種店']) {
    expect(scored(...good.slice(0, 4), wrong, ...good.slice(4)).total).toBeLessThanOrEqual(clean);
  }
});

test('one key practised from a written conversation is scored on that key alone', () => {
  const turns = playTo(setting, 'press_hot_button');
  const last = turns.at(-1)!;
  expect(last).toMatchObject({ key: 'press_hot_button', given: true });
  const said = step(setting, last, [{ id: 'own', text: good.find((line) => line.includes('平板點完'))! }]);
  const card = score(flow.value, persona.value, [...turns, said]);
  expect(card.keys.filter((k) => k.level !== 'not_applicable').map((k) => k.id)).toEqual(['press_hot_button']);
  expect(card.opened.every((o) => o.turn === said.number)).toBe(true);
});
