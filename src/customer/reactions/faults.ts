import type { CoachNote } from '../../flow/flow.ts';
import type { WrongMove } from '../../flow/persona.ts';
import { wrongFact } from '../offer-facts.ts';
import { did } from '../rep-turn.ts';
import { knows } from '../state.ts';
import { tellsPrice } from './courtesy.ts';
import { hears, levelOf, type Reaction, type Rule, type View } from '../view.ts';

/** What a wrong move costs, before the level's factor (trainer.md, section 1; domain.md, section 9). */
interface Fault {
  wrong: WrongMove & CoachNote;
  trust: number;
  irritation: number;
}

const FAULTS: Record<string, Fault> = {
  conceal: { wrong: 'conceal', trust: -30, irritation: 20 },
  inducement: { wrong: 'inducement', trust: -25, irritation: 25 },
  pressure: { wrong: 'pressure', trust: -15, irritation: 20 },
  disparage: { wrong: 'disparage', trust: -12, irritation: 15 },
  overclaim: { wrong: 'overclaim', trust: -12, irritation: 10 },
  dismiss: { wrong: 'dismiss', trust: -12, irritation: 12 },
  privacy: { wrong: 'privacy', trust: -10, irritation: 10 },
};

/** What a dealbreaker of the persona adds; two of them end the conversation. */
const DEALBREAKER = { trust: -10, irritation: 50 };
const LEAVES_AT = 100;

const brokenDeal = (view: View, label: string) =>
  view.persona.dealbreakers.find((d) => d.flag === label && (d.words === undefined || hears(view, d.words)));

/** The customer breaks off, politely cool, when it has been too much (trainer.md, section 3, rules 5 and 8). */
const leaving = (view: View, reaction: Reaction): Reaction => ({
  ...reaction,
  say: ['lines.leaves'],
  ending: 'left_annoyed',
});

function faultReaction(view: View, label: string): Reaction {
  const fault = FAULTS[label]!;
  const broken = brokenDeal(view, label) ? DEALBREAKER : { trust: 0, irritation: 0 };
  const irritation = fault.irritation + broken.irritation;
  const reaction: Reaction = {
    say: [`wrong.${fault.wrong}`],
    happened: [fault.wrong],
    trust: fault.trust + broken.trust,
    irritation,
    fault: label,
  };
  return view.state.irritation + irritation >= LEAVES_AT ? leaving(view, reaction) : reaction;
}

/** Flags and cues that cost, the gravest first. */
const integrity: Rule = (view) => {
  const label = Object.keys(FAULTS).find((id) => view.turn.flags.has(id) || view.turn.cues.has(id));
  return label ? faultReaction(view, label) : null;
};

/** Somebody who hides what they are about is found out the second time. */
const deception: Rule = (view) => {
  if (!view.turn.flags.has('conceal') || view.state.concealed === 0) return null;
  return { say: ['lines.deceived'], happened: ['conceal'], trust: -100, fault: 'conceal', ending: 'deception_found' };
};

/** Being pressed again and again ends it; how often is borne is a matter of the level. */
const pressedTooOften: Rule = (view) => {
  if (!view.turn.flags.has('pressure') || view.state.pressed + 1 < levelOf(view).presses) return null;
  return { ...faultReaction(view, 'pressure'), say: ['lines.leaves'], ending: 'left_annoyed' };
};

/** What the rep says of the offer is checked; the question that it should have answered stays open. */
const wrong: Rule = (view) => {
  if (!wrongFact(view.persona, view.turn, tellsPrice(view), view.state.asked?.what === 'price')) return null;
  return {
    say: ['wrong.wrong_fact'],
    happened: ['wrong_fact'],
    trust: -10,
    irritation: 5,
    fault: 'wrong_fact',
    change: { asked: view.state.asked },
  };
};

/** An insult is answered coolly once; the second ends it. */
const rude: Rule = (view) => {
  if (!hears(view, view.sayings.rude)) return null;
  const reaction: Reaction = {
    say: ['wrong.rude'],
    happened: ['rude'],
    trust: -20,
    irritation: 40,
    fault: 'rude',
    change: { insulted: view.state.insulted + 1 },
  };
  return view.state.insulted > 0 ? leaving(view, reaction) : reaction;
};

/** A motive told to the customer costs, right or wrong; asked back as a guess it hardly does (trainer.md, 1.7). */
const assumption: Rule = (view) => {
  if (!view.turn.flags.has('assume')) return null;
  const tentative = did(view.turn, 'check_understanding', 'reflect');
  if (tentative) return { say: ['wrong.wrong_playback'], happened: ['wrong_playback'], trust: -1 };
  const right = hears(view, view.persona.hot_button_words);
  const broken = brokenDeal(view, 'assume') ? DEALBREAKER : { trust: 0, irritation: 0 };
  return {
    say: [right ? 'wrong.assume_right' : 'wrong.assume_wrong'],
    happened: ['assume'],
    trust: (right ? -3 : -6) + broken.trust,
    irritation: 4 + broken.irritation,
    fault: 'assume',
  };
};

/** A tender word beside a product feature is cruel (trainer.md, 1.9). */
const tenderWord: Rule = (view) => {
  const tender = view.persona.own_words.tender.filter((word) => view.state.ownWords.includes(word));
  if (!did(view.turn, 'pitch', 'link_to_motivator') || !hears(view, tender)) return null;
  return { say: ['wrong.tender_word'], happened: ['tender_word'], trust: -10, irritation: 10, fault: 'tender_word' };
};

/** The customer's words again, with neither a summary nor a plan in which they belong. */
export const parrots = (view: View) =>
  hears(view, view.state.ownWords) && !did(view.turn, 'summarise', 'pitch', 'link_to_motivator', 'check_understanding');

const parrot: Rule = (view) => {
  if (view.state.parroted < 3 || !parrots(view)) return null;
  return { say: ['wrong.parrot'], happened: ['parrot'], trust: -2, change: { parroted: 0 } };
};

const stacked: Rule = (view) =>
  view.turn.flags.has('stacked_questions') && view.state.objection !== 'true'
    ? { say: ['wrong.stacked'], happened: ['stacked'], trust: -2, irritation: 5, fault: 'stacked' }
    : null;

const monologue: Rule = (view) =>
  view.turn.flags.has('monologue') && !knows(view.state, 'reason')
    ? { say: ['wrong.monologue'], happened: ['monologue'], trust: -3, irritation: 5 }
    : null;

/** Wrong moves in the order in which they strike. */
export const graveFaults: Rule[] = [rude, deception, pressedTooOften, integrity, wrong];
export const lightFaults: Rule[] = [tenderWord, assumption, parrot, stacked, monologue];
