import { GOLDEN_LEVELS } from '../../src/flow/levels.ts';
import { method, talk, warmUp, type Does } from './talk.ts';

const PERSONAS = ['lin-shufen', 'kelvin-chan', 'zhou-guoqiang'];

describe.each(PERSONAS)('%s', (persona) => {
  test('the method opens one level after the other', async () => {
    const { says, state } = await talk(persona);
    for (const turn of method) says(turn);
    expect(state().known.filter((l) => (GOLDEN_LEVELS as readonly string[]).includes(l))).toEqual([
      'priority',
      'reason',
      'meaning',
      'consequence',
    ]);
  });

  test('five bare questions in a row do not reach the silent need', async () => {
    const { says, state } = await talk(persona);
    for (const turn of warmUp) says(turn);
    for (const move of ['golden_a', 'golden_b', 'golden_c', 'golden_d', 'golden_e'])
      says({ moves: [move, ...(move === 'golden_a' ? ['show_motivators'] : [])] });
    expect(state().known).not.toContain('consequence');
    expect(state().known).not.toContain('worry');
  });

  test('reversed questions open nothing', async () => {
    const { says, state } = await talk(persona);
    for (const turn of warmUp) says(turn);
    for (const move of ['golden_e', 'golden_d', 'golden_c', 'golden_b']) says({ moves: ['reflect', move] });
    expect(state().known.filter((l) => (GOLDEN_LEVELS as readonly string[]).includes(l))).toEqual([]);
  });

  test('"and then?" ten times does not win', async () => {
    const { says, state } = await talk(persona);
    for (const turn of [...warmUp, { moves: ['show_motivators', 'golden_a'] }]) says(turn);
    const answers = Array.from({ length: 10 }, () => says({ moves: ['encourage'], text: '然後呢？' }));
    expect(state().known).not.toContain('consequence');
    expect(answers.some((a) => a.reaction.happened.includes('encourage_again'))).toBe(true);
    expect(answers.every((a) => a.reaction.ending !== 'next_step' && a.reaction.ending !== 'commitment')).toBe(true);
  });

  test('golden A before any reason was shown gets "everything matters"', async () => {
    const { says } = await talk(persona);
    for (const turn of warmUp) says(turn);
    const { said, reaction } = says({ moves: ['reflect', 'golden_a'] });
    expect(said[0]!.pool).toBe('lines.all_important');
    expect(reaction.happened).toContain('blocked_not_shown');
  });

  test('a question asked cold gets a half-hint near the gate, and whoever takes it up hears the rest', async () => {
    const { says, state } = await talk(persona, {
      from: { trust: 30, known: ['public', 'voiced', 'priority'], motivatorsShown: true },
    });
    expect(says({ moves: ['golden_b'] }).said[0]!.pool).toBe('half_hint.reason');
    expect(says({ moves: ['reflect', 'encourage'] }).said[0]!.pool).toBe('open.reason');
    expect(state().known).toContain('reason');
  });

  test('the worry is refused with dignity and never demanded', async () => {
    const { says } = await talk(persona, {
      from: {
        trust: 52,
        known: ['public', 'voiced', 'priority', 'reason', 'meaning', 'consequence'],
        receivedLast: true,
        hinted: 'worry',
      },
    });
    const { said, reaction } = says({ moves: ['golden_e'] });
    expect(said[0]!.pool).toBe('lines.declines_worry');
    expect(reaction.happened).toContain('declined');
  });
});

