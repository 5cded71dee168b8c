import type { Catalogue } from '../../flow/catalogue.ts';
import type { Flow } from '../../flow/flow.ts';
import type { Persona } from '../../flow/persona.ts';
import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Message, Part } from '../message.ts';
import { button, coachMessage, type Voice } from './voice.ts';

interface Told {
  flow: Flow;
  persona: Persona;
  catalogue: Catalogue;
  card: Scorecard;
  session: string;
}

/**
 * The scorecard as it is first seen (trainer.md, section 5): what opened, four bars, the one thing to fix, integrity in
 * plain words. The total stands in the details. The rep's own words are quoted as written.
 */
export function scorecardMessage(voice: Voice, told: Told): Message {
  const { t } = voice;
  const { flow, persona, card, session } = told;
  const title: Part = { type: 'heading', text: t('scorecard:title') };
  const ending: Part = {
    type: 'text',
    text: t('scorecard:subtitle', {
      customer: voice.customer(persona.called),
      ending: voice.trainer(flow.endings[card.ending].says),
    }),
  };
  return coachMessage(voice, [
    title,
    ending,
    ...capParts(voice, told),
    ...openedParts(voice, told),
    bars(voice, flow, card),
    ...fixParts(voice, told),
    ...goldenParts(voice, told),
    ...flagParts(voice, told),
    nextButtons(voice, told, session),
  ]);
}

const bars = (voice: Voice, flow: Flow, card: Scorecard): Part => ({
  type: 'bars',
  rows: card.keys.map((k) => ({
    label: voice.trainer(flow.keys.find((key) => key.id === k.id)!.name),
    share: k.share,
    level: k.level,
    mark: voice.t(`scorecard:levels.${k.level}`),
  })),
});

/** The line that opened the deepest, with what the customer then said. */
function openedParts({ t, customer }: Voice, { persona, card }: Told): Part[] {
  const called = customer(persona.called);
  const best = card.opened.findLast((o) => !['public', 'true_objection'].includes(o.level)) ?? card.opened.at(-1);
  const text = best
    ? t('scorecard:opened.line', { line: best.quote, customer: called, answer: best.answer.replaceAll('\n', ' ') })
    : t('scorecard:opened.none', { customer: called });
  return [{ type: 'list', title: t('scorecard:opened.title'), items: [text] }];
}

/** Says that a mark seems wrong; it is kept with the session. */
const disputeButton = (voice: Voice, session: string, criterion: string): Part => ({
  type: 'buttons',
  buttons: [{ action: 'dispute', label: voice.t('practice:buttons.markSeemsWrong'), value: `${session}/${criterion}` }],
});

function fixParts(voice: Voice, { flow, persona, card, session }: Told): Part[] {
  const { t } = voice;
  const title = t('scorecard:fix.title');
  if (!card.fix)
    return [{ type: 'list', title, items: [t('scorecard:fix.none', { customer: voice.customer(persona.called) })] }];
  const { quote, answer, better, criterion } = card.fix;
  const { name, why } = flow.criteria.find((c) => c.id === criterion)!;
  return [
    {
      type: 'list',
      title,
      items: [
        t('practice:criteria.line', { name: voice.trainer(name), why: voice.trainer(why) }),
        t('scorecard:fix.line', { line: quote }),
        t('scorecard:fix.answer', { customer: voice.customer(persona.called), answer: answer.replaceAll('\n', ' ') }),
        t('scorecard:fix.better', { better: voice.trainer(better) }),
      ],
    },
    disputeButton(voice, session, criterion),
  ];
}

function goldenParts(voice: Voice, { flow, card }: Told): Part[] {
  const { t } = voice;
  const questions = flow.keys.flatMap((k) => k.questions);
  if (questions.length === 0) return [];
  if (card.goldenQuestions.length === 0)
    return [{ type: 'list', title: t('scorecard:golden.title'), items: [t('scorecard:golden.none')] }];
  const letter = (id: string) => questions.find((q) => q.id === id)?.letter ?? '?';
  const items = [
    t('scorecard:golden.order', { order: card.goldenQuestions.map((g) => letter(g.id)).join(' → ') }),
    t('scorecard:golden.depth', { depth: card.goldenQuestions.at(-1)!.depth, of: questions.length }),
    ...card.goldenQuestions.map((g) =>
      t('scorecard:golden.line', { letter: letter(g.id), turn: g.turn, quote: g.quote }),
    ),
  ];
  return [{ type: 'list', title: t('scorecard:golden.title'), items }];
}

/** What a flag, or its family, is called, why it matters, and an honest way to say it. */
function flagWords(catalogue: Catalogue, id: string, family: string | null) {
  const flag = catalogue.flags.flags.find((f) => f.id === id);
  return flag?.families.find((f) => f.id === family) ?? flag ?? catalogue.moves.cues.find((c) => c.id === id);
}

function flagParts(voice: Voice, { catalogue, card }: Told): Part[] {
  const { t } = voice;
  const items = card.flags.map(({ id, family, turn, quote }) => {
    const words = flagWords(catalogue, id, family);
    return t('scorecard:redFlags.line', { turn, quote, name: voice.trainer(words?.name ?? id) });
  });
  return [
    {
      type: 'list',
      title: t('scorecard:redFlags.title'),
      items: items.length > 0 ? items : [t('scorecard:redFlags.none')],
    },
  ];
}

/** Integrity is said plainly: what the line is, what it caps, and how to set it right. */
function capParts(voice: Voice, { catalogue, card }: Told): Part[] {
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

function nextButtons(voice: Voice, { flow, card }: Told, session: string): Part {
  const weakest = card.keys
    .filter((k) => k.level === 'not' || k.level === 'partly')
    .toSorted((a, b) => a.share - b.share)[0];
  const again = weakest
    ? [
        {
          action: 'weakest_key' as const,
          label: voice.t('practice:buttons.weakestKey', {
            key: voice.trainer(flow.keys.find((k) => k.id === weakest.id)!.name),
          }),
          value: `${session}/${weakest.id}`,
          main: true,
        },
      ]
    : [];
  return {
    type: 'buttons',
    buttons: [
      ...again,
      button(voice, 'another_customer', session),
      button(voice, 'same_again', session),
      { action: 'show_details', label: voice.t('scorecard:details.show'), value: session },
    ],
  };
}

/** Every criterion with its mark and the rep's own lines; each mark can be questioned. */
export function detailsMessage(voice: Voice, { flow, card, session }: Told): Message {
  const { t } = voice;
  const parts = card.criteria.flatMap((c): Part[] => {
    const criterion = flow.criteria.find((x) => x.id === c.id)!;
    const quotes = c.evidence.map((e) => t('scorecard:details.evidence', { turn: e.turn, quote: e.quote }));
    const said = c.level === 'not_applicable' && c.evidence.length > 0 ? [t('scorecard:customerSaidIt')] : [];
    return [
      {
        type: 'list',
        title: t('scorecard:details.criterion', {
          name: voice.trainer(criterion.name),
          level: t(`scorecard:levels.${c.level}`),
        }),
        items: [
          voice.trainer(criterion.why),
          ...said,
          ...(quotes.length > 0 ? quotes : [t('scorecard:details.noEvidence')]),
        ],
      },
      disputeButton(voice, session, c.id),
    ];
  });
  return coachMessage(voice, [
    { type: 'heading', text: t('scorecard:details.title') },
    ...parts,
    { type: 'note', text: `${t('scorecard:details.total', { total: card.total })}\n${t('scorecard:details.meaning')}` },
  ]);
}
