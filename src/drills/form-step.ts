import { drillParts, MOST_TRIES, usualTries, type Setting } from './default-spec.ts';
import { COACHINGS, DIFFICULTIES, PASS_MARKS, type Step } from './drill.ts';
import { chosen, one, USUAL_TRIES, type FieldProblems, type Filled } from './fields.ts';
import { problem } from './problem.ts';

/**
 * What is practised, out of a filled-in form, or what is wrong with which fields. Parts and customers must be of one flow:
 * which customer would play a part of another?
 */
export function stepIn(filled: Filled, { voice, content }: Setting): Step | { problems: FieldProblems } {
  const wanted = idsIn(filled.parts);
  const customers = idsIn(filled.personas);
  const folder = content.flows.get(wanted[0]?.flow ?? '');
  const ofFlow = ({ flow }: { flow: string }) => flow === folder?.flow.value.id;
  const all = folder ? drillParts(voice, folder.flow.value).map(({ id }) => id) : [];
  const parts = wanted
    .filter(ofFlow)
    .map(({ id }) => id)
    .filter((id) => all.includes(id));
  const personas = customers
    .filter(ofFlow)
    .map(({ id }) => id)
    .filter((id) => folder?.personas.has(id));
  const tries = one(filled.tries) === USUAL_TRIES ? usualTries(parts) : Number(one(filled.tries));
  const problems: FieldProblems = {
    ...(parts.length === 0 ? { parts: problem('no_part') } : {}),
    ...(wanted.every(ofFlow) ? {} : { parts: problem('other_flow') }),
    ...(personas.length === 0 && (folder ?? customers.length === 0) ? { personas: problem('no_customer') } : {}),
    ...(folder && !customers.every(ofFlow) ? { personas: problem('other_flow') } : {}),
    ...(Number.isInteger(tries) && tries >= 1 && tries <= MOST_TRIES
      ? {}
      : { tries: problem('too_many_tries', { most: MOST_TRIES }) }),
  };
  if (!folder || Object.keys(problems).length > 0) return { problems };
  return {
    name: '',
    says: '',
    flow: folder.flow.value.id,
    parts,
    personas,
    difficulty: chosen(DIFFICULTIES, filled.difficulty),
    coaching: chosen(COACHINGS, filled.coaching),
    tries,
    pass: chosen(PASS_MARKS, filled.pass),
    doneWhen: null,
    doneSays: '',
  };
}

const idsIn = (values: readonly string[] = []) =>
  values.map((value) => {
    const [flow = '', id = ''] = value.split('/');
    return { flow, id };
  });
