import type { Difficulty } from '../customer/difficulty.ts';
import type { Ending } from '../flow/flow.ts';
import { levelIds } from '../flow/levels.ts';
import type { Language } from '../language/languages.ts';
import { score } from '../scorecard/score.ts';
import type { Material } from '../session/material.ts';
import { opening, step } from '../session/step.ts';
import type { Turn } from '../session/turn.ts';
import { nextLines } from './next-line.ts';
import type { Reps, ScriptedRep } from './reps.ts';

/** One session to play: with whom, how hard, by which rep. */
export interface Pairing {
  persona: string;
  difficulty: Difficulty;
  rep: string;
  seed: number;
}

/** What came of it. `reached`: a next step or better; where the offer does not fit, the share of facts earned. */
export interface Outcome extends Pairing {
  ending: Ending;
  total: number;
  turns: number;
  reached: number;
  /** Lines that the customer said, of all that are written. */
  shown: number;
  written: number;
}

/** A practice that goes on for ever is stopped as a rep would stop it. */
const LONGEST = 80;

/** Plays a whole session by the same rules as a rep's own. Pure: the same pairing gives the same outcome. */
export function play(material: Material, reps: Reps, pairing: Pairing): { outcome: Outcome; turns: Turn[] } {
  const { persona, flow } = material;
  const rep = reps.reps.find((r) => r.id === pairing.rep) as ScriptedRep;
  const setting = {
    material,
    difficulty: pairing.difficulty,
    seed: pairing.seed,
    language: languageOf(persona.region),
  };
  const turns = [opening(setting)];
  while (!turns.at(-1)!.ending && turns.length <= LONGEST) {
    const lines = nextLines(reps, rep, { persona, turns, seed: `${pairing.seed}/${pairing.persona}` });
    const said = lines.map((text, i) => ({ id: `line-${turns.length}-${i}`, text }));
    turns.push(step(setting, turns.at(-1)!, said));
  }
  const ending = turns.at(-1)!.ending ?? 'given_up';
  const lines = new Set(turns.flatMap((t) => t.customer.map((c) => c.id)));
  return {
    turns,
    outcome: {
      ...pairing,
      ending,
      total: score(flow, persona, turns).total,
      turns: turns.length - 1,
      reached: persona.fits ? Number(ending === 'next_step' || ending === 'commitment') : earned(turns.at(-1)!),
      shown: lines.size,
      written: writtenLines(persona),
    },
  };
}

const languageOf = (region: string): Language => (region === 'HK' ? 'zh-HK' : region === 'CN' ? 'zh-CN' : 'zh-TW');

/** How much of what can be known was earned, 0 to 1. */
const earned = ({ state }: Turn) => levelIds.filter((level) => state.known.includes(level)).length / levelIds.length;

const writtenLines = ({ open, half_hint, lines, wrong }: Material['persona']) =>
  [open, half_hint, lines, wrong]
    .flatMap((group) => Object.values(group) as unknown[][])
    .reduce((n, l) => n + (l?.length ?? 0), 0);
