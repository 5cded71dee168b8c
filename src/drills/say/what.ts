import type { Voice } from '../../session/say/voice.ts';
import type { DrillSpec, Step } from '../drill.ts';
import type { Flow } from '../../flow/flow.ts';
import type { Persona } from '../../flow/persona.ts';
import { listed, partName } from './names.ts';

/** What is practised, how often, how it is scored and what is seen of it: one line each. */
export interface What {
  spec: Pick<DrillSpec, 'handIn'>;
  step: Step;
  flow: Flow;
  personas: ReadonlyMap<string, { value: Persona }>;
}

export function whatLines(voice: Voice, { spec, step, flow, personas }: What): string[] {
  const { t, customer, trainer } = voice;
  const customers = step.personas.map((id) => customer(personas.get(id)?.value.name ?? id));
  return [
    t('drills:what.part', {
      flow: trainer(flow.name),
      part: listed(
        voice,
        step.parts.map((part) => partName(voice, flow, part)),
      ),
    }),
    t('drills:what.customers', {
      customers: listed(voice, customers),
      difficulty: t(`practice:difficulty.${step.difficulty}`),
    }),
    triesLine(voice, step),
    step.doneSays ? t('drills:what.done', { says: trainer(step.doneSays) }) : t(`drills:what.pass.${step.pass}`),
    t(`drills:what.seen.${spec.handIn}`),
  ];
}

/** How often each part is practised, and that one try of it is handed in. */
function triesLine({ t }: Voice, { tries, parts }: Step): string {
  if (tries === 1) return t(parts.length > 1 ? 'drills:what.onceEach' : 'drills:what.once');
  return t(parts.length > 1 ? 'drills:what.triesEach' : 'drills:what.tries', { count: tries });
}
