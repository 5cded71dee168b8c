import type { Message } from '../../session/message.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Problem } from '../problem.ts';
import type { UserGroup } from '../short-form.ts';
import { dateText } from './when.ts';

export const problemText = (voice: Voice, { code, values }: Problem): string =>
  voice.t(`drills:form.problems.${code}`, {
    ...values,
    ...(values.date === undefined ? {} : { date: dateText(voice, String(values.date)) }),
  });

const typedText = ({ t }: Voice, line: string): string => t('drills:shortForm.typed', { line });

/** A message that says why nothing came of a drill in one line, with that line. */
export const withTyped = (voice: Voice, message: Message, line: string): Message => ({
  ...message,
  parts: [...message.parts, { type: 'note', text: typedText(voice, line) }],
});

/** Why a drill in one line was not taken, with what was typed and a line that would be; `group`: one that there is. */
export const shortFormMessage = (
  voice: Voice,
  problems: readonly Problem[],
  { line, group }: { line: string; group: UserGroup | undefined },
): Message => {
  const called = group ? `@${group.handle}` : voice.t('drills:shortForm.exampleGroup');
  return coachMessage(voice, [
    { type: 'text', text: voice.t('drills:shortForm.title') },
    { type: 'list', items: [...new Set(problems.map((one) => problemText(voice, one)))] },
    {
      type: 'note',
      text: [
        typedText(voice, line),
        voice.t('drills:shortForm.example', { example: voice.t('drills:shortForm.exampleText', { group: called }) }),
        voice.t('drills:shortForm.form'),
      ].join('\n'),
    },
  ]);
};
