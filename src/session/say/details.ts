import type { Criterion } from '../../flow/flow.ts';
import type { Evidence, Mark, ScoredCriterion, ScoredKey } from '../../scorecard/scorecard.ts';
import type { Item, Message, Part } from '../message.ts';
import { disputeButton, flagWords, rewindButton, type Scored } from './scorecard.ts';
import { button, coachMessage, type Voice } from './voice.ts';

/**
 * The whole scorecard: at each key what was opened by which words, every criterion with its mark, why it counts and the
 * lines that show it; then the golden questions, the lines to watch, and the total. Each mark that is not met can be questioned.
 */
export function detailsMessage(voice: Voice, scored: Scored): Message {
  const { t } = voice;
  const { card, session } = scored;
  return coachMessage(voice, [
    { type: 'heading', text: t('scorecard:details.title') },
    ...card.keys.flatMap((key) => keyParts(voice, scored, key)),
    ...goldenParts(voice, scored),
    ...flagParts(voice, scored),
    { type: 'note', text: `${t('scorecard:details.total', { total: card.total })}\n${t('scorecard:details.meaning')}` },
    { type: 'note', text: t('scorecard:details.session', { session, version: card.version }) },
    {
      type: 'buttons',
      buttons: [
        ...rewindButton(voice, scored),
        button(voice, 'progress', session),
        button(voice, 'same_again', session),
      ],
    },
  ]);
}

/** A key: its mark, what was opened there, and its criteria. */
function keyParts(voice: Voice, scored: Scored, { id, level }: ScoredKey): Part[] {
  const { flow, card, session } = scored;
  const name = voice.trainer(flow.keys.find((k) => k.id === id)!.name);
  const own = card.criteria.filter((c) => c.key === id);
  return [
    {
      type: 'heading',
      text: voice.t('scorecard:details.key', { key: name, level: voice.t(`scorecard:levels.${level}`) }),
    },
    ...openedHere(voice, scored, id),
    ...own.map((c) => criterionPart(voice, scored, c)),
    {
      type: 'buttons',
      buttons: own.filter(isDoubtful).map((c) => namedDispute(voice, scored, c, session)),
    },
  ];
}

/** What was not met is what a rep may want to question. */
const isDoubtful = ({ level }: ScoredCriterion) => level === 'not' || level === 'partly';

const criterionOf = ({ flow }: Scored, id: string): Criterion => flow.criteria.find((c) => c.id === id)!;

const namedDispute = (voice: Voice, scored: Scored, { id }: ScoredCriterion, session: string) => ({
  ...disputeButton(voice, session, id),
  label: voice.t('scorecard:details.dispute', { name: voice.trainer(criterionOf(scored, id).name) }),
});

/** Which lines opened what at a key, with the words that did it. */
function openedHere({ t, customer }: Voice, { card, persona }: Scored, key: string): Part[] {
  const called = customer(persona.called);
  const items = card.opened
    .filter((o) => o.key === key)
    .map(({ quote, line, answer, words }): Item => {
      const said = t('scorecard:opened.line', { line: quote, customer: called, answer: answer.replaceAll('\n', ' ') });
      const by =
        words.length > 0 ? t('scorecard:opened.words', { words: words.join(t('practice:list.separator')) }) : '';
      return { text: `${said}${by}`, line };
    });
  return items.length > 0 ? [{ type: 'list', title: t('scorecard:opened.here'), items }] : [];
}

/** A criterion: its mark, why it counts, and the lines that show it, the customer's beside them where they are the reason. */
function criterionPart(voice: Voice, scored: Scored, { id, level, evidence, moment }: ScoredCriterion): Part {
  const { t } = voice;
  const { name, why } = criterionOf(scored, id);
  const called = voice.customer(scored.persona.called);
  const quotes = evidence.map(({ turn, quote, customer, line }): Item => {
    const heard = customer
      ? t('scorecard:details.heard', { customer: called, answer: customer.replaceAll('\n', ' ') })
      : '';
    return { text: `${t('scorecard:details.evidence', { turn, quote })}${heard}`, line };
  });
  const unasked = level === 'not_applicable' && evidence.length > 0 ? [t('scorecard:customerSaidIt')] : [];
  return {
    type: 'list',
    title: t('scorecard:details.criterion', { name: voice.trainer(name), level: t(`scorecard:levels.${level}`) }),
    items: [voice.trainer(why), ...unasked, ...(quotes.length > 0 ? quotes : [elsewhere(voice, level, moment)])],
  };
}

/** Where nothing shows a mark: nothing of the kind was said, or the place where it could have been. */
function elsewhere({ t }: Voice, level: Mark, moment: Evidence | null): Item {
  if (level === 'met') return t('scorecard:details.neverHappened');
  if (!moment) return t('scorecard:details.noEvidence');
  return { text: t('scorecard:details.moment', { turn: moment.turn, quote: moment.quote }), line: moment.line };
}

function goldenParts(voice: Voice, { flow, card }: Scored): Part[] {
  const { t } = voice;
  const questions = flow.keys.flatMap((k) => k.questions);
  if (questions.length === 0) return [];
  const title = t('scorecard:golden.title');
  if (card.goldenQuestions.length === 0) return [{ type: 'list', title, items: [t('scorecard:golden.none')] }];
  const letter = (id: string) => questions.find((q) => q.id === id)?.letter ?? '?';
  const items: Item[] = [
    t('scorecard:golden.order', { order: card.goldenQuestions.map((g) => letter(g.id)).join(' → ') }),
    t('scorecard:golden.depth', { depth: card.goldenQuestions.at(-1)!.depth, of: questions.length }),
    ...card.goldenQuestions.map(({ id, turn, quote, line }) => ({
      text: t('scorecard:golden.line', { letter: letter(id), turn, quote }),
      line,
    })),
  ];
  return [{ type: 'list', title, items }];
}

function flagParts(voice: Voice, { catalogue, card }: Scored): Part[] {
  const { t } = voice;
  const items = card.flags.map(({ id, family, turn, quote, line }): Item => {
    const words = flagWords(catalogue, id, family);
    return { text: t('scorecard:redFlags.line', { turn, quote, name: voice.trainer(words?.name ?? id) }), line };
  });
  const title = t('scorecard:redFlags.title');
  return [{ type: 'list', title, items: items.length > 0 ? items : [t('scorecard:redFlags.none')] }];
}
