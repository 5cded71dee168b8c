import type { Persona } from '../flow/persona.ts';
import { fold } from '../language/fold.ts';
import { figuresIn } from '../language/numbers.ts';
import { has } from './heard.ts';
import { did, type RepTurn } from './rep-turn.ts';

type CheckedFact = Persona['checked'][number];

/** Clauses end at a mark; a comma between thousands is none. */
const clausesOf = (text: string) => text.match(/(?:[^，,。！!？?；;、\n]|,(?=\d{3}))+[？?]?/gu) ?? [];

/** What makes a figure another's, a saving, or no claim at all: 別家, 您說, 省, 不是, 之前. */
const NOT_OURS = [
  '別家',
  '別人',
  '其他',
  '您說',
  '你說',
  '你話',
  '您現在',
  '你現在',
  '你而家',
  '現在每',
  '省',
  '慳',
  '少賺',
  '虧',
  '不是',
  '唔係',
  '之前',
  '以前',
  '原本',
  '如果',
  '萬一',
];

/** Turns in which a rep states something about the offer. */
const STATING = ['inform', 'pitch', 'link_to_motivator', 'answer_objection', 'disclose_limits', 'concede'];

/**
 * The fact of the offer that the rep tells wrongly, null where all is right. Looked for clause by clause, in what the rep
 * states, never in questions. `told`: whether the rep tells a price; `priceAsked`: in answer to the customer's question, where
 * figures of which none is the offer's are no price of it.
 */
export function wrongFact(persona: Persona, turn: RepTurn, told: boolean, priceAsked = false): string | null {
  if (!told && !did(turn, ...STATING)) return null;
  if (priceAsked && told && isNoPrice(persona, turn.text)) return Object.values(persona.offer)[0]!;
  for (const clause of clausesOf(turn.text)) {
    const heard = fold(clause).text;
    if (/[？?]$/u.test(clause) || NOT_OURS.some((word) => has(heard, word))) continue;
    const wrong = persona.checked.find((fact) => contradicts(heard, fact));
    if (wrong) return wrong.fact;
  }
  return null;
}

/** Figures too small to be a price of their own, and units of what is no price. */
const SMALL = 20;
const NO_PRICE = /^(?:单|程|张|次|天|日|个|月|年|分|床|台|%|折|小时|周|点|位|人|趟|转|盒|楼|坪|公里)/u;

/** What may be a price in a text: figures that are not small and have no unit of something else. */
const pricesIn = (text: string): number[] =>
  figuresIn(fold(text).text)
    .filter(({ value, after }) => value >= SMALL && !NO_PRICE.test(after))
    .map(({ value }) => value);

/** Every figure that the offer has. */
const ourFigures = ({ offer, limits, checked }: Persona): number[] => [
  ...[...Object.values(offer), ...limits].flatMap((fact) => figuresIn(fold(fact).text).map((f) => f.value)),
  ...checked.flatMap((fact) => fact.right),
];

/** Whether a text tells a price of this very offer. */
export const tellsAFigureOf = (persona: Persona, text: string): boolean =>
  pricesIn(text).some((value) => ourFigures(persona).includes(value));

/** Whether an answer about the price has figures, and none of them is the offer's. */
const isNoPrice = (persona: Persona, text: string): boolean =>
  pricesIn(text).length > 0 && !tellsAFigureOf(persona, text);

/** A clause that names the fact's subject with a wrong saying, or with figures of its unit of which none is right. */
function contradicts(heard: string, { about, unit, right, wrong }: CheckedFact): boolean {
  if (!about.some((word) => has(heard, word))) return false;
  if (wrong.some((word) => has(heard, word) && !denied(heard, word))) return true;
  const figures = figuresIn(heard).filter(({ after }) => unit.some((word) => after.startsWith(fold(word).text)));
  return figures.length > 0 && !figures.some(({ value }) => right.includes(value));
}

/** 沒有違約金, 唔會照送: the wrong words, denied shortly before, are right. */
const denied = (heard: string, word: string) =>
  /[不没无冇唔未免][^不没无冇唔未]{0,3}$/u.test(heard.slice(0, heard.indexOf(fold(word).text)));
