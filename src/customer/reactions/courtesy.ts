import { corrects } from '../correction.ts';
import { tellsAFigureOf } from '../offer-facts.ts';
import { isQuestion } from '../questions.ts';
import { did } from '../rep-turn.ts';
import { knows } from '../state.ts';
import { hears, levelOf, type Rule, type View } from '../view.ts';

const warm = (view: View) => view.state.trust >= 20 + levelOf(view).gate;

/** An honest correction gives back half of the last loss, once for each kind of fault (trainer.md, 1.6). */
export const repair: Rule = (view) => {
  const { lastLoss, repaired } = view.state;
  if (
    !lastLoss ||
    repaired.includes(lastLoss.kind) ||
    !corrects(view.turn, lastLoss.kind === 'overclaim' ? lastLoss.said : null)
  )
    return null;
  return {
    say: ['lines.repaired'],
    happened: ['repaired'],
    trust: Math.round(lastLoss.amount / 2),
    irritation: -10,
    change: { repaired: [...repaired, lastLoss.kind], lastLoss: null },
  };
};

/** A question of the customer's that is answered, or not: it comes again, shorter, and then it costs (trainer.md, 1.5). */
export const openQuestion: Rule = (view) => {
  const { asked } = view.state;
  if (!asked || answers(view)) return null;
  if (asked.what === 'other') return null;
  return asked.times === 1
    ? { say: ['lines.asks_again'], happened: ['question_open'], trust: -2, change: { asked: { ...asked, times: 2 } } }
    : {
        say: ['wrong.evade'],
        happened: ['question_open'],
        trust: -10,
        irritation: 10,
        fault: 'evade',
        change: { asked: null },
      };
};

const ANSWERS = [
  'inform',
  'answer_objection',
  'disclose_limits',
  'confirm_logistics',
  'self_introduction',
  'state_purpose',
];

/** Whether the turn answers what was asked. A price wants a figure, or a plain word that there is none. */
export const answers = (view: View) => {
  const { asked } = view.state;
  if (!asked || view.turn.cues.has('evade')) return false;
  if (asked.what === 'price') return tellsPrice(view);
  return did(view.turn, ...ANSWERS, 'pitch');
};

/** A figure of money, a figure of this very offer where the price was asked, or a plain word that it costs nothing. */
export const tellsPrice = ({ turn, persona, state }: View) =>
  /[\d一二兩三四五六七八九十百千萬]\s*[元塊蚊块]|\d{3,}|免費|免费|不用錢|不用钱|唔使錢/u.test(
    turn.text.normalize('NFKC').replaceAll(',', ''),
  ) ||
  (state.asked?.what === 'price' && tellsAFigureOf(persona, turn.text));

/** What was asked is answered before anything else is made of it: no plan told too early, no invitation. */
export const answeredFirst: Rule = (view) =>
  answers(view) && !knows(view.state, 'reason') && !did(view.turn, 'probe', 'golden_a', 'show_motivators')
    ? { say: ['lines.got_answer'], happened: ['answered'], signals: ['business_opened'] }
    : null;

/** Whether there is more in the turn than an apology. */
export const saysMore = ({ turn }: View) =>
  did(
    turn,
    'probe',
    'golden_a',
    'golden_b',
    'golden_c',
    'golden_d',
    'golden_e',
    'show_motivators',
    'summarise',
    'inform',
    'disclose_limits',
    'link_to_motivator',
  ) || [...turn.flags].some((flag) => flag !== 'stacked_questions');

const gotAnswer: Rule = (view) =>
  answers(view) && !did(view.turn, 'probe')
    ? { say: ['lines.got_answer'], happened: ['answered'], signals: ['business_opened'] }
    : null;

/** In Hong Kong small talk before the purpose reads as a scam (trainer.md, 1.15). */
export const chatter: Rule = (view) =>
  view.persona.region === 'HK' &&
  view.number === 1 &&
  did(view.turn, 'rapport', 'compliment') &&
  !did(view.turn, 'state_purpose', 'self_introduction')
    ? { say: ['wrong.chatter'], happened: ['nothing'], trust: -2 }
    : null;

const genericPraise: Rule = (view) =>
  view.turn.found.some((f) => f.label === 'compliment' && f.family === 'generic') &&
  (view.state.did.compliment ?? 0) > 0
    ? { say: ['wrong.generic_praise'], happened: ['nothing'], trust: -3 }
    : null;

const permission: Rule = (view) =>
  did(view.turn, 'ask_permission') ? { say: ['lines.allows'], happened: ['allowed'] } : null;

const smallTalk: Rule = (view) =>
  did(view.turn, 'rapport', 'compliment', 'self_disclosure')
    ? {
        say: ['lines.small_talk'],
        happened: [warm(view) ? 'volunteered' : 'nothing'],
        signals: warm(view) ? ['customer_volunteered'] : [],
      }
    : null;

const introduction: Rule = (view) => {
  if (!did(view.turn, 'greeting', 'self_introduction', 'state_purpose')) return null;
  const known = did(view.turn, 'self_introduction', 'state_purpose') && view.number > 1;
  return {
    say: [known || did(view.turn, 'state_purpose') ? 'lines.purpose_heard' : 'lines.first_reply'],
    happened: ['nothing'],
  };
};

const wayOut: Rule = (view) =>
  did(view.turn, 'emphasise_autonomy', 'thank') ? { say: ['lines.backchannel'], happened: ['nothing'] } : null;

/** An emoji, a sticker or a laugh alone is a nod: never a fault, never a lever (trainer.md, section 2). */
export const nod: Rule = (view) => {
  const worded = /[\p{L}\p{N}]/u.test(view.heard.replaceAll(/[哈呵嘻嘿]|\b(xd|lol|haha)\b/gu, ''));
  const does = [...view.turn.moves].some((move) => move !== 'other' && move !== 'encourage');
  return worded || does ? null : { say: ['lines.backchannel'], happened: ['nothing'] };
};

/** A customer asked whether they are a machine stays who they are. */
export const askedIfReal: Rule = (view) => {
  return hears(view, view.sayings.real) ? { say: ['lines.asked_if_real'], happened: ['nothing'] } : null;
};

/** An apology for nothing that was counted is taken kindly. */
const apology: Rule = (view) =>
  view.turn.cues.has('repair') ? { say: ['lines.repaired'], happened: ['nothing'] } : null;

/** A price told unasked, with nothing else to it, is taken note of. */
const priceUnasked: Rule = (view) =>
  tellsPrice(view) ? { say: ['lines.got_answer'], happened: ['nothing'], signals: ['business_opened'] } : null;

/** Whatever is said to a question of the customer's, if it is none itself, is taken for an answer. */
const someAnswer: Rule = (view) =>
  view.state.asked?.what === 'other' && !isQuestion(view.heard)
    ? { say: ['lines.got_answer'], happened: ['answered'], signals: ['business_opened'] }
    : null;

/** Nothing was understood: asked back in character, never held against the rep. */
const unclear: Rule = (view) => ({
  say: ['lines.does_not_understand'],
  happened: ['not_understood'],
  change: { notUnderstood: view.state.notUnderstood + 1 },
});

export const courtesy: Rule[] = [
  genericPraise,
  gotAnswer,
  permission,
  smallTalk,
  introduction,
  wayOut,
  apology,
  priceUnasked,
  someAnswer,
  unclear,
];
