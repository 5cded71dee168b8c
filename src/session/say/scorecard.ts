import type { Catalogue } from '../../flow/catalogue.ts';
import type { Flow } from '../../flow/flow.ts';
import type { Persona } from '../../flow/persona.ts';
import type { Mark, Scorecard } from '../../scorecard/scorecard.ts';
import type { Button, Message, Part } from '../message.ts';
import { partsOf } from '../parts.ts';
import { button, coachMessage, type Voice } from './voice.ts';

/** A practice that was scored: with what, how the last one went, and of a moment tried again both tries. */
export interface Scored {
  flow: Flow;
  persona: Persona;
  catalogue: Catalogue;
  card: Scorecard;
  session: string;
  /** The scorecard to compare with: of the first try, else of the practice before; null for the first of all. */
  last: Scorecard | null;
  tries: { first: Try; now: Try } | null;
}

/** The rep's line at a moment, and what the customer answered. */
export interface Try {
  line: string;
  answer: string;
}

/**
 * The scorecard as it is first seen, for a phone (trainer.md, section 5): how it ended, integrity in plain words, four bars
 * from last time to this time, the line that opened most, one thing to fix. The rest is in the details, the total too.
 */
export function scorecardMessage(voice: Voice, scored: Scored): Message {
  const { t } = voice;
  const { flow, persona, card } = scored;
  return coachMessage(voice, [
    { type: 'heading', text: t('scorecard:title') },
    {
      type: 'text',
      text: t('scorecard:subtitle', {
        customer: voice.customer(persona.called),
        ending: voice.trainer(flow.endings[card.ending].says),
      }),
    },
    ...capParts(voice, scored),
    bars(voice, scored),
    ...openedParts(voice, scored),
    ...triesParts(voice, scored),
    ...fixParts(voice, scored),
    { type: 'picture', of: 'progress', text: t('practice:progress.title') },
    nextButtons(voice, scored),
  ]);
}

/** The four keys: last time and this time, where both practised it. */
function bars(voice: Voice, { flow, card, last }: Scored): Part {
  const named = (level: Mark) => voice.t(`scorecard:levels.${level}`);
  return {
    type: 'bars',
    rows: card.keys.map(({ id, share, level }) => {
      const before = last?.keys.find((k) => k.id === id)?.level ?? 'not_applicable';
      const both = before !== 'not_applicable' && level !== 'not_applicable';
      return {
        label: voice.trainer(flow.keys.find((key) => key.id === id)!.name),
        share,
        level,
        mark: both ? voice.t('scorecard:change', { before: named(before), now: named(level) }) : named(level),
      };
    }),
  };
}

const oneLine = (text: string) => text.replaceAll('\n', ' ');

/** The line that opened the deepest, with what the customer then said. */
function openedParts({ t, customer }: Voice, { persona, card }: Scored): Part[] {
  const called = customer(persona.called);
  const best = card.opened.findLast((o) => !['public', 'true_objection'].includes(o.level)) ?? card.opened.at(-1);
  const text = best
    ? t('scorecard:opened.line', { line: best.quote, customer: called, answer: oneLine(best.answer) })
    : t('scorecard:opened.none', { customer: called });
  return [{ type: 'list', title: t('scorecard:opened.title'), items: [{ text, line: best?.line ?? null }] }];
}

/** The same moment, tried twice. */
function triesParts({ t, customer }: Voice, { persona, tries }: Scored): Part[] {
  if (!tries) return [];
  const called = customer(persona.called);
  const said = (which: 'first' | 'now') =>
    t(`scorecard:tries.${which}`, {
      line: tries[which].line,
      customer: called,
      answer: oneLine(tries[which].answer),
    });
  return [{ type: 'list', title: t('scorecard:tries.title'), items: [said('first'), said('now')] }];
}

/** Says that a mark seems wrong; it is kept with the session. */
export const disputeButton = (voice: Voice, session: string, criterion: string): Button => ({
  action: 'dispute',
  label: voice.t('practice:buttons.markSeemsWrong'),
  value: `${session}/${criterion}`,
});

