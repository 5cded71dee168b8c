import { corrects } from '../../customer/correction.ts';
import { did, surelyDid } from '../../customer/rep-turn.ts';
import {
  after,
  answered,
  answerOf,
  finding,
  flagged,
  happening,
  making,
  upon,
  type Finding,
  type Told,
  type ToldTurn,
} from '../told.ts';

/** Families that cap the total (domain.md, section 12); kickbacks cap too, as a cue. */
const CAPPING = ['R1', 'R2', 'R4', 'R5', 'R6', 'R9', 'R14'];
/** Overclaims among them: an honest correction lifts the cap from 40 to 60. */
const OVERCLAIMS = ['R1', 'R2', 'R5', 'R6'];

export interface Breach {
  turn: ToldTurn;
  family: string | null;
  label: string;
  corrected: boolean;
}

/** Every line that breaks integrity, with whether the rep set an overclaim right afterwards. */
export const breaches = (told: Told): Breach[] =>
  told.turns.flatMap((turn) => {
    const families = turn.rep.found.filter((f) => f.kind === 'flag' && f.family !== null && CAPPING.includes(f.family));
    const kickback = surelyDid(turn.rep, 'inducement') ? [{ family: null, label: 'inducement' }] : [];
    return [...families, ...kickback].map(({ family, label }) => ({
      turn,
      family,
      label,
      corrected:
        family !== null &&
        OVERCLAIMS.includes(family) &&
        told.turns.some((t) => t.number > turn.number && corrects(t.rep, turn.rep.text)),
    }));
  });

export function integrity(told: Told): Finding {
  const broken = breaches(told);
  if (broken.length > 0) {
    return finding(
      broken.every((b) => b.corrected) ? 'partly' : 'not',
      broken.map((b) => b.turn),
      broken[0]!.turn,
    );
  }
  const light = flagged(told, 'overclaim', 'pressure', 'conceal', 'disparage', 'privacy', 'dismiss');
  const rude = happening(told, 'rude');
  const hurt = [...light, ...rude];
  if (hurt.length > 0) return finding(hurt.length > 1 ? 'not' : 'partly', hurt.map(answered), hurt[0]);
  return told.turns.length < 3 ? finding('not_applicable', []) : finding('met', []);
}

/** The rep's turns between two; one that the customer did not understand, or that answers a question of theirs, is none. */
const turnsBetween = (told: Told, one: ToldTurn, other: ToldTurn): number =>
  told.turns.filter(
    (t) =>
      t.number > one.number &&
      t.number < other.number &&
      !t.turn.happened.some((h) => h === 'not_understood' || h === 'answered'),
  ).length;

/** An invitation within two turns after the customer's signal, with a way out (trainer.md, 1.4). */
export function invitedAfterSignal(told: Told): Finding {
  const signal = happening(told, 'signal')[0];
  const accepted = happening(told, 'accepted');
  const invited = told.turns.filter((t) => accepted.includes(t) || did(t.rep, 'invite', 'confirm_logistics'));
  const fitting = signal && invited.find((t) => t.number > signal.number && turnsBetween(told, signal, t) <= 1);
  if (fitting) {
    const wayOut = told.turns.some(
      (t) => t.number >= signal.number && t.number <= fitting.number && did(t.rep, 'emphasise_autonomy'),
    );
    return finding(wayOut ? 'met' : 'partly', [{ turn: fitting, customer: answerOf(signal) }]);
  }
  if (told.turns.at(-1)?.turn.ending === 'no_fit_said') return finding('not_applicable', []);
  if (!told.persona.fits) return finding('not_applicable', []);
  return finding('not', invited.slice(0, 1), (signal && after(told, signal)) ?? invited[0] ?? told.turns.at(-1));
}

/** After a 再看看 or a no: received, left open, thanked; never pushed. */
export function tookNoWell(told: Told): Finding {
  const noes = told.turns.filter((t) =>
    t.turn.customer.some((c) => /^(lines\.vague_|lines\.smoke_|lines\.declines_|wrong\.invite_early)/.test(c.id)),
  );
  const replies = noes.map((t) => after(told, t)).filter((t) => t !== undefined);
  if (replies.length === 0) return finding('not_applicable', []);
  const pushed = replies.filter(
    (t) =>
      t.rep.flags.has('pressure') ||
      t.rep.flags.has('dismiss') ||
      (did(t.rep, 'invite') && !did(t.rep, 'emphasise_autonomy')),
  );
  const kind = replies.filter((t) =>
    did(t.rep, 'emphasise_autonomy', 'acknowledge_objection', 'empathize', 'reflect', 'thank'),
  );
  if (pushed.length > 0)
    return finding(
      'not',
      pushed.map((t) => upon(told, t)),
    );
  return kind.length > 0 ? finding('met', [upon(told, kind[0])]) : finding('partly', [upon(told, replies[0])]);
}

/** Read and not answered: a light line goes on, a chaser ends it (trainer.md, section 3, rule 8). */
export function followedUpLightly(told: Told): Finding {
  const silent = told.turns.filter((t) => t.turn.state.silent).map((t) => after(told, t));
  const replies = silent.filter((t) => t !== undefined);
  if (replies.length === 0) return finding('not_applicable', []);
  const chased = replies.find((t) => t.turn.ending === 'went_quiet');
  if (chased) return finding('not', [answered(chased)], chased);
  const kind = replies.find((t) =>
    did(t.rep, 'emphasise_autonomy', 'inform', 'empathize', 'rapport', 'thank', 'compliment'),
  );
  return finding(kind ? 'met' : 'partly', [answered(kind ?? replies[0])]);
}

/**
 * Where the offer does not fit, the honest word for it once the reason is known (domain.md, section 12); where it fits, the
 * same word is a door shut too early.
 */
export function fitJudged(told: Told): Finding {
  const last = told.turns.at(-1);
  const said = last?.turn.ending === 'no_fit_said' ? last : undefined;
  if (told.persona.fits) return said ? finding('not', [answered(said)], said) : finding('not_applicable', []);
  const reason = told.turns.find((t) => (t.turn.opened as string[]).includes('true_objection'));
  if (said) return finding(reason ? 'met' : 'partly', [reason ? { turn: said, customer: answerOf(reason) } : said]);
  const left = making(told, 'emphasise_autonomy').at(-1);
  const pushed = making(told, 'invite').at(-1);
  if (reason)
    return finding(left && !pushed ? 'partly' : 'not', [answered(pushed ?? left)], after(told, reason) ?? last);
  return pushed ? finding('not', [answered(pushed)], pushed) : finding('not_applicable', []);
}
