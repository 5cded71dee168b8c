import type { types } from '@slack/bolt';
import type { Content } from '../../flow/content.ts';
import type { Persona } from '../../flow/persona.ts';
import { aboutOf } from '../../session/say/about.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Wanted } from '../../session/desk.ts';
import { partsOf, WHOLE } from '../../session/parts.ts';
import type { Choices } from '../../session/trainer.ts';
import { plain } from './rich-text.ts';

/** The form that starts a practice, preset so that it can be sent as it is. */
export const START_FORM = 'start_practice';

/** What Slack reports of a form's inputs. */
export type FormState = Record<string, Record<string, { selected_option?: { value: string } | null }>>;

const DIFFICULTIES = ['easy', 'normal', 'hard'] as const;
const COACHINGS = ['live', 'at_end'] as const;
/** What fits: 75 characters in an option, 100 options in a list, 100 groups. */
const OPTION = 75;
const LISTED = 100;

export function startForm(voice: Voice, content: Content, choices: Choices): types.ModalView {
  const { t } = voice;
  return {
    type: 'modal',
    callback_id: START_FORM,
    title: plain(t('slack:modal.title')),
    submit: plain(t('slack:modal.submit')),
    close: plain(t('slack:modal.close')),
    blocks: [
      customers(voice, content, choices),
      parts(voice, content),
      radio('difficulty', t('slack:modal.difficulty'), DIFFICULTIES, choices.difficulty, (d) =>
        t(`practice:difficulty.${d}`),
      ),
      radio('coaching', t('slack:modal.coaching'), COACHINGS, choices.coaching, (c) => t(`practice:coaching.${c}`)),
      { type: 'context', elements: [plain(t('slack:modal.note'))] },
    ],
  };
}

/** The whole flow, one key, or one moment; with several flows each has its own, and a part of another flow is not taken. */
function parts(voice: Voice, content: Content): types.InputBlock {
  const { t } = voice;
  const whole = { text: plain(t('slack:modal.whole'), OPTION), value: WHOLE };
  const options = [...content.flows.values()].flatMap(({ flow }) =>
    partsOf(flow.value).map(({ id, name, kind }) => ({
      text: plain(t(`slack:modal.part.${kind}`, { name: voice.trainer(name) }), OPTION),
      value: `${flow.value.id}/${id}`,
    })),
  );
  return {
    type: 'input',
    block_id: 'part',
    label: plain(t('slack:modal.partLabel')),
    element: {
      type: 'static_select',
      action_id: 'part',
      options: [whole, ...options].slice(0, LISTED),
      initial_option: whole,
    },
  };
}

function radio<const T extends string>(
  id: string,
  label: string,
  all: readonly T[],
  chosen: T,
  say: (one: T) => string,
): types.InputBlock {
  const options = all.map((one) => ({ text: plain(say(one), OPTION), value: one }));
  const initial_option = options.find((o) => o.value === chosen) ?? options[0]!;
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    element: { type: 'radio_buttons', action_id: id, options, initial_option },
  };
}

/** All customers in one list; with several flows each flow is a group of it, so that no choice can contradict another. */
function customers(voice: Voice, content: Content, chosen: Choices): types.InputBlock {
  const option = (flow: string, persona: Persona) => ({
    text: plain(
      voice.t('slack:modal.customerOption', {
        name: voice.customer(persona.name),
        about: voice.customer(aboutOf(persona)),
      }),
      OPTION,
    ),
    value: `${flow}/${persona.id}`,
  });
  const groups = [...content.flows.values()].slice(0, LISTED).map(({ flow, personas }) => ({
    label: plain(voice.trainer(flow.value.name), OPTION),
    options: [...personas.values()].slice(0, LISTED).map((p) => option(flow.value.id, p.value)),
  }));
  const all = groups.flatMap((group) => group.options);
  return {
    type: 'input',
    block_id: 'customer',
    label: plain(voice.t(groups.length > 1 ? 'slack:modal.flow' : 'slack:modal.customer')),
    element: {
      type: 'static_select',
      action_id: 'customer',
      ...(groups.length > 1 ? { option_groups: groups } : { options: all }),
      initial_option: all.find((o) => o.value === `${chosen.flow}/${chosen.persona}`) ?? all[0]!,
    },
  };
}

/** The choices of a sent form; what was left out stays as it was. */
export function choicesIn(state: FormState): Wanted {
  const chosen = (id: string) => state[id]?.[id]?.selected_option?.value;
  const [flow, persona] = chosen('customer')?.split('/') ?? [];
  const [partOf, part] = chosen('part')?.split('/') ?? [];
  const difficulty = DIFFICULTIES.find((d) => d === chosen('difficulty'));
  const coaching = COACHINGS.find((c) => c === chosen('coaching'));
  return {
    ...(flow && persona ? { flow, persona } : {}),
    ...(part && partOf === flow ? { part } : {}),
    ...(difficulty ? { difficulty } : {}),
    ...(coaching ? { coaching } : {}),
  };
}
