import { customerAtStart } from '../../src/customer/state.ts';
import { repTurn } from '../../src/customer/rep-turn.ts';
import type { Criterion } from '../../src/flow/flow.ts';
import type { loadContent } from '../../src/flow/load.ts';
import { levelIds } from '../../src/flow/levels.ts';
import type { Persona } from '../../src/flow/persona.ts';
import { betterLine } from '../../src/scorecard/better-line.ts';
import type { ToldTurn } from '../../src/scorecard/told.ts';
import type { Turn } from '../../src/session/turn.ts';
import type { RecogniserInput } from '../../src/understanding/understanding.ts';

/** What the customer has just said where a criterion's moment is. */
const POOLS: Record<string, string> = {
  answered: 'lines.asks_price',
  facts_right: 'lines.asks_price',
  fit_judged: 'open.true_objection',
  objection_acknowledged: 'open.true_objection',
  true_objection: 'lines.smoke_objection',
  took_no_well: 'lines.vague_smoke',
  invited_after_signal: 'lines.buying_signal',
  own_words: 'lines.confirms_summary',
  summary_confirmed: 'open.meaning',
};

/** A better line as it is suggested to a rep, at its moment, and the move that it shows. */
export interface BetterCase {
  name: string;
  shows: string;
  input: RecogniserInput;
}

/** The persona's own wording of what a criterion teaches, and the flow's. */
const sayings = ({ id, better }: Criterion, persona: Persona) => [
  ...(persona.better[id] ? [{ ...better[0]!, say: persona.better[id] }] : []),
  ...better,
];

/** Every better line of every flow, with each of its personas. */
export function betterCases(content: Awaited<ReturnType<typeof loadContent>>): BetterCase[] {
  return [...content.flows.values()].flatMap(({ flow, personas }) =>
    [...personas.values()].flatMap(({ value: persona }) =>
      flow.value.criteria.flatMap((criterion) =>
        sayings(criterion, persona).map((better) => {
          const [group, pool] = (POOLS[criterion.id] ?? 'open.reason').split('.') as ['lines', 'backchannel'];
          const { say } = persona[group][pool][0]!;
          const own = persona.own_words.open.filter((word) => better.say.includes(word));
          const words = own.length > 0 ? own : persona.own_words.open.slice(0, 2);
          const state = { ...customerAtStart('normal', persona.style), ownWords: words, known: [...levelIds] };
          const turn = { number: 3, customer: [{ id: 'x', say, shown: say }], heard: [], state } as unknown as Turn;
          const before: ToldTurn = { number: 3, rep: repTurn([]), turn };
          const text = betterLine({ ...criterion, better: [better] }, { ...persona, better: {} }, before);
          const earlier = words.map((word) => ({ who: 'customer' as const, text: `就是${word}` }));
          const history = [
            ...earlier,
            { who: 'rep' as const, text: '嗯，您說' },
            { who: 'customer' as const, text: say },
          ];
          const name = `${persona.id}: ${criterion.id}: ${better.say}`;
          return { name, shows: better.shows, input: { stage: criterion.key, history, text } };
        }),
      ),
    ),
  );
}
