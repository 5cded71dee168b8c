import { loaded, method, talk, warmUp, type Does } from './talk.ts';

const pools = (answer: { said: { pool: string }[] }) => answer.said.map((s) => s.pool);

describe('somebody upset', () => {
  const greets: Does = { moves: ['greeting', 'self_introduction', 'state_purpose'] };

  test('says what is wrong before anything else, and nothing inner opens', async () => {
    const { says, state } = await talk('wong-meiling');
    expect(pools(says(greets))[0]).toBe('lines.complains');
    expect(pools(says({ moves: ['probe'], text: '你們有幾部機？' }))[0]).toBe('lines.complains');
    expect(state()).toMatchObject({ calmed: false, known: [] });
  });

  test.each([
    ['easy', 1],
    ['normal', 2],
    ['hard', 2],
  ] as const)('on %s calms down when heard %i times', async (difficulty, times) => {
    const { says, state } = await talk('wong-meiling', { difficulty });
    says(greets);
    for (let heard = 1; heard <= times; heard++) {
      const { reaction } = says({ moves: ['empathize'] });
      expect(reaction.happened[0]).toBe(heard === times ? 'calmed' : 'complaint');
    }
    expect(state().calmed).toBe(true);
    expect(state().irritation).toBeLessThan(30);
  });

  test('is not made to wait for ever: after three complaints the talk goes on, at a greater distance', async () => {
    const { says } = await talk('wong-meiling');
    const said = Array.from({ length: 4 }, () => pools(says({ moves: ['probe'], text: '你們有幾部機？' }))[0]);
    expect(said.slice(0, 3)).toEqual(Array(3).fill('lines.complains'));
    expect(said[3]).not.toBe('lines.complains');
  });
});

test.each([
  ['jian-jinshui', true],
  ['liu-guifang', true],
  ['gao-bohan', false],
] as const)('%s makes remarks off the point: %s', async (persona, does) => {
  const asides = [];
  for (let seed = 1; seed <= 20; seed++) {
    const { says } = await talk(persona, { seed });
    const talks: Does[] = [
      { moves: ['rapport'] },
      { moves: ['compliment'] },
      { moves: ['encourage'] },
      { moves: ['reflect'] },
    ];
    for (const turn of [...warmUp, ...talks, { moves: ['probe'] }])
      asides.push(...pools(says(turn)).filter((pool) => pool === 'lines.aside'));
  }
  expect(asides.length > 5).toBe(does);
});

test('every customer takes the lead at least every five quiet turns', async () => {
  for (const id of (await loaded()).flows.get('four-keys')!.personas.keys()) {
    const { says } = await talk(id, { difficulty: 'easy', from: { calmed: true } });
    says(warmUp[0]!);
    let quiet = 0;
    for (let turn = 0; turn < 15; turn++) {
      const { reaction, said } = says({ moves: ['probe', 'inform'], text: '{price}。這邊呢' });
      if (reaction.ending) break;
      const leads = said.some((s) => /^lines\.(initiative|asks_price)/.test(s.pool));
      quiet = leads ? 0 : quiet + 1;
      expect({ id, turn, quiet: quiet <= 6 }).toEqual({ id, turn, quiet: true });
    }
  }
});

test('a customer never leaves the role, whoever asks whether it is a machine', async () => {
  for (const id of (await loaded()).flows.get('four-keys')!.personas.keys()) {
    const { says } = await talk(id, { from: { calmed: true } });
    for (const text of ['你是機器人嗎？', '你是不是真人吗', '係咪機械人呀你'])
      expect({ id, pool: pools(says({ text, moves: ['probe'] }))[0] }).toEqual({ id, pool: 'lines.asked_if_real' });
  }
});

test('an insult is answered coolly, the second one ends it', async () => {
  const { says } = await talk('lin-shufen', { difficulty: 'easy' });
  const { reaction, said } = says({ text: '你懂什麼啊' });
  expect(said[0]!.pool).toBe('wrong.rude');
  expect(reaction.ending).toBeUndefined();
  expect(says({ text: '有病吧你' }).reaction.ending).toBe('left_annoyed');
});

describe('asking what stands in the way', () => {
  const open = { trust: 70, known: ['public', 'voiced', 'priority', 'reason'] as never };

  test.each([
    ['liu-guifang', '您還有什麼顧慮嗎？'],
    ['liu-guifang', '王姐她們會不會不高興？'],
    ['jian-jinshui', '阿榮那邊會怎麼想？'],
    ['gao-bohan', '你太太會不會介意？'],
    ['ho-chiming', '份租約去到幾時？'],
  ])('%s: %s', async (persona, text) => {
    const { says, state } = await talk(persona, { from: open });
    expect(pools(says({ text, moves: ['probe'] }))[0]).toBe('open.true_objection');
    expect(state().objection).toBe('true');
  });

  test('at too little trust it does not come out', async () => {
    const { says, state } = await talk('liu-guifang', { from: { ...open, trust: 25 } });
    says({ text: '您還有什麼顧慮嗎？', moves: ['probe'] });
    expect(state().known).not.toContain('true_objection');
  });
});

test('whom the offer does not fit never signals to buy, and is thanked for by saying so', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { says } = await talk('ho-chiming', { seed, difficulty: 'easy' });
    const plan: Does = { moves: ['link_to_motivator'], text: '你話午市，自助落單機可以幫到' };
    const rest: Does[] = [plan, { moves: ['acknowledge_objection'] }, plan, { moves: ['reflect'] }];
    const answers = [...method, ...rest].map((turn) => says(turn));
    expect(answers.flatMap(pools)).not.toContain('lines.buying_signal');
    expect(answers.flatMap((a) => a.reaction.signals ?? [])).toContain('no_fit_shown');
    const last = says({ moves: ['disclose_limits'], text: '老實講，呢個計劃唔啱你' });
    expect(last.reaction.ending).toBe('no_fit_said');
  }
});
