import { FlagsSchema, MovesSchema } from '../../src/flow/catalogue.ts';
import { readPattern } from '../../src/understanding/pattern.ts';
import { createRecogniser } from '../../src/understanding/recognise.ts';
import { inputOf, readCatalogue } from './messages.ts';

const catalogue = readCatalogue();
const recognise = createRecogniser(catalogue);
const { moves, cues } = catalogue.moves;
const { flags } = catalogue.flags;

const labelsOf = (input: Parameters<typeof recognise>[0]) => {
  const { moves: m, flags: f, cues: c } = recognise(input);
  return [...m, ...f, ...c];
};

describe('the catalogue holds every label', () => {
  test('all moves', () => {
    const named =
      'greeting self_introduction state_purpose ask_permission rapport compliment self_disclosure show_motivators golden_a golden_b golden_c golden_d golden_e probe encourage reflect summarise check_understanding empathize inform pitch link_to_motivator disclose_limits emphasise_autonomy invite confirm_logistics acknowledge_objection answer_objection thank farewell';
    expect(moves.map((m) => m.id).toSorted()).toEqual(named.split(' ').toSorted());
  });

  test('all flags, with the families that they come from', () => {
    const families = Object.fromEntries(flags.map((f) => [f.id, f.families.map((r) => r.id).toSorted()]));
    expect(families).toEqual({
      assume: [],
      pressure: ['R10', 'R8', 'R9'],
      overclaim: ['R1', 'R12', 'R13', 'R16', 'R17', 'R2', 'R5', 'R6', 'R7'],
      conceal: ['R3', 'R4'],
      disparage: ['R11'],
      dismiss: ['R14'],
      privacy: ['R15'],
      stacked_questions: [],
      monologue: [],
    });
  });

  test('all cues', () => {
    expect(cues.map((c) => c.id).toSorted()).toEqual([
      'concede',
      'evade',
      'follow_up',
      'inducement',
      'involve_decider',
      'repair',
      'send_material',
    ]);
  });
});

describe('what a trainer writes as an example is understood', () => {
  const spoken = [...moves, ...cues, ...flags];
  const examples = spoken.flatMap(({ id, examples: said }) => said.map((e) => [id, e.say, e] as const));
  test.each(examples)('%s: %s', (id, _say, example) => {
    expect(labelsOf(inputOf(example))).toContain(id);
  });

  const near = spoken.flatMap(({ id, near_misses }) => near_misses.map((e) => [id, e.say, e] as const));
  test.each(near)('not %s: %s', (id, _say, example) => {
    const labels = labelsOf(inputOf(example));
    expect(labels).not.toContain(id);
    expect(labels).toEqual(expect.arrayContaining(example.is ? [example.is] : []));
  });

  const byFamily = flags.flatMap((flag) =>
    flag.families.flatMap((r) => r.examples.map((e) => [r.id, e.say, flag.id, e] as const)),
  );
  test.each(byFamily)('%s: %s', (family, _say, flag, example) => {
    const { found } = recognise(inputOf(example));
    expect(found.filter((f) => f.label === flag).map((f) => f.family)).toContain(family);
  });

  const nearFamily = flags.flatMap((flag) =>
    flag.families.flatMap((r) => r.near_misses.map((e) => [r.id, e.say, flag.id, e] as const)),
  );
  test.each(nearFamily)('not %s: %s', (_family, _say, flag, example) => {
    expect(recognise(inputOf(example)).flags).not.toContain(flag);
  });
});

describe('every rewrite the coach shows is itself clean', () => {
  const rewrites = [...flags, ...flags.flatMap((f) => f.families), ...cues.filter((c) => c.rewrite)].map((f) => [
    f.id,
    f.rewrite as string,
  ]);
  test.each(rewrites)('%s: %s', (_id, rewrite) => {
    expect(recognise({ stage: 'find_hot_button', history: [], text: rewrite }).flags).toEqual([]);
  });
});

const withPattern = (say: string) => ({
  heard: {},
  moves: [{ id: 'greeting', name: '打招呼', meaning: '問候', patterns: [say] }],
  cues: [],
});

describe('a wrong pattern says what to do', () => {
  test.each([
    ['最(重要', '括號沒有成對'],
    ['最<沒有這個>', '可是 words 裡沒有'],
    ['', '這裡要有文字'],
  ])('%s', (say, message) => {
    const checked = MovesSchema.safeParse(withPattern(say));
    expect(checked.success).toBe(false);
    expect(JSON.stringify(checked.error?.issues)).toContain(message);
  });

  test('a name given twice', () => {
    const flag = { id: 'assume', name: '認定', meaning: '認定', reason: '理由', rewrite: '改寫' };
    expect(JSON.stringify(FlagsSchema.safeParse({ flags: [flag, flag] }).error?.issues)).toContain('寫了兩次');
  });

  test('the reader of patterns says the same when it meets one unchecked', () => {
    expect(() => readPattern('最<重要', {})).toThrow('少了一個「>」');
    expect(() => readPattern('最<重要>', {})).toThrow('可是 words 裡沒有「重要」');
    expect(() => readPattern('<重要>', { 重要: ['很<重要>'] })).toThrow('可是 words 裡沒有「重要」');
  });
});
