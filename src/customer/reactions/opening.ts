import type { CoachNote } from '../../flow/flow.ts';
import type { Level } from '../../flow/levels.ts';
import { askedLevel, gateOf, isBare } from '../gates.ts';
import { sentencesOf } from '../../understanding/sentences.ts';
import { bestFit, wordingsOf, type Pool } from '../lines.ts';
import { pairsOf } from '../mentions.ts';
import { asksSomething } from '../questions.ts';
import { did, received } from '../rep-turn.ts';
import { knows } from '../state.ts';
import { levelOf, type Reaction, type Rule, type View } from '../view.ts';

const opened = (level: Level): Reaction => ({
  say: [`open.${level}`],
  happened: [`opened_${level}`],
  opens: [level],
  signals: ['business_opened'],
  trust: 1,
  change: { hinted: null },
});

const near = (level: Level): Reaction => ({
  say: [`half_hint.${level}`],
  happened: ['near'],
  change: { hinted: level },
});

/** What follows the customer's own last words is never out of order (trainer.md, 1.13). */
function takesUpLastLine({ persona, state, heard }: View): boolean {
  const last = state.said.slice(-2).flatMap((id) => wordingsOf(persona, id));
  return last.some((line) => pairsOf(line).some((pair) => !EVERYBODYS.test(pair) && heard.includes(pair)));
}

/** Pairs that anybody's line may have: 怎麼, 這個, 你們, in folded characters. */
const EVERYBODYS = /[的了是我你您他她就都也不没有这那个们么吗吧呢啊在和跟要会说很还]/u;

/** What a level that stays shut says: a cold D or E gets its own brush-off (trainer.md, 1.8), the others few words. */
function shut(view: View, level: Level, why: CoachNote): Reaction {
  const cold: Partial<Record<Level, Pool>> = { consequence: 'wrong.cold_consequence', worry: 'wrong.cold_worry' };
  if (why === 'blocked_order' && !received(view.turn) && !takesUpLastLine(view)) {
    return { say: [cold[level] ?? 'wrong.out_of_order'], happened: [why], trust: -2 };
  }
  return { say: [cold[level] ?? 'lines.guarded'], happened: [why], trust: cold[level] ? -2 : 0 };
}

/** Two bare questions in a row feel like being examined: nothing opens (trainer.md, 1.1). */
const examined: Rule = (view) =>
  isBare(view) && view.state.bare >= 1
    ? { say: ['wrong.bare_questions'], happened: ['bare_questions'], trust: -3 }
    : null;

/** A golden question, or what takes up something half told. */
const golden: Rule = (view) => {
  const level = askedLevel(view);
  if (!level) return null;
  if (knows(view.state, level)) return { say: [`open.${level}`], happened: ['confirmed'] };
  const gate = gateOf(view, level);
  if (gate === 'open') return opened(level);
  if (gate === 'blocked_not_shown') return { say: ['lines.all_important'], happened: ['blocked_not_shown'] };
  if (gate === 'near') return declined(view, level) ?? near(level);
  return shut(view, level, gate);
};

/** The worry may be refused with dignity, once it was half told (trainer.md, 1.8). */
const declined = (view: View, level: Level): Reaction | null =>
  level === 'worry' && view.state.hinted === 'worry'
    ? { say: ['lines.declines_worry'], happened: ['declined'], change: { hinted: null } }
    : null;

/** The list of reasons without the question: the customer picks when trust allows. */
const shown: Rule = (view) => {
  if (!did(view.turn, 'show_motivators') || knows(view.state, 'priority')) return null;
  const gate = gateOf(view, 'priority');
  return gate === 'open' ? opened('priority') : { say: ['lines.guarded'], happened: ['blocked_trust'] };
};

/** What of a turn asks; matching what is asked for by its other sentences leads astray. */
const askingPart = (heard: string): string =>
  sentencesOf(heard)
    .filter((s) => s.asks)
    .map((s) => s.text)
    .join(' ') || heard;

