import { fold } from '../../language/fold.ts';
import { has } from '../heard.ts';
import { isReady } from '../gates.ts';
import { did } from '../rep-turn.ts';
import { knows } from '../state.ts';
import { hears, levelOf, type Rule, type View } from '../view.ts';

/** Words that turn 「不適合您」 into a way out rather than a verdict. */
const CONDITIONAL = [
  '如果',
  '要是',
  '若',
  '萬一',
  '的話',
  '也沒關係',
  '就算了',
  '直說',
  '儘管',
  '跟我說',
  '再說',
  '唔緊要',
  '嗎',
  '？',
  '?',
];

const clausesOf = (text: string) => text.split(/[。！!；;\n]/u);

/** The rep says that the offer does not fit: for a customer whom it does not fit, the best ending there is. */
const noFit: Rule = (view) => {
  if (!hears(view, view.sayings.no_fit)) return null;
  const said = clausesOf(view.turn.text).some((clause) => {
    const heard = fold(clause).text;
    return view.sayings.no_fit.some((word) => has(heard, word)) && !CONDITIONAL.some((word) => has(heard, word));
  });
  if (!said) return null;
  return {
    say: ['lines.thanks_for_honesty'],
    happened: ['limit'],
    signals: ['no_fit_said'],
    trust: 10,
    ending: 'no_fit_said',
  };
};

/** Commitment needs what it means and what follows if nothing changes; a next step needs the reason (trainer.md, 1.8). */
const mayCommit = (view: View) =>
  knows(view.state, 'meaning', 'consequence') &&
  view.turn.found.some((f) => f.label === 'invite' && f.family === 'commit') &&
  view.state.trust >= 56 + levelOf(view).gate;

const invitation: Rule = (view) => {
  const { state, turn } = view;
  if (!did(turn, 'invite') && !(did(turn, 'confirm_logistics') && state.signalAt !== null)) return null;
  if (state.signalAt !== null || isReady(view, state.trust)) {
    return mayCommit(view)
      ? { say: ['lines.accepts_commitment'], happened: ['accepted'], trust: 3, ending: 'commitment' }
      : { say: ['lines.accepts_next_step'], happened: ['accepted'], trust: 3, ending: 'next_step' };
  }
  return tooEarly(view);
};

/** An invitation before its time: a thought-over no, then a vaguer one, then a real one. */
const tooEarly: Rule = (view) => {
  const times = view.state.invitedEarly;
  const change = { invitedEarly: times + 1 };
  const base = { happened: ['invite_early' as const], trust: -4, irritation: 8, fault: 'invite_early', change };
  if (times === 0) return { ...base, say: ['wrong.invite_early'] };
  if (times === 1) return { ...base, say: ['lines.vague_smoke'], change: { ...change, objection: 'smoke' } };
  return { ...base, say: ['lines.refuses'], ending: 'polite_refusal' };
};

const farewell: Rule = (view) =>
  did(view.turn, 'farewell') && !did(view.turn, 'invite') && view.number > 2
    ? { say: ['lines.goodbye'], happened: ['nothing'], ending: 'polite_refusal' }
    : null;

/** Read and not answered: a light, useful line is answered, a chaser is not (trainer.md, section 3, rule 8). */
const silence: Rule = (view) => {
  if (!view.state.silent) return null;
  const chases = view.turn.flags.has('pressure') || hears(view, view.sayings.chaser) || did(view.turn, 'invite');
  if (chases) return { say: ['lines.after_chaser'], happened: ['silence'], trust: -10, ending: 'went_quiet' };
  return { say: ['lines.after_light'], happened: ['answered'], trust: 3, change: { silent: false } };
};

/** After the patience is used up the customer has to go; a customer who never warmed simply stops answering. */
export const outOfPatience: Rule = (view) => {
  const left = Math.round(view.persona.patience * levelOf(view).patience) - view.number;
  if (left >= 0) return null;
  return view.state.trust < 25
    ? { say: ['lines.silence'], happened: ['silence'], ending: 'went_quiet' }
    : { say: ['lines.refuses'], happened: ['smoke'], ending: 'polite_refusal' };
};

/** What is heard before anything that is still open between the two, and what comes after. */
export const heardFirst: Rule[] = [silence, noFit];
export const closing: Rule[] = [invitation, farewell];
