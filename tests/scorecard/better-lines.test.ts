import { customerAtStart } from '../../src/customer/state.ts';
import { repTurn } from '../../src/customer/rep-turn.ts';
import { loadContent } from '../../src/flow/load.ts';
import { betterLine } from '../../src/scorecard/better-line.ts';
import type { ToldTurn } from '../../src/scorecard/told.ts';
import type { Turn } from '../../src/session/turn.ts';
import { createRecogniser } from '../../src/understanding/recognise.ts';

/** A line that is suggested must be what it teaches: the move it names, and no flag (trainer.md, section 5). */
const content = await loadContent();
const { flow, personas } = content.flows.get('four-keys')!;
const recognise = createRecogniser(content.catalogue.value);

/** What the customer has just said where a criterion's moment is. */
const POOLS: Record<string, string> = {
  answered: 'lines.asks_price',
  objection_acknowledged: 'open.true_objection',
  true_objection: 'lines.smoke_objection',
  took_no_well: 'lines.vague_smoke',
  invited_after_signal: 'lines.buying_signal',
  own_words: 'lines.confirms_summary',
  summary_confirmed: 'open.meaning',
};

const CASES = [...personas.values()].flatMap(({ value: persona }) =>
  flow.value.criteria.flatMap((criterion) =>
    criterion.better.map((better) => ({
      persona,
      criterion,
      better,
      name: `${persona.id}: ${criterion.id}: ${better.say}`,
    })),
  ),
);

test.each(CASES)('$name', ({ persona, criterion, better }) => {
  const [group, pool] = (POOLS[criterion.id] ?? 'open.reason').split('.') as ['lines', 'backchannel'];
  const { say } = persona[group][pool][0]!;
  const state = { ...customerAtStart('normal'), ownWords: persona.own_words.open.slice(0, 2) };
  const turn = { number: 3, customer: [{ id: 'x', say, shown: say }], state } as unknown as Turn;
  const before: ToldTurn = { number: 3, rep: repTurn([]), turn };
  const line = betterLine({ ...criterion, better: [better] }, persona, before);
  const earlier = persona.own_words.open.slice(0, 2).map((word) => ({ who: 'customer' as const, text: `就是${word}` }));
  const history = [...earlier, { who: 'rep' as const, text: '嗯，您說' }, { who: 'customer' as const, text: say }];
  const { moves, flags } = recognise({ stage: criterion.key, history, text: line });
  expect({ line, flags }).toEqual({ line, flags: [] });
  expect({ line, moves }).toEqual({ line, moves: expect.arrayContaining([better.shows]) });
});
