import type { Flow } from '../../flow/flow.ts';
import type { Persona } from '../../flow/persona.ts';
import type { Message, Part } from '../message.ts';
import { WHOLE } from '../parts.ts';
import type { Choices } from '../trainer.ts';
import { button, coachMessage, type Voice } from './voice.ts';

interface Opening {
  flow: Flow;
  persona: Persona;
  choices: Choices;
  part: string;
  session: string;
  keepDays: number;
  words: { word: string; does: string }[];
  /** What is said of the drill that it belongs to; null where it is the rep's own practice. */
  drill: string | null;
}

/** Before the first line: what is practised, with what in hand, how it is scored, who sees it, how to speak. */
export function openingMessage(
  voice: Voice,
  { flow, persona, choices, part, session, keepDays, words, drill }: Opening,
): Message {
  const { t } = voice;
  const customer = voice.customer(persona.called);
  return coachMessage(voice, [
    { type: 'heading', text: t('practice:opening.title') },
    {
      type: 'text',
      text: t('practice:opening.practised', { flow: voice.trainer(flow.name), customer: voice.customer(persona.name) }),
    },
    ...partParts(voice, flow, part),
    { type: 'text', text: t('practice:opening.role', { role: voice.customer(persona.rep) }) },
    { type: 'text', text: t('practice:opening.public', { public: voice.customer(persona.public) }) },
    ...(part === WHOLE
      ? [{ type: 'text' as const, text: t('practice:opening.scene', { scene: voice.customer(persona.scene) }) }]
      : []),
    {
      type: 'list',
      title: t('practice:opening.offer'),
      items: Object.entries(persona.offer).map(
        ([name, text]) => `${voice.customer(name)}${voice.t('practice:list.colon')}${voice.customer(text)}`,
      ),
    },
    { type: 'list', title: t('practice:opening.limits'), items: persona.limits.map(voice.customer) },
    {
      type: 'list',
      title: t('practice:opening.criteria'),
      items: criteriaFor(voice, flow, part),
    },
    {
      type: 'note',
      text: t('practice:opening.choices', {
        difficulty: t(`practice:difficulty.${choices.difficulty}`),
        coaching: t(`practice:coaching.${choices.coaching}`),
      }),
    },
    { type: 'note', text: drill ?? t('practice:opening.privacy', { count: keepDays }) },
    { type: 'note', text: howTo(voice, customer, words) },
    ...(part === WHOLE ? [{ type: 'text' as const, text: t('practice:opening.yourTurn') }] : []),
    {
      type: 'buttons',
      buttons: [
        button(voice, 'hint', session),
        button(voice, 'criteria', session),
        ...(drill === null ? [button(voice, 'change_choices', session)] : []),
        button(voice, 'pause', session),
        button(voice, 'end', session),
      ],
    },
  ]);
}

/** What the one part is about, where not the whole is practised. */
function partParts({ t, trainer }: Voice, flow: Flow, part: string): Part[] {
  const one = flow.moment_drills.find((m) => m.id === part) ?? flow.keys.find((k) => k.id === part);
  return one
    ? [{ type: 'text', text: t('practice:opening.part', { part: trainer(one.name), aim: trainer(one.aim) }) }]
    : [];
}

/** What counts: all keys, the one key, or the criteria of a moment. */
function criteriaFor(voice: Voice, flow: Flow, part: string): string[] {
  const moment = flow.moment_drills.find((m) => m.id === part);
  if (moment) return flow.criteria.filter((c) => moment.criteria.includes(c.id)).map((c) => voice.trainer(c.name));
  const keys = flow.keys.filter((key) => part === key.id || part === WHOLE);
  return keys.map((key) => criteriaOf(voice, flow, key.id));
}

const criteriaOf = (voice: Voice, flow: Flow, key: string) => {
  const name = flow.keys.find((k) => k.id === key)!.name;
  const criteria = flow.criteria.filter((c) => c.key === key).map((c) => voice.trainer(c.name));
  return `${voice.trainer(name)}${voice.t('practice:list.colon')}${criteria.join(voice.t('practice:list.between'))}`;
};

const howTo = ({ t }: Voice, customer: string, words: Opening['words']) =>
  [
    t('practice:opening.howToTalk', { customer }),
    t('practice:opening.commandWords', {
      customer,
      words: words.map((w) => w.word).join(t('practice:list.separator')),
    }),
    t('practice:opening.sayPrefix', {
      customer,
      prefix: t('practice:words.say'),
      example: `${t('practice:words.say')}${t('practice:words.end')}`,
    }),
  ].join('\n');

/** What counts, with why. */
export function criteriaMessage(voice: Voice, flow: Flow): Message {
  const { t } = voice;
  return coachMessage(voice, [
    { type: 'heading', text: t('practice:criteria.title') },
    ...flow.keys.map((key) => ({
      type: 'list' as const,
      title: voice.trainer(key.name),
      items: flow.criteria
        .filter((c) => c.key === key.id)
        .map((c) => t('practice:criteria.line', { name: voice.trainer(c.name), why: voice.trainer(c.why) })),
    })),
    { type: 'note', text: t('practice:criteria.integrity') },
  ]);
}
