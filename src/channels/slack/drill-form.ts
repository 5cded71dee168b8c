import type { types } from '@slack/bolt';
import { usualName } from '../../drills/default-spec.ts';
import { MOST_NAME, one, type Filled } from '../../drills/fields.ts';
import { audienceInputs, dueInputs, repeatInputs, restInputs, stepInputs, type Options } from './drill-inputs.ts';
import { listInput, textInput } from './inputs.ts';
import { plain } from './rich-text.ts';

export const DRILL_FORM = 'set_drill';
export const PLAN_FORM = 'set_plan';
/** The button that leads from the form to that of ready-made plans. */
export const USE_PLAN = 'drill_use_plan';

const MOST_WHY = 500;
const LABEL = 75;

/** The form of a drill, filled in. */
export const drillModal = (options: Options, filled: Filled): types.ModalView =>
  modal(options, DRILL_FORM, options.voice.t('drills:form.title'), [
    ...planButton(options),
    ...nameInputs(options, filled),
    ...audienceInputs(options, filled),
    ...stepInputs(options, filled),
    ...dueInputs(options, filled, 'date', 'time'),
    ...repeatInputs(options, filled),
    ...restInputs(options, filled),
  ]);

/** The form of a ready-made plan. There must be one. */
export const planModal = (options: Options, filled: Filled): types.ModalView =>
  modal(options, PLAN_FORM, options.voice.t('drills:form.planTitle'), [
    planInput(options, filled),
    ...audienceInputs(options, filled),
    ...dueInputs(options, filled, 'planDate', 'planTime'),
    ...restInputs(options, filled),
  ]);

const modal = (
  { voice: { t }, opened }: Options,
  callback_id: string,
  title: string,
  blocks: types.ModalView['blocks'],
): types.ModalView => ({
  type: 'modal',
  callback_id,
  private_metadata: JSON.stringify(opened),
  title: plain(title),
  submit: plain(t('drills:form.submit')),
  close: plain(t('drills:form.close')),
  blocks,
});

function planButton({ voice, plans }: Options): types.KnownBlock[] {
  if (plans.length === 0) return [];
  const text = plain(voice.t('drills:form.usePlan'), LABEL);
  return [{ type: 'actions', block_id: USE_PLAN, elements: [{ type: 'button', action_id: USE_PLAN, text }] }];
}

function nameInputs({ voice, content }: Options, { name, why, parts = [] }: Filled) {
  const { t } = voice;
  const ids = parts.map((part) => part.split('/') as [string, string]);
  const flow = content.flows.get(ids[0]?.[0] ?? '') ?? content.flows.values().next().value!;
  const usual = usualName(
    voice,
    flow.flow.value,
    ids.map(([, part]) => part),
  );
  return [
    textInput(
      { id: 'name', label: t('drills:form.name'), optional: true },
      one(name),
      MOST_NAME,
      t('drills:form.namePlaceholder', { name: usual }),
    ),
    textInput(
      { id: 'why', label: t('drills:form.why'), optional: true },
      one(why),
      MOST_WHY,
      t('drills:form.whyPlaceholder'),
      true,
    ),
  ];
}

const planInput = ({ voice, plans }: Options, { plan }: Filled) =>
  listInput(
    { id: 'plan', label: voice.t('drills:form.plan') },
    plans.map(({ id, name, says, days }) => ({
      value: id,
      label: voice.t('drills:form.planOption', { name: voice.trainer(name), count: days }),
      description: voice.trainer(says),
    })),
    one(plan),
  );
