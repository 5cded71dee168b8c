import { draw } from '../customer/draw.ts';
import { blanksOf, lastOwnWords } from '../scorecard/better-line.ts';
import type { Persona } from '../flow/persona.ts';
import type { Turn } from '../session/turn.ts';
import type { Fault, Reps, ScriptedRep, Step } from './reps.ts';

/** What a scripted rep goes by: what was said, and what the coach shows; never the customer's numbers. */
export interface Seen {
  persona: Persona;
  turns: readonly Turn[];
  /** Names the session, so that the same one is played the same way. */
  seed: string;
}

/** The rep's next messages: now and then the rep's own fault, else what the method asks for; a plan has its limit with it. */
export function nextLines(reps: Reps, rep: ScriptedRep, seen: Seen): string[] {
  const seed = `${seen.seed}/${rep.id}/${seen.turns.length}`;
  const slips = seen.turns.length > 1 && draw(`${seed}/slips`, 100) < rep.rate * 100;
  if (slips) return [filled(faultLines(reps, rep.faults[draw(`${seed}/which`, rep.faults.length)]!), seen, seed)];
  const step = methodStep(seen);
  const said = filled(reps.method[step], seen, seed);
  return step === 'plan' && !limitTold(seen) ? [said, filled(reps.method.limit, seen, seed)] : [said];
}

const limitTold = ({ turns }: Seen) => turns.some((t) => t.state.did.disclose_limits);

const faultLines = (reps: Reps, fault: Fault): readonly string[] =>
  fault === 'any' ? [...Object.values(reps.method), ...Object.values(reps.faults)].flat() : reps.faults[fault];

/** How often a layer is asked for before the rep stops there and sums up (trainer.md, 1.8). */
const TRIES = 4;

/** What the method asks for now: first what the customer is waiting for, then the next layer. */
export function methodStep(seen: Seen): Step {
  const last = seen.turns.at(-1)!;
  return waitedFor(seen, last) ?? openingStep(seen, last) ?? layerStep(seen, last) ?? planStep(seen, last);
}

/** No rep goes on for ever. */
const LONG = 70;

/** An answer, anger, an objection, a signal, silence: these come before the method goes on. */
function waitedFor({ persona, turns }: Seen, { state, happened }: Turn): Step | null {
  if (state.silent) return 'light';
  if (!state.calmed && happened.includes('complaint')) return 'calm';
  if (state.asked) return state.asked.what === 'price' ? 'price' : 'terms';
  if (state.signalAt !== null) return 'invite';
  const heardOut = state.known.includes('consequence') || state.planTied > 0;
  if (!persona.fits && heardOut && state.known.includes('true_objection')) return 'no_fit';
  if (state.objection === 'smoke') return 'smoke';
  if (state.objection === 'true') return 'true_objection';
  return turns.length > LONG ? 'goodbye' : null;
}

/** Who one is, a word to the person, and what the business is like. */
function openingStep({ turns }: Seen, { state }: Turn): Step | null {
  if (turns.length === 1) return 'purpose';
  if (!state.did.compliment) return 'rapport';
  const heard = state.known.includes('public') && state.known.includes('voiced');
  return heard || (state.did.probe ?? 0) > 2 ? null : 'probe';
}

const LAYERS = ['priority', 'reason', 'meaning', 'consequence'] as const;

/** The next layer; a hint is followed, a shut gate gets receiving, not another question. */
function layerStep({ turns }: Seen, { number, state, happened }: Turn): Step | null {
  if (state.summaryConfirmed || state.planTied > 0) return null;
  const layer = LAYERS.find((l) => !state.known.includes(l));
  if (!layer) return 'summary';
  if (state.hinted && state.hintedAt === number) return 'follow';
  const shut = happened.some((h) => h.startsWith('blocked') || h === 'bare_questions' || h === 'not_understood');
  if (shut) return blockedTimes(turns) > TRIES && state.known.includes('reason') ? 'summary' : 'receive';
  return layer;
}

const blockedTimes = (turns: readonly Turn[]) =>
  turns.filter((t) => t.happened.some((h) => h === 'blocked_trust' || h === 'blocked_order')).length;

/** The plan in the customer's words, then a limit, and again until the customer shows a sign. */
function planStep({ turns }: Seen, { number, state, happened }: Turn): Step {
  if (!state.summaryConfirmed && state.planTied === 0 && !happened.includes('summary_confirmed')) return 'summary';
  if (state.hinted && state.hintedAt === number) return 'follow';
  if (state.planTied > 0 && !state.did.disclose_limits) return 'limit';
  return turns.length % 3 === 0 ? 'receive' : 'plan';
}

/** One of the sayings whose blanks can be filled now; better.… is the persona's own line. */
function filled(templates: readonly string[], seen: Seen, seed: string): string {
  const values = valuesNow(seen, seed);
  const ready = templates
    .map((t) => (t.startsWith('better.') ? seen.persona.better[t.slice('better.'.length)] : t))
    .filter((t): t is string => t !== undefined && blanksOf(t).every((name) => values[name]));
  const own = templates[0]!.startsWith('better.') && ready.length > 0 && !saidBefore(seen, ready[0]!);
  const chosen = own ? ready[0]! : ready[draw(`${seed}/line`, ready.length)]!;
  return chosen.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

const saidBefore = ({ turns }: Seen, line: string) => turns.some((t) => t.rep.some((r) => r.text === line));

function valuesNow({ persona, turns }: Seen, seed: string): Record<string, string> {
  const last = turns.at(-1)!;
  const words = lastOwnWords(persona, last);
  const pick = (all: readonly string[], what: string) => all[draw(`${seed}/${what}`, all.length)] ?? '';
  const facts = Object.entries(persona.offer);
  return {
    called: persona.called,
    said: saidNow(last),
    own_word: words[0] ?? '',
    own_words: words.slice(0, 2).join('、'),
    reasons: persona.reasons_list.slice(0, 4).join('、'),
    reason: pick(persona.reasons_list, 'reason'),
    offer: facts[0]![1],
    price: facts.find(([name]) => name.includes('價'))?.[1] ?? '',
    terms: pick(
      facts.slice(1).map(([, fact]) => fact),
      'terms',
    ),
    limit: pick(persona.limits, 'limit'),
  };
}

/** The last clause of what the customer said; nothing of a stage line or a sticker. */
function saidNow(turn: Turn): string {
  const line = turn.customer.findLast((c) => !/^[（〔]/u.test(c.say))?.shown ?? '';
  return (
    line
      .replaceAll(/[（〔].*?[）〕]|[…。！？?!～~]/gu, '')
      .split(/[，,]/u)
      .filter(Boolean)
      .at(-1)
      ?.slice(0, 16) ?? ''
  );
}
