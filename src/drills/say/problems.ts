import type { Message } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Problem } from '../problem.ts';

export const problemText = ({ t }: Voice, { code, values }: Problem): string =>
  t(`drills:form.problems.${code}`, values);

/** Why a drill in one line was not taken, with a line that would be. */
export const shortFormMessage = (voice: Voice, problems: readonly Problem[]): Message =>
  coachMessage(voice, [
    { type: 'text', text: voice.t('drills:shortForm.title') },
    { type: 'list', items: [...new Set(problems.map((one) => problemText(voice, one)))] },
    {
      type: 'note',
      text: [
        voice.t('drills:shortForm.example', { example: voice.t('drills:shortForm.exampleText') }),
        voice.t('drills:shortForm.form'),
      ].join('\n'),
    },
  ]);
