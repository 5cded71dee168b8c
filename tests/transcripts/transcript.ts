import type { Difficulty } from '../../src/customer/difficulty.ts';
import type { Content } from '../../src/flow/content.ts';
import { toReader } from '../../src/language/script.ts';
import type { Language } from '../../src/language/languages.ts';
import { coachLine } from '../../src/session/coach.ts';
import { remember } from '../../src/remember.ts';
import { materialKeeper } from '../../src/session/material.ts';
import { opening, step } from '../../src/session/step.ts';
import type { Turn } from '../../src/session/turn.ts';

/**
 * A conversation that a trainer can read: what it shows, with whom and how hard, how it ends; then the rep's lines
 * (業務：), the customer's answers, and under them, in brackets, what the coach notes.
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
export async function play(transcript: Transcript, content: Content): Promise<{ text: string; last: Turn }> {
  const { flow, personas } = content.flows.get('four-keys')!;
  const persona = personas.get(transcript.persona)!;
  const sources = [flow, persona, content.catalogue];
  const hashes = { flow: flow.hash, persona: persona.hash, catalogue: content.catalogue.hash };
  const material = await keeperOf(content)(hashes, async (hash) => sources.find((s) => s.hash === hash)!.text);
  const { difficulty, seed, language } = transcript;
  let turn = opening({ material, difficulty, seed, language });
  const lines = [
    transcript.shows,
    `${transcript.persona}，${difficulty}，${seed}，${language}`,
    `結局：${transcript.ending}`,
  ];
  for (const [i, text] of transcript.rep.entries()) {
    if (turn.ending) break;
    turn = step({ material, difficulty, seed, language }, turn, [{ id: `${i}`, text }]);
    const called = toReader(persona.value.called, language, 'customer');
    const answers = turn.customer.map((c) => `${called}：${c.shown}`);
    lines.push('', `${REP}${text}`, ...answers, toReader(noteOf(flow.value, turn), language, 'interface'));
  }
  return { text: `${lines.join('\n')}\n`, last: turn };
}

const keeperOf = remember(1, (content: Content) => materialKeeper(content));

function noteOf(flow: Parameters<typeof coachLine>[0], turn: Turn): string {
  const { key, done, text } = coachLine(flow, turn);
  return `　　〔${[key, done.join(''), text].filter(Boolean).join('，')}〕`;
}
