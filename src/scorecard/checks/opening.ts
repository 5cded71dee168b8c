import { did } from '../../customer/rep-turn.ts';
import { answered, finding, flagged, happening, making, type Finding, type Told } from '../told.ts';

const BUSINESS = ['pitch', 'golden_a', 'golden_b', 'golden_c', 'golden_d', 'golden_e', 'show_motivators', 'invite'];

/** The turns before the rep came to business. */
const beforeBusiness = (told: Told) => {
  const at = told.turns.findIndex((t) => did(t.rep, ...BUSINESS));
  return at < 0 ? told.turns : told.turns.slice(0, at);
};

/** A word to the person before business; in Hong Kong the purpose first does it (trainer.md, 1.15). */
export function rapportFirst(told: Told): Finding {
  const early = beforeBusiness(told);
  const person = early.filter((t) => did(t.rep, 'rapport', 'compliment', 'self_disclosure', 'empathize', 'reflect'));
  const purpose = early.filter((t) => did(t.rep, 'state_purpose', 'self_introduction', 'ask_permission'));
  if (person.length > 0 || (told.persona.region === 'HK' && purpose.length > 0))
    return finding('met', [answered(person[0] ?? purpose[0])]);
  if (early.length > 0) return finding('partly', [early[0]], early.at(-1));
  return finding('not', [told.turns[0]]);
}

/** Who and why, and whether it suits, before business. */
export function purposeSaid(told: Told): Finding {
  const early = told.turns.slice(0, Math.max(1, beforeBusiness(told).length + 1));
  const why = early.find((t) => did(t.rep, 'state_purpose', 'self_introduction'));
  const leave = early.find((t) => did(t.rep, 'ask_permission', 'emphasise_autonomy'));
  if (why && leave) return finding('met', why === leave ? [why] : [why, leave]);
  return why || leave ? finding('partly', [why ?? leave]) : finding('not', [told.turns[0]]);
}

/** The motive is the customer's to say; a guess asked back costs nothing (trainer.md, 1.7). */
export function noAssumption(told: Told): Finding {
  const assumed = happening(told, 'assume').filter((t) => t.rep.flags.has('assume'));
  if (assumed.length === 0) return told.turns.length < 2 ? finding('not_applicable', []) : finding('met', []);
  return finding(assumed.length === 1 ? 'partly' : 'not', assumed.map(answered), assumed[0]);
}

const QUESTIONS = ['probe', 'rapport', 'golden_a', 'golden_b', 'golden_c', 'golden_d', 'golden_e'];

/** One thing asked at a time. */
export function oneQuestionAtATime(told: Told): Finding {
  const stacked = flagged(told, 'stacked_questions');
  if (stacked.length > 0) return finding(stacked.length === 1 ? 'partly' : 'not', stacked.map(answered), stacked[0]);
  const asked = making(told, ...QUESTIONS);
  return asked.length === 0 ? finding('not_applicable', []) : finding('met', asked.slice(0, 1));
}
