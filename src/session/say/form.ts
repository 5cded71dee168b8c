import type { Content } from '../../flow/content.ts';
import type { Persona } from '../../flow/persona.ts';
import type { Wanted } from '../desk.ts';
import type { Field, Form } from '../message.ts';
import { partsOf, WHOLE } from '../parts.ts';
import type { Choices } from '../trainer.ts';
import { aboutOf } from './about.ts';
import { coachMessage, type Voice } from './voice.ts';

const DIFFICULTIES = ['easy', 'normal', 'hard'] as const;
const COACHINGS = ['live', 'at_end'] as const;

/** What a practice is started with, as a form preset with the last choices, so that it can be sent as it is. */
export function startForm(voice: Voice, content: Content, choices: Choices): Form {
  const { t } = voice;
  return {
    fields: [
      customers(voice, content, choices),
      parts(voice, content),
      few('difficulty', t('practice:form.difficulty'), DIFFICULTIES, choices.difficulty, (d) =>
        t(`practice:difficulty.${d}`),
      ),
      few('coaching', t('practice:form.coaching'), COACHINGS, choices.coaching, (c) => t(`practice:coaching.${c}`)),
    ],
    note: t('practice:form.note'),
    submit: t('practice:form.submit'),
  };
}

/** The form as a message, for channels without a window of its own. `replaces` is the practice whose choices are changed. */
export const formMessage = (voice: Voice, form: Form, replaces: string) =>
  coachMessage(voice, [
    { type: 'heading', text: voice.t('practice:form.title') },
    { type: 'form', form, replaces },
  ]);

/** All customers in one list; with several flows each flow is a group of it, so that no choice can contradict another. */
function customers(voice: Voice, { flows }: Content, chosen: Choices): Field {
  const option = (flow: string, persona: Persona) => ({
    label: voice.t('practice:form.customerOption', {
      name: voice.customer(persona.name),
      about: voice.customer(aboutOf(persona)),
    }),
    value: `${flow}/${persona.id}`,
  });
  const several = flows.size > 1;
  const options = [...flows.values()].flatMap(({ flow, personas }) =>
    [...personas.values()].map((p) => ({
      ...option(flow.value.id, p.value),
      ...(several ? { group: voice.trainer(flow.value.name) } : {}),
    })),
  );
  const label = voice.t(several ? 'practice:form.flow' : 'practice:form.customer');
  return { id: 'customer', label, options, chosen: `${chosen.flow}/${chosen.persona}`, few: false };
}

/** The whole flow, one key, or one moment; with several flows each has its own, and a part of another flow is not taken. */
function parts({ t, trainer }: Voice, { flows }: Content): Field {
  const options = [...flows.values()].flatMap(({ flow }) =>
    partsOf(flow.value).map(({ id, name, kind }) => ({
      label: t(`practice:form.part.${kind}`, { name: trainer(name) }),
      value: `${flow.value.id}/${id}`,
    })),
  );
  const whole = { label: t('practice:form.whole'), value: WHOLE };
  return { id: 'part', label: t('practice:form.partLabel'), options: [whole, ...options], chosen: WHOLE, few: false };
}

const few = <const T extends string>(
  id: string,
  label: string,
  all: readonly T[],
  chosen: T,
  say: (one: T) => string,
): Field => ({ id, label, options: all.map((one) => ({ label: say(one), value: one })), chosen, few: true });

/** The choices of a sent form, by the ids of its fields; what was left out stays as it was. */
export function choicesIn(chosen: Readonly<Record<string, string | undefined>>): Wanted {
  const [flow, persona] = chosen.customer?.split('/') ?? [];
  const [partOf, part] = chosen.part?.split('/') ?? [];
  const difficulty = DIFFICULTIES.find((d) => d === chosen.difficulty);
  const coaching = COACHINGS.find((c) => c === chosen.coaching);
  return {
    ...(flow && persona ? { flow, persona } : {}),
    ...(part && partOf === flow ? { part } : {}),
    ...(difficulty ? { difficulty } : {}),
    ...(coaching ? { coaching } : {}),
  };
}
