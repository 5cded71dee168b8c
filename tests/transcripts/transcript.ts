import type { Difficulty } from '../../src/customer/difficulty.ts';
import type { Content } from '../../src/flow/content.ts';
import { toReader } from '../../src/language/script.ts';
import type { Language } from '../../src/language/languages.ts';
import { coachLine } from '../../src/session/coach.ts';
import { remember } from '../../src/remember.ts';
import { materialKeeper } from '../../src/session/material.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { score } from '../../src/scorecard/score.ts';
import type { Mark, Scorecard } from '../../src/scorecard/scorecard.ts';
import { opening, step } from '../../src/session/step.ts';
import type { Turn } from '../../src/session/turn.ts';

/**
 * A conversation that a trainer can read: what it shows, with whom and how hard, how it ends; then the rep's lines
 * (業務：), the customer's answers, and under them, in brackets, what the coach notes; at the end the scorecard: each
 * criterion's mark (＋ met, △ partly, － not, · not needed) and the one thing to fix.
 */
export interface Transcript {
  shows: string;
  persona: string;
  difficulty: Difficulty;
  seed: number;
  language: Language;
  ending: string;
  rep: string[];
}

const REP = '業務：';

export function readTranscript(text: string): Transcript {
  const [shows = '', setting = '', ending = ''] = text.split('\n');
  const [persona, difficulty, seed, language] = setting.split('，') as [string, Difficulty, string, Language];
  const rep = text
    .split('\n')
    .filter((line) => line.startsWith(REP))
    .map((line) => line.slice(REP.length));
  return { shows, persona, difficulty, seed: Number(seed), language, ending: ending.replace('結局：', ''), rep };
}

/** Plays the rep's lines and writes the whole conversation as the file has it. */
export async function play(transcript: Transcript, content: Content): Promise<Played> {
  const { flow, personas } = content.flows.get('four-keys')!;
  const persona = personas.get(transcript.persona)!;
  const sources = [flow, persona, content.catalogue];
  const hashes = { flow: flow.hash, persona: persona.hash, catalogue: content.catalogue.hash };
  const material = await keeperOf(content)(hashes, async (hash) => sources.find((s) => s.hash === hash)!.text);
  const { difficulty, seed, language } = transcript;
  const turns = [opening({ material, difficulty, seed, language })];
  const lines = [
    transcript.shows,
    `${transcript.persona}，${difficulty}，${seed}，${language}`,
    `結局：${transcript.ending}`,
  ];
  for (const [i, text] of transcript.rep.entries()) {
    if (turns.at(-1)!.ending) break;
    turns.push(step({ material, difficulty, seed, language }, turns.at(-1)!, bubbles(text, i)));
    const turn = turns.at(-1)!;
    const called = toReader(persona.value.called, language, 'customer');
    const answers = turn.customer.map((c) => `${called}：${c.shown}`);
    lines.push('', `${REP}${text}`, ...answers, toReader(noteOf(flow.value, turn), language, 'interface'));
  }
  const card = score(flow.value, persona.value, turns);
  return { text: `${[...lines, '', ...cardLines(flow.value, card, language)].join('\n')}\n`, turns, card };
}

export interface Played {
  text: string;
  turns: Turn[];
  card: Scorecard;
}

/** Several messages of one turn are written with a bar between them. */
const bubbles = (text: string, i: number) => text.split(' ｜ ').map((part, k) => ({ id: `${i}-${k}`, text: part }));

const MARKS: Record<Mark, string> = { met: '＋', partly: '△', not: '－', not_applicable: '·' };

function cardLines(flow: Flow, card: Scorecard, language: Language): string[] {
  const read = (text: string) => toReader(text, language, 'interface');
  const keys = card.keys.map(({ id, level }) => {
    const own = card.criteria.filter((c) => c.key === id);
    const marks = own.map((c) => `${MARKS[c.level]}${flow.criteria.find((x) => x.id === c.id)!.name}`);
    return `${MARKS[level]} ${flow.keys.find((k) => k.id === id)!.name}：${marks.join(' ')}`;
  });
  const cap = card.cap ? [`總分上限 ${card.cap.at}：「${card.cap.quote}」`] : [];
  const fix = card.fix ? [`先改這一件：「${card.fix.quote}」→「${read(card.fix.better)}」`] : [];
  return ['計分卡', ...keys, ...cap, ...fix];
}

const keeperOf = remember(1, (content: Content) => materialKeeper(content));

function noteOf(flow: Parameters<typeof coachLine>[0], turn: Turn): string {
  const { key, done, text } = coachLine(flow, turn);
  return `　　〔${[key, done.join(''), text].filter(Boolean).join('，')}〕`;
}
