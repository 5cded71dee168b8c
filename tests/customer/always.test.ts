import fc from 'fast-check';
import { GOLDEN_LEVELS } from '../../src/flow/levels.ts';
import { loaded, method, talk, type Does } from './talk.ts';

/** What holds whatever a rep says. */
const MOVES = [
  'greeting',
  'self_introduction',
  'state_purpose',
  'ask_permission',
  'rapport',
  'compliment',
  'show_motivators',
  'golden_a',
  'golden_b',
  'golden_c',
  'golden_d',
  'golden_e',
  'probe',
  'encourage',
  'reflect',
  'summarise',
  'check_understanding',
  'empathize',
  'inform',
  'pitch',
  'link_to_motivator',
  'disclose_limits',
  'emphasise_autonomy',
  'invite',
  'acknowledge_objection',
  'answer_objection',
  'thank',
  'farewell',
];
const FLAGS = [
  'assume',
  'pressure',
  'overclaim',
  'dismiss',
  'conceal',
  'disparage',
  'stacked_questions',
  'monologue',
  'privacy',
];

const personas = [...(await loaded()).flows.get('four-keys')!.personas.keys()];

const anyTurn: fc.Arbitrary<Does> = fc.record({
  moves: fc.subarray(MOVES, { maxLength: 3 }),
  flags: fc.oneof(
    { weight: 8, arbitrary: fc.constant([] as string[]) },
    { weight: 1, arbitrary: fc.subarray(FLAGS, { maxLength: 1 }) },
  ),
  text: fc.constantFrom('…', '月繳 1,480 元', '您先生記性不好吧', '然後呢？', '有說有笑', '今天簽'),
});
const anyTalk = fc.record({
  persona: fc.constantFrom(...personas),
  difficulty: fc.constantFrom('easy' as const, 'normal' as const, 'hard' as const),
  seed: fc.nat(1000),
  turns: fc.array(anyTurn, { minLength: 1, maxLength: 40 }),
});

const played = async ({
  persona,
  difficulty,
  seed,
  turns,
}: typeof anyTalk extends fc.Arbitrary<infer Talk> ? Talk : never) => {
  const { says } = await talk(persona, { difficulty, seed });
  const answers = [];
  for (const turn of turns) {
    answers.push(says(turn));
    if (answers.at(-1)!.reaction.ending) break;
  }
  return answers;
};

test('a customer always has something to say, and never the same line twice but for backchannels', () =>
  fc.assert(
    fc.asyncProperty(anyTalk, async (conversation) => {
      const said = (await played(conversation)).flatMap((a) => a.said);
      const lines = said.filter((s) => s.pool !== 'lines.backchannel').map((s) => s.line.say);
      expect(said.every((s) => s.line.say.length > 0)).toBe(true);
      expect(lines).toEqual([...new Set(lines)]);
    }),
    { numRuns: 300 },
  ));

test('what is known never shrinks, and the golden levels come in their order', () =>
  fc.assert(
    fc.asyncProperty(anyTalk, async (conversation) => {
      const answers = await played(conversation);
      answers.reduce<string[]>((before, { state }) => {
        expect(state.known.slice(0, before.length)).toEqual(before);
        return state.known;
      }, []);
      const golden = (answers.at(-1)?.state.known ?? []).filter((l) =>
        (GOLDEN_LEVELS as readonly string[]).includes(l),
      );
      expect(golden).toEqual(GOLDEN_LEVELS.slice(0, golden.length));
    }),
    { numRuns: 300 },
  ));

test('a line of an inner level is said only once that level is earned', () =>
  fc.assert(
    fc.asyncProperty(anyTalk, async (conversation) => {
      for (const { said, state } of await played(conversation)) {
        const levels = said.filter((s) => s.pool.startsWith('open.')).map((s) => s.pool.slice('open.'.length));
        for (const level of levels) if (level !== 'voiced') expect(state.known).toContain(level);
      }
    }),
    { numRuns: 300 },
  ));

test('the same words and the same seed give the same conversation; another seed another one', async () => {
  const turns: Does[] = Array.from({ length: 10 }, () => ({ moves: ['probe', 'reflect'] }));
  const lines = async (seed: number) =>
    (await played({ persona: 'lin-shufen', difficulty: 'normal', seed, turns })).flatMap((a) =>
      a.said.map((s) => s.id),
    );
  expect(await lines(1)).toEqual(await lines(1));
  expect(await lines(1)).not.toEqual(await lines(2));
});

test.each(personas)('%s says other things with another seed', async (persona) => {
  const said = async (seed: number) => {
    const { says } = await talk(persona, { seed });
    return method.flatMap((turn) => says(turn).said.map((s) => s.line.say)).join('\n');
  };
  const sessions = await Promise.all([1, 2, 3, 4].map(said));
  expect(new Set(sessions).size).toBe(4);
});

test.each(personas)('of what is written for %s a session shows about a tenth', async (persona) => {
  const { value } = (await loaded()).flows.get('four-keys')!.personas.get(persona)!;
  const groups = [value.open, value.half_hint, value.lines, value.wrong].flatMap((group) => Object.values(group));
  const written = groups.reduce((sum, lines) => sum + (lines?.length ?? 0), 0);
  expect(written).toBeGreaterThan(390);
  const { says } = await talk(persona);
  const shown = new Set(method.flatMap((turn) => says(turn).said.map((s) => s.id)));
  expect(shown.size / written).toBeLessThan(0.1);
});
