import type { Try } from '../../src/drills/done-when.ts';
import type { Difficulty } from '../../src/customer/difficulty.ts';
import { loadContent } from '../../src/flow/load.ts';
import type { Language } from '../../src/language/languages.ts';
import { score } from '../../src/scorecard/score.ts';
import { exampleOf } from '../../src/session/example.ts';
import { materialKeeper } from '../../src/session/material.ts';
import { opening, playTo, step, type Setting } from '../../src/session/step.ts';

export const content = await loadContent();
export const { flow, personas, plans } = content.flows.get('four-keys')!;
export const plan = plans.get('first-two-weeks')!.value;
const keeper = materialKeeper(content);

/** What is practised: as a plan's day has it, with one of its customers. */
export interface Practice {
  persona: string;
  part: string;
  difficulty: Difficulty;
  seed?: number;
}

const settingOf = async ({ persona, difficulty, seed = 1 }: Practice): Promise<Setting> => {
  const { hash, value } = personas.get(persona)!;
  const material = await keeper(
    { flow: flow.hash, persona: hash, catalogue: content.catalogue.hash },
    async () => undefined,
  );
  return { material, difficulty, seed, language: LANGUAGE[value.region] };
};

const LANGUAGE: Record<'TW' | 'HK' | 'CN', Language> = { TW: 'zh-TW', HK: 'zh-HK', CN: 'zh-CN' };

/** A try of these lines, scored: the whole and the first key from the beginning, other parts after what is written. */
export async function aTry(practice: Practice, lines: readonly string[]): Promise<Try> {
  const { part, persona } = practice;
  const setting = await settingOf(practice);
  const begins = part === 'whole' || part === flow.value.keys[0]!.id;
  const turns = begins ? [opening(setting)] : playTo(setting, part);
  for (const [i, text] of lines.entries())
    if (!turns.at(-1)!.ending) turns.push(step(setting, turns.at(-1)!, [{ id: `own-${i}`, text }]));
  return { card: score(flow.value, personas.get(persona)!.value, turns), turns, flow: flow.value };
}

/** The rep's lines of a persona's written example, all of them or those of one key. */
export async function exampleLines(practice: Practice): Promise<string[]> {
  const setting = await settingOf(practice);
  const keys = practice.part === 'whole' ? flow.value.keys.map(({ id }) => id) : [practice.part];
  return keys.flatMap((key) => exampleOf(setting, key).flatMap((line) => ('rep' in line ? [line.rep] : [])));
}

/** What a rep says who practises the day; where nothing stands, the lines of the customer's written example do it. */
const GOOD: Record<string, string[]> = {
  'day 2, lin-shufen': [
    '淑芬姐您好，我是點點的小陳，做早餐店點餐平板。方便請教三分鐘嗎？不方便也沒關係',
    '十八年天天五點半開門，很不容易',
  ],
  'day 2, kelvin-chan': [
    'Hi Kelvin，我係花路嘅小傑，做花店送貨月費計劃。想問兩句你哋而家點送，唔啱就算，方唔方便？',
    '六年開到兩間舖，真係唔簡單',
  ],
  'day 2, zhou-guoqiang': [
    '周總您好，我是恆刃的小陳，做刀具寄售的。想請教幾句您廠裡刀具怎麼管，不合適您直說，耽誤您五分鐘行嗎？',
    '二十一年做到四十六個人，真不容易',
  ],
  'day 3, lin-shufen': [
    '月繳 1,480 不綁約，年約 1,280，裝機另外 3,000。您慢慢說',
    '怎麼說？',
    '一張單子一天寫下來，聽起來真的很累',
    '然後呢？',
    '難怪您會累，換成我也會',
    '您多說一點，我在聽',
  ],
  'day 3, zhou-guoqiang': [
    '櫃子月租 900 元，刀具單價跟市場持平，月結 30 天，先試三個月',
    '單子都您簽，不容易',
    '怎麼說呢？',
    '原來是這樣，聽著就不輕鬆',
    '您接著說',
    '換成我也頭疼',
    '後來呢？',
  ],
  think_it_over: ['沒問題，會這樣想很正常。方便問一下，主要是卡在哪一塊？不急'],
  too_expensive: ['沒問題，會這樣想很正常。方便問一下，主要是卡在哪一塊？不急'],
  read_no_answer: ['不急，忙完再看就好，不用特地回我', '謝謝您，之後有需要再找我，掰掰'],
};

/** The lines of who practises a day of the plan well. */
export const goodLines = async (day: number, practice: Practice): Promise<readonly string[]> =>
  GOOD[`day ${day}, ${practice.persona}`] ?? GOOD[practice.part] ?? (await exampleLines(practice));