describe('wrong moves have their price', () => {
  const PRICES: { name: string; does: Does; pool: string }[] = [
    {
      name: 'telling a motive that is right',
      does: { text: '您是想要家裡和氣吧', flags: ['assume'] },
      pool: 'wrong.assume_right',
    },
    {
      name: 'telling a motive that is wrong',
      does: { text: '您是想賺大錢吧', flags: ['assume'] },
      pool: 'wrong.assume_wrong',
    },
    {
      name: 'the plan before anybody knows what for',
      does: { moves: ['pitch'], text: '我們的平板很好用' },
      pool: 'wrong.pitch_early',
    },
    {
      name: 'pressing',
      does: { moves: ['invite'], flags: ['pressure'], text: '今天不簽就沒了' },
      pool: 'wrong.pressure',
    },
    { name: 'a promise too large', does: { moves: ['pitch'], flags: ['overclaim'] }, pool: 'wrong.overclaim' },
    { name: 'two questions at once', does: { moves: ['probe'], flags: ['stacked_questions'] }, pool: 'wrong.stacked' },
    { name: 'inviting before a signal', does: { moves: ['invite'] }, pool: 'wrong.invite_early' },
  ];

  test.each(PRICES)('$name', async ({ does, pool }) => {
    const { says, state } = await talk('lin-shufen');
    for (const turn of warmUp) says(turn);
    const before = state().trust;
    expect(says(does).said[0]!.pool).toBe(pool);
    expect(state().trust).toBeLessThan(before);
  });

  test('a guess asked back as a guess hardly costs', async () => {
    const { says, state } = await talk('lin-shufen');
    for (const turn of warmUp) says(turn);
    const before = state().trust;
    const { said } = says({ moves: ['check_understanding'], flags: ['assume'], text: '我猜是時間？不對請糾正我' });
    expect(said[0]!.pool).toBe('wrong.wrong_playback');
    expect(before - state().trust).toBeLessThanOrEqual(1);
  });

  test('a question of price that is dodged comes again, shorter, and then it costs', async () => {
    const { says, state } = await talk('zhou-guoqiang', { from: { trust: 40, asked: { what: 'price', times: 1 } } });
    expect(says({ moves: ['probe'] }).said[0]!.pool).toBe('lines.asks_again');
    const before = state().trust;
    expect(says({ moves: ['probe'] }).said[0]!.pool).toBe('wrong.evade');
    expect(before - state().trust).toBeGreaterThanOrEqual(10);
  });

  test('the price is a good answer at any time', async () => {
    const { says, state } = await talk('zhou-guoqiang', { from: { trust: 40, asked: { what: 'price', times: 1 } } });
    const { said } = says({ moves: ['inform'], text: '櫃子月租 900 元' });
    expect(said[0]!.pool).toBe('lines.got_answer');
    expect(state().trust).toBeGreaterThan(40);
    expect(state().asked).toBeNull();
  });

  test.each([
    ['easy', 3],
    ['normal', 2],
    ['hard', 1],
  ] as const)('on %s, pressed %i times the customer leaves', async (difficulty, times) => {
    const { says } = await talk('lin-shufen', { difficulty });
    const endings = Array.from({ length: times }, () => says({ flags: ['pressure'] }).reaction.ending);
    expect(endings.filter(Boolean)).toEqual(['left_annoyed']);
    expect(endings.at(-1)).toBe('left_annoyed');
  });

  test('hiding what one is about is found out the second time', async () => {
    const { says } = await talk('lin-shufen', { difficulty: 'easy' });
    expect(says({ flags: ['conceal'] }).reaction.ending).toBeUndefined();
    expect(says({ flags: ['conceal'] }).reaction.ending).toBe('deception_found');
  });

  test('an honest correction gives back half of the loss, once', async () => {
    const { says, state } = await talk('lin-shufen', { from: { trust: 50 } });
    says({ flags: ['overclaim'] });
    const fallen = state().trust;
    says({ cues: ['repair'], text: '抱歉，剛才說太滿了' });
    expect(state().trust - fallen).toBe(Math.round((50 - fallen) / 2));
    says({ flags: ['overclaim'] });
    expect(says({ cues: ['repair'], text: '抱歉' }).reaction.happened).not.toContain('repaired');
  });

  test('a tender word beside a feature hurts', async () => {
    const { says } = await talk('lin-shufen', {
      from: { trust: 60, known: ['public', 'priority', 'reason'], ownWords: ['大小聲'] },
    });
    expect(says({ moves: ['pitch', 'link_to_motivator'], text: '您說大小聲，我們的平板就不會' }).said[0]!.pool).toBe(
      'wrong.tender_word',
    );
  });
});

describe('readiness is visible', () => {
  const ready = {
    trust: 60,
    known: ['public', 'voiced', 'priority', 'reason', 'meaning', 'consequence', 'true_objection'] as never,
    planTied: 1,
    objection: 'true' as const,
  };

  test('the customer who is ready asks how and when, and an invitation is accepted then', async () => {
    const { says } = await talk('lin-shufen', { from: ready });
    const eased = says({ moves: ['acknowledge_objection'] });
    expect(eased.said.map((s) => s.pool)).toContain('lines.buying_signal');
    expect(eased.reaction.signals).toContain('signal_shown');
    expect(says({ moves: ['invite', 'emphasise_autonomy'] }).reaction.ending).toBe('next_step');
  });

  test('a commitment needs the meaning and what follows; without them it is a next step', async () => {
    const { says } = await talk('lin-shufen', { from: { ...ready, signalAt: 3, objection: 'eased' } });
    expect(says({ moves: ['invite'], family: 'commit' }).reaction.ending).toBe('commitment');
    const less = await talk('lin-shufen', {
      from: { ...ready, known: ['public', 'priority', 'reason'], signalAt: 3, objection: 'eased' },
    });
    expect(less.says({ moves: ['invite'], family: 'commit' }).reaction.ending).toBe('next_step');
  });

  test.each([
    ['老實說，這個方案不適合您，您現在的做法就很好', 'no_fit_said'],
    ['不適合您的話就算了', undefined],
    ['您覺得這個適合您嗎？', undefined],
  ])('saying that it does not fit: %s', async (text, ending) => {
    const { says } = await talk('lin-shufen');
    expect(says({ moves: ['emphasise_autonomy'], text }).reaction.ending).toBe(ending);
  });

  test('read, no answer: a chaser ends it, a light line does not', async () => {
    const chased = await talk('lin-shufen', { from: { silent: true } });
    expect(chased.says({ moves: ['probe'], text: '考慮得怎麼樣了？' }).reaction.ending).toBe('went_quiet');
    const light = await talk('lin-shufen', { from: { silent: true } });
    expect(light.says({ moves: ['inform'], text: '今天路過看到您店門口排隊，生意真好，不用回我' }).said[0]!.pool).toBe(
      'lines.after_light',
    );
  });
});
