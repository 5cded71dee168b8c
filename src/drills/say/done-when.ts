import type { Ending, Flow } from '../../flow/flow.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Missing } from '../done-when.ts';

/** What a try does not show yet, in words for the rep: a line each; of several ways a heading for each, and its lines. */
export const missingWords = (voice: Voice, flow: Flow, missing: readonly Missing[]): string[] =>
  missing.flatMap((one) => (one.what === 'any' ? waysWords(voice, flow, one.ways) : [sentence(voice, flow, one)]));

const waysWords = (voice: Voice, flow: Flow, ways: readonly (readonly Missing[])[]): string[] => [
  voice.t('drills:doneWhen.any'),
  ...ways.flatMap((way, i) => [voice.t('drills:doneWhen.way', { number: i + 1 }), ...missingWords(voice, flow, way)]),
];

function sentence(voice: Voice, flow: Flow, one: Exclude<Missing, { what: 'any' }>): string {
  const { t, trainer, language } = voice;
  const ending = (id: Ending) => trainer(flow.endings[id].name);
  switch (one.what) {
    case 'volunteered':
      return t('drills:doneWhen.volunteered', { had: one.had, wanted: one.wanted });
    case 'knows':
      return t('drills:doneWhen.knows', { what: t(`drills:doneWhen.levels.${one.level}`) });
    case 'criteria':
      return t('drills:doneWhen.criteria', {
        criterion: trainer(nameOf(flow.criteria, one.criterion)),
        level: t(`scorecard:levels.${one.level}`),
        wanted: t(`scorecard:levels.${one.wanted}`),
      });
    case 'never':
      return t('drills:doneWhen.never', { turn: one.turn, note: trainer(flow.notes[one.note]) });
    case 'no_golden_questions': {
      const questions = flow.keys.flatMap((key) => key.questions);
      return t('drills:doneWhen.noGoldenQuestions', {
        turn: one.turn,
        question: trainer(nameOf(questions, one.question)),
      });
    }
    default: {
      const wanted = new Intl.ListFormat(language, { type: 'disjunction' }).format(one.wanted.map(ending));
      return t('drills:doneWhen.ending', { ending: ending(one.ending), wanted });
    }
  }
}

const nameOf = (named: readonly { id: string; name: string }[], wanted: string) =>
  named.find(({ id }) => id === wanted)!.name;
