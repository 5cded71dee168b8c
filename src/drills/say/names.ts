import type { Flow } from '../../flow/flow.ts';
import { WHOLE } from '../../session/parts.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Content } from '../../flow/content.ts';
import type { Drill } from '../../store/schema.ts';
import { usualName } from '../default-spec.ts';
import type { DrillSpec } from '../drill.ts';
import { specOf } from '../drilling.ts';

/** What a part of a flow is called: the whole, a key, or a moment. */
export function partName({ t, trainer }: Voice, flow: Flow, part: string): string {
  const named = [...flow.keys, ...flow.moment_drills].find(({ id }) => id === part);
  return part === WHOLE || !named ? t('drills:form.whole') : trainer(named.name);
}

/** Names one after another, as the reader's language lists them. */
export const listed = ({ t }: Voice, names: readonly string[]): string => names.join(t('practice:list.separator'));

/** What a drill is called: as its manager calls it, or as its reader calls its plan or what is practised. `flow` is its first step's. */
export const nameOf = (
  voice: Voice,
  flow: Flow,
  { name, plan, steps }: Pick<DrillSpec, 'name' | 'plan' | 'steps'>,
): string => name ?? (plan ? voice.trainer(plan.name) : usualName(voice, flow, steps[0]!.parts));

/** The same of a drill as it is kept; where its flow is no longer there, the flow's id says what it was. */
export function drillName(voice: Voice, content: Content, drill: Pick<Drill, 'spec'>): string {
  const spec = specOf(drill);
  const { flow } = spec.steps[0]!;
  const folder = content.flows.get(flow);
  return folder ? nameOf(voice, folder.flow.value, spec) : (spec.name ?? spec.plan?.name ?? flow);
}

/** Why it is practised, in the manager's words or the plan's; '' where neither says. */
export const whyOf = ({ trainer }: Voice, { why, plan }: Pick<DrillSpec, 'why' | 'plan'>): string =>
  why || (plan ? trainer(plan.says) : '');
