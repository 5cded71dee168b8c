import type { Try } from '../../src/drills/done-when.ts';
import type { Difficulty } from '../../src/customer/difficulty.ts';
import { loadContent } from '../../src/flow/load.ts';
import type { Language } from '../../src/language/languages.ts';
import { score } from '../../src/scorecard/score.ts';
import { exampleOf } from '../../src/session/example.ts';
import { materialKeeper } from '../../src/session/material.ts';
import { opening, playTo, step, type Setting } from '../../src/session/step.ts';

export const content = await loadContent();
export const { flow, personas, plans } = content.flows.get('four-keys')!;
export const plan = plans.get('first-two-weeks')!.value;
const keeper = materialKeeper(content);

/** What is practised: as a plan's day has it, with one of its customers. */
export interface Practice {
  persona: string;
  part: string;
  difficulty: Difficulty;
  seed?: number;
}

const settingOf = async ({ persona, difficulty, seed = 1 }: Practice): Promise<Setting> => {
  const { hash, value } = personas.get(persona)!;
  const material = await keeper(
    { flow: flow.hash, persona: hash, catalogue: content.catalogue.hash },
    async () => undefined,
  );
  return { material, difficulty, seed, language: LANGUAGE[value.region] };
};

const LANGUAGE: Record<'TW' | 'HK' | 'CN', Language> = { TW: 'zh-TW', HK: 'zh-HK', CN: 'zh-CN' };

/** A try of these lines, scored: the whole and the first key from the beginning, other parts after what is written. */
export async function aTry(practice: Practice, lines: readonly string[]): Promise<Try> {
  const { part, persona } = practice;
  const setting = await settingOf(practice);
  const begins = part === 'whole' || part === flow.value.keys[0]!.id;
  const turns = begins ? [opening(setting)] : playTo(setting, part);
  for (const [i, text] of lines.entries())
    if (!turns.at(-1)!.ending) turns.push(step(setting, turns.at(-1)!, [{ id: `own-${i}`, text }]));
  return { card: score(flow.value, personas.get(persona)!.value, turns), turns, flow: flow.value };
}

/** The rep's lines of a persona's written example, all of them or those of one key. */
export async function exampleLines(practice: Practice): Promise<string[]> {
  const setting = await settingOf(practice);
  const keys = practice.part === 'whole' ? flow.value.keys.map(({ id }) => id) : [practice.part];
  return keys.flatMap((key) => exampleOf(setting, key).flatMap((line) => ('rep' in line ? [line.rep] : [])));
}
