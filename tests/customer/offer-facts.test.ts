import { wrongFact } from '../../src/customer/offer-facts.ts';
import { repTurn } from '../../src/customer/rep-turn.ts';
import { loaded } from './talk.ts';

const says = async (persona: string, text: string, { asked = false, moves = ['inform'] } = {}) => {
  const { value } = (await loaded()).flows.get('four-keys')!.personas.get(persona)!;
  const found = moves.map((label) => ({ kind: 'move' as const, label, family: null, words: [], confidence: 1 }));
  const turn = repTurn([{ id: '1', text, understanding: { moves, flags: [], cues: [], found } }]);
  return wrongFact(value, turn, true, asked);
};

describe('what is told wrongly of the offer is noticed', () => {
  test.each([
    ['lin-shufen', '月繳 1,200 元，不綁約'],
    ['lin-shufen', '月费一千二块'],
    ['lin-shufen', '裝機免費喔'],
    ['lin-shufen', '教學有五次'],
    ['lin-shufen', '斷網也可以付款'],
    ['kelvin-chan', '每個月 2,800 蚊'],
    ['kelvin-chan', '八號風球都照送'],
    ['zhou-guoqiang', '柜子月租六百块'],
    ['zhou-guoqiang', '月結 60 天'],
  ])('%s: %s', async (persona, text) => {
    expect(await says(persona, text)).not.toBeNull();
  });
});

describe('what is right, or no claim about the offer, accuses nobody', () => {
  test.each([
    ['lin-shufen', '月繳 1,480 元，不綁約；年約每月 1,280 元'],
    ['lin-shufen', '月繳一千四百八'],
    ['lin-shufen', '裝機 3,000 元，不合用退一半，就是 1,500 元'],
    ['lin-shufen', '一個月省兩千元不敢說'],
    ['lin-shufen', '別家月繳 990 元，我們沒那麼便宜'],
    ['lin-shufen', '您現在一個月少賺 2,000 元嗎？'],
    ['lin-shufen', '沒有違約金'],
    ['lin-shufen', '月繳是 1,200 元嗎？不是的'],
    ['kelvin-chan', '月費 3,800 蚊包 60 程，超出每程 68 蚊'],
    ['kelvin-chan', '八號風球停送，該程退款'],
    ['zhou-guoqiang', '刀價跟市場持平，不會更低'],
    ['zhou-guoqiang', '櫃子月租九百塊，月結三十天'],
  ])('%s: %s', async (persona, text) => {
    expect(await says(persona, text)).toBeNull();
  });

  test('a figure that answers the price is compared with all figures of the offer', async () => {
    expect(await says('lu-xiaomin', '一个月才880包40单', { asked: true })).not.toBeNull();
    expect(await says('lu-xiaomin', '1080包40单', { asked: true })).toBeNull();
    expect(await says('lu-xiaomin', '880', { asked: false })).toBeNull();
  });

  test('no fact of any offer trips over itself', async () => {
    for (const [id, { value }] of (await loaded()).flows.get('four-keys')!.personas) {
      for (const fact of [...Object.values(value.offer), ...value.limits, ...value.checked.map((c) => c.fact)])
        expect({ id, fact, wrong: await says(id, fact, { asked: false }) }).toEqual({ id, fact, wrong: null });
    }
  });
});
