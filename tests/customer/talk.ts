import { react, type Answer } from '../../src/customer/react.ts';
import { repTurn } from '../../src/customer/rep-turn.ts';
import { customerAtStart, type CustomerState } from '../../src/customer/state.ts';
import type { Difficulty } from '../../src/customer/difficulty.ts';
import { loadContent } from '../../src/flow/load.ts';
import type { Content } from '../../src/flow/content.ts';
import type { Found } from '../../src/understanding/understanding.ts';

/** A rep's message given by what it does, so that the customer is tried without the recogniser. */
export interface Does {
  text?: string;
  moves?: string[];
  flags?: string[];
  cues?: string[];
  family?: string;
}

let content: Content | undefined;

export const loaded = async (): Promise<Content> => (content ??= await loadContent());

/** A conversation with one persona of the four keys: `says` gives the customer's answer and keeps the state. */
export async function talk(
  persona: string,
  {
    difficulty = 'normal',
    seed = 1,
    from = {},
  }: { difficulty?: Difficulty; seed?: number; from?: Partial<CustomerState> } = {},
) {
  const folder = (await loaded()).flows.get('four-keys')!;
  let state: CustomerState = { ...customerAtStart(difficulty, folder.personas.get(persona)!.value.style), ...from };
  let number = 0;
  const { offer } = folder.personas.get(persona)!.value;
  const price = Object.entries(offer).find(([name]) => name.includes('價'))![1];
  const says = ({ text: said = '…', moves = [], flags = [], cues = [], family }: Does): Answer => {
    number += 1;
    const text = said.replace('{price}', price);
    const found = [...moves, ...flags].map((label): Found => ({
      kind: moves.includes(label) ? 'move' : 'flag',
      label,
      family: family ?? null,
      words: [],
      confidence: 1,
    }));
    const understanding = { moves: moves.length > 0 ? moves : ['other'], flags, cues, found };
    const turn = repTurn([{ id: `${number}`, text, understanding }]);
    const answer = react(
      {
        persona: folder.personas.get(persona)!.value,
        sayings: folder.flow.value.sayings,
        difficulty,
        key: 'find_hot_button',
        number,
        state,
        turn,
      },
      `${seed}/${number}`,
    );
    state = answer.state;
    return answer;
  };
  return { says, state: () => state };
}

/** A rep who introduces themselves, asks leave and hears what the business is like. */
export const warmUp: Does[] = [
  { moves: ['greeting', 'self_introduction', 'state_purpose'] },
  { moves: ['ask_permission', 'emphasise_autonomy'] },
  { moves: ['compliment', 'probe'] },
  { moves: ['reflect', 'probe'], text: '{price}' },
];

/** The method, each question after receiving the answer before. */
export const method: Does[] = [
  ...warmUp,
  { moves: ['show_motivators', 'golden_a'] },
  { moves: ['reflect', 'golden_b'] },
  { moves: ['empathize', 'golden_c'] },
  { moves: ['reflect', 'golden_d'] },
];
