import { fold } from '../../language/fold.ts';
import { has } from '../heard.ts';
import { isReady } from '../gates.ts';
import { did, surelyDid } from '../rep-turn.ts';
import { knows } from '../state.ts';
import { hears, levelOf, type Rule, type View } from '../view.ts';

/** Words that turn 「不適合您」 into a way out rather than a verdict: in its own clause, or in the one behind it. */
const CONDITIONAL = ['如果', '要是', '若', '萬一', '的話', '直說', '儘管', '跟我說', '再說', '嗎', '？', '?'];
const WAY_OUT = ['也沒關係', '沒關係', '就算了', '直說', '儘管', '跟我說', '再說', '唔緊要', '冇所謂'];
/** What names the offer: 如果您要收店，這個方案不適合您 is a verdict all the same. */
const OFFER = ['這', '方案', '計劃', '合約', '產品', '呢個', '呢份', '我們', '我哋'];

const clausesOf = (text: string) => text.split(/(?<=[。！!；;？?\n，,])/u);

/** Whether a clause says plainly that the offer does not fit. */
function saysNoFit(clauses: readonly string[], at: number, noFit: readonly string[]): boolean {
  const heard = (i: number) => fold(clauses[i] ?? '').text;
  const any = (i: number, words: readonly string[]) => words.some((word) => has(heard(i), word));
  if (!any(at, noFit) || any(at, CONDITIONAL) || any(at, WAY_OUT) || any(at + 1, WAY_OUT)) return false;
  return !any(at - 1, CONDITIONAL) || any(at, OFFER);
}

/** The rep says that the offer does not fit: for a customer whom it does not fit, the best ending there is. */
const noFit: Rule = (view) => {
  if (!hears(view, view.sayings.no_fit)) return null;
  const clauses = clausesOf(view.turn.text);
  const said = clauses.some((_, at) => saysNoFit(clauses, at, view.sayings.no_fit));
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
  const settles = state.signalAt !== null && (did(turn, 'confirm_logistics') || namesTime(view));
  if (!did(turn, 'invite') && !settles) return null;
  if (state.signalAt !== null || isReady(view, state.trust)) {
    return mayCommit(view)
      ? { say: ['lines.accepts_commitment'], happened: ['accepted'], trust: 3, ending: 'commitment' }
      : { say: ['lines.accepts_next_step'], happened: ['accepted'], trust: 3, ending: 'next_step' };
  }
  return surelyDid(turn, 'invite') ? tooEarly(view) : null;
};

/** A day or an hour, in answer to the customer's own question how and when. */
const namesTime = ({ state, number, heard }: View) =>
  state.signalAt === number - 1 &&
  /礼拜|星期|周[一二三四五六日末]|明天|后天|上午|下午|晚上|[\d一二三四五六七八九十两]点/u.test(heard);

/** An invitation before its time: a thought-over no, then a vaguer one, then a real one. */
const tooEarly: Rule = (view) => {
  if (view.state.asked !== null && !/[?？]/u.test(view.turn.text)) return null;
  if (view.state.objection === 'true') {
    return { say: ['lines.vague_true'], happened: ['opened_true_objection'], trust: -1 };
  }
  const times = view.state.invitedEarly;
  const change = { invitedEarly: times + 1 };
  const base = { happened: ['invite_early' as const], trust: -4, irritation: 8, fault: 'invite_early', change };
  if (times === 0) return { ...base, say: ['wrong.invite_early'] };
  if (times === 1) return { ...base, say: ['lines.vague_smoke'], change: { ...change, objection: 'smoke' } };
  return { ...base, say: ['lines.refuses'], ending: 'polite_refusal' };
};

/** Whether the customer has politely said no before. */
const saidNo = ({ state }: View) => state.invitedEarly > 0 || state.objection === 'smoke';

const farewell: Rule = (view) =>
  did(view.turn, 'farewell') && !did(view.turn, 'invite') && view.number > 2
    ? { say: ['lines.goodbye'], happened: ['nothing'], ending: saidNo(view) ? 'polite_refusal' : 'given_up' }
    : null;

/** Read and not answered: a light, useful line is answered, a chaser is not (trainer.md, section 3, rule 8). */
const silence: Rule = (view) => {
  if (!view.state.silent) return null;
  const chases = view.turn.flags.has('pressure') || hears(view, view.sayings.chaser) || did(view.turn, 'invite');
  if (chases) return { say: ['lines.after_chaser'], happened: ['silence'], trust: -10, ending: 'went_quiet' };
  return { say: ['lines.after_light'], happened: ['came_back'], trust: 3, change: { silent: false } };
};

/** A customer with whom it goes well stays some turns longer. */
const GOING_WELL = 45;
const LONGER = 10;

/** After the patience is used up the customer has to go; a customer who never warmed simply stops answering. */
export const outOfPatience: Rule = (view) => {
  const spent = view.number - view.state.notUnderstood - (view.state.trust >= GOING_WELL ? LONGER : 0);
  const left = Math.round(view.persona.patience * levelOf(view).patience) - spent;
  if (left >= 0) return null;
  return view.state.trust < 25
    ? { say: ['lines.silence'], happened: ['silence'], ending: 'went_quiet' }
    : { say: ['lines.refuses'], happened: ['smoke'], ending: 'polite_refusal' };
};

/** What is heard before anything that is still open between the two, and what comes after. */
export const heardFirst: Rule[] = [silence, noFit];
export const closing: Rule[] = [invitation, farewell];
