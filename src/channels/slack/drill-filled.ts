import type { ViewOutput } from '@slack/bolt';
import { FIELDS, type FieldProblems, type Filled } from '../../drills/fields.ts';
import { problemText } from '../../drills/say/problems.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Opened } from './drill-inputs.ts';

type State = ViewOutput['state']['values'];
type Answer = State[string][string];

/** What a modal of ours was filled in with, `view.state.values`; a field that is not in it has no values. */
export const valuesIn = (state: State): Filled =>
  Object.fromEntries(
    FIELDS.map((field) => {
      const answer = state[field]?.[field];
      return [field, answer ? chosenIn(answer) : []];
    }),
  );

function chosenIn(answer: Answer): string[] {
  const single = answer.value ?? answer.selected_date ?? answer.selected_time ?? answer.selected_option?.value;
  if (single !== undefined && single !== null) return [single];
  return answer.selected_users ?? answer.selected_options?.map(({ value }) => value) ?? [];
}

/** What Slack is answered, so that each problem stands below its field. */
export const errorsOf = (voice: Voice, problems: FieldProblems) => ({
  response_action: 'errors' as const,
  errors: Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, problemText(voice, problem)])),
});

/** What the modal was opened for, out of its `private_metadata`. */
export const openedFor = (metadata: string): Opened => JSON.parse(metadata) as Opened;