/** The outer level that a question about the business is answered from, null where the persona has no answer. */
function outerLevel({ turn, persona, state, heard }: View): 'public' | 'voiced' | null {
  if (!asksSomething(turn, heard)) return 'public';
  const asking = askingPart(heard);
  const [ofPublic, ofVoiced] = (['public', 'voiced'] as const).map((level) =>
    bestFit(persona, `open.${level}`, state.said, asking),
  ) as [number, number];
  if (ofPublic > 0 || ofVoiced > 0) return ofVoiced > ofPublic ? 'voiced' : 'public';
  return !knows(state, 'public') ? 'public' : !knows(state, 'voiced') ? 'voiced' : null;
}

/** Questions about the business, and small talk: answered from what anybody may see or what is spoken of. */
const asked: Rule = (view) => {
  const asks = asksSomething(view.turn, view.heard);
  if (!asks && !did(view.turn, 'rapport')) return null;
  const level = outerLevel(view);
  if (!level) return { say: ['lines.unsure'], happened: ['nothing'], signals: ['business_opened'] };
  const gate = gateOf(view, level);
  if (gate !== 'open' && gate !== 'near') return { say: ['lines.guarded'], happened: ['blocked_trust'] };
  if (!asks) {
    return { say: ['lines.small_talk'], happened: ['volunteered'], signals: ['customer_volunteered'] };
  }
  return {
    say: [`open.${level}`],
    about: askingPart(view.heard),
    happened: [`opened_${level}`],
    opens: [level],
    signals: ['business_opened'],
  };
};

/** A summary gets its yes when there is something to sum up (trainer.md, 1.12). */
const summary: Rule = (view) => {
  const sumsUp = did(view.turn, 'summarise') || (did(view.turn, 'reflect') && did(view.turn, 'check_understanding'));
  if (!sumsUp || !knows(view.state, 'reason') || did(view.turn, 'link_to_motivator', 'invite')) return null;
  return {
    say: ['lines.confirms_summary'],
    happened: ['summary_confirmed'],
    signals: ['summary_confirmed'],
    trust: 2,
    change: { summaryConfirmed: true },
  };
};

/** A feeling or wish that is put to the customer, in folded characters. */
const MOTIVE = /(怕|担心|想要|为了|在意|其实是想|惊)/u;

/** A motive put to the customer of whose words there is nothing in it: asked back as a guess it hardly costs (trainer.md, 1.7). */
function invents({ persona, state, turn, heard }: View): boolean {
  if (!MOTIVE.test(heard) || !did(turn, 'check_understanding', 'reflect') || did(turn, 'summarise')) return false;
  const said = state.said.flatMap((id) => wordingsOf(persona, id));
  return !said.some((line) => pairsOf(line).some((pair) => !EVERYBODYS.test(pair) && heard.includes(pair)));
}

const invented: Rule = (view) =>
  invents(view) && !isQuestionOfMotive(view)
    ? { say: ['wrong.wrong_playback'], happened: ['wrong_playback'], trust: -1 }
    : null;

/** 您最擔心什麼 asks; 您是怕虧錢吧 tells. */
const isQuestionOfMotive = ({ heard }: View) => /(什么|哪|谁|怎么|咩|边)/u.test(heard);

/** Being heard: a yes, and a little more where something tender was said. */
const receivedWell: Rule = (view) => {
  if (!did(view.turn, 'reflect', 'empathize', 'summarise', 'check_understanding')) return null;
  const tender = knows(view.state, 'meaning') && did(view.turn, 'empathize');
  return { say: [tender ? 'lines.received' : 'lines.confirms'], happened: ['confirmed'] };
};

/** Encouragers: the third without substance gets nothing (trainer.md, 1.2). */
const encouraged: Rule = (view) => {
  if (!did(view.turn, 'encourage')) return null;
  if (view.state.encouraged >= 2)
    return { say: ['wrong.encourage_again'], happened: ['encourage_again'], irritation: 4 };
  const level: Level = knows(view.state, 'public') && !knows(view.state, 'voiced') ? 'voiced' : 'public';
  const trusting = view.state.trust >= 20 + levelOf(view).gate;
  if (!trusting || knows(view.state, 'reason')) return { say: ['lines.backchannel'], happened: ['nothing'] };
  return { say: [`open.${level}`], happened: ['volunteered'], opens: [level], signals: ['business_opened'] };
};

export const opening: Rule[] = [summary, examined, golden, shown, asked, invented, receivedWell, encouraged];