/** The better line of the one thing to fix; what breaks integrity has its own honest wording, by what it is. */
export function betterOf({ catalogue, card, flow }: Pick<Scored, 'catalogue' | 'card' | 'flow'>): string | null {
  if (!card.fix) return null;
  const { turn, criterion, better } = card.fix;
  const flag = card.flags.find((f) => f.turn === turn);
  const id = flag?.id ?? (card.cap?.turn === turn && card.cap.family === null ? 'inducement' : null);
  const integrity = flow.criteria.find((c) => c.id === criterion)?.check === 'integrity';
  return (integrity && id && flagWords(catalogue, id, flag?.family ?? null)?.rewrite) || better;
}

/** Goes back to the moment of the one thing to fix; none where there is nothing to fix. */
export const rewindButton = (voice: Voice, { card, session }: Scored): Button[] =>
  card.fix
    ? [
        {
          action: 'rewind',
          label: voice.t('practice:buttons.tryFromHere'),
          value: `${session}/${card.fix.turn}`,
          main: true,
        },
      ]
    : [];

function fixParts(voice: Voice, scored: Scored): Part[] {
  const { flow, persona, card, session } = scored;
  const { t } = voice;
  const title = t('scorecard:fix.title');
  const customer = voice.customer(persona.called);
  if (!card.fix) return [{ type: 'list', title, items: [t('scorecard:fix.none', { customer })] }];
  const { quote, line, answer, criterion } = card.fix;
  const { name, why } = flow.criteria.find((c) => c.id === criterion)!;
  return [
    {
      type: 'list',
      title,
      items: [
        t('practice:criteria.line', { name: voice.trainer(name), why: voice.trainer(why) }),
        { text: t('scorecard:fix.line', { line: quote }), line },
        t('scorecard:fix.answer', { customer, answer: oneLine(answer) }),
        t('scorecard:fix.better', { better: voice.trainer(betterOf(scored)!) }),
      ],
    },
    { type: 'buttons', buttons: [...rewindButton(voice, scored), disputeButton(voice, session, criterion)] },
  ];
}

/** What a flag, or its family, is called, why it matters, and an honest way to say it. */
export function flagWords(catalogue: Catalogue, id: string, family: string | null) {
  const flag = catalogue.flags.flags.find((f) => f.id === id);
  return flag?.families.find((f) => f.id === family) ?? flag ?? catalogue.moves.cues.find((c) => c.id === id);
}

/** Integrity is said plainly: what the line is, what it caps, and how to set it right. */
function capParts(voice: Voice, { catalogue, card }: Scored): Part[] {
  const { t } = voice;
  if (!card.cap) return [];
  const { at, family, quote, turn } = card.cap;
  const id = card.flags.find((f) => f.turn === turn && f.family === family)?.id ?? 'inducement';
  const words = flagWords(catalogue, id, family);
  const say = at === 60 ? 'scorecard:integrity.corrected' : 'scorecard:integrity.cap';
  const rewrite = words?.rewrite ? [t('scorecard:integrity.rewrite', { better: voice.trainer(words.rewrite) })] : [];
  return [
    {
      type: 'list',
      items: [
        t('scorecard:redFlags.line', { turn, quote, name: voice.trainer(words?.name ?? id) }),
        t(say, { name: voice.trainer(words?.name ?? id), cap: at }),
        ...rewrite,
      ],
    },
  ];
}

/** The key that is furthest from met, null where all are met. */
export const weakestKey = ({ card }: Pick<Scored, 'card'>): string | null =>
  card.keys.filter((k) => k.level === 'not' || k.level === 'partly').toSorted((a, b) => a.share - b.share)[0]?.id ??
  null;

function nextButtons(voice: Voice, scored: Scored): Part {
  const { flow, session, card } = scored;
  const weakest = weakestKey(scored);
  const alone = weakest && partsOf(flow).some(({ id }) => id === weakest);
  const again: Button[] = alone
    ? [
        {
          action: 'weakest_key',
          label: voice.t('practice:buttons.weakestKey', {
            key: voice.trainer(flow.keys.find((k) => k.id === weakest)!.name),
          }),
          value: `${session}/${weakest}`,
          main: !card.fix,
        },
      ]
    : [];
  return {
    type: 'buttons',
    buttons: [
      ...again,
      button(voice, 'example', `${session}/${weakest ?? flow.keys[0]!.id}`),
      button(voice, 'another_customer', session),
      button(voice, 'same_again', session),
      { action: 'show_details', label: voice.t('scorecard:details.show'), value: session },
    ],
  };
}
