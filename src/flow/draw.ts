import type { Flow } from './flow.ts';
import { ENDINGS } from './flow.ts';

/**
 * A flow's statechart as a Mermaid state diagram: the keys with their questions, the coach beside them, pause and endings.
 * Drawn from the flow that the machine is made of, with the flow's own names.
 */
export function drawFlow(flow: Flow): string {
  const keys = flow.keys.flatMap((key, i) => drawKey(flow, i).map((line) => `    ${line}`));
  return [
    'stateDiagram-v2',
    '  direction TB',
    '  [*] --> practice',
    '  state practice {',
    `    [*] --> ${flow.keys[0]!.id}`,
    ...keys,
    '    --',
    '    [*] --> quiet',
    '    quiet --> hinted : hint',
    '    quiet --> retaking : take_back',
    '    hinted --> retaking : take_back',
    '    retaking --> hinted : hint',
    '    hinted --> quiet : turn',
    '    retaking --> quiet : turn',
    '  }',
    '  practice --> paused : pause',
    '  paused --> practice : resume',
    '  paused --> given_up : end',
    '  practice --> given_up : end',
    ...ENDINGS.filter((e) => e !== 'given_up').map((e) => `  practice --> ${e} : turn`),
    ...ENDINGS.map((e) => `  ${e} : ${flow.endings[e].name}`),
    ...ENDINGS.map((e) => `  ${e} --> [*]`),
    '',
  ].join('\n');
}

function drawKey(flow: Flow, i: number): string[] {
  const key = flow.keys[i]!;
  const next = flow.keys[i + 1];
  const ways = next
    ? key.moves_on.map((m) => `${key.id} --> ${next.id} : ${[m.when, ...m.knows.map((k) => `knows ${k}`)].join(', ')}`)
    : [];
  if (key.questions.length === 0) return [`${key.id} : ${key.name}`, ...ways];
  const names = [...key.questions.map((q) => q.id), 'settled'];
  return [
    `state "${key.name}" as ${key.id} {`,
    `  [*] --> ${names[0]}`,
    ...key.questions.map((q, k) => `  ${q.id} --> ${names[k + 1]} : knows ${q.opens}`),
    ...key.questions.map((q) => `  ${q.id} : ${q.letter} ${q.name}`),
    '}',
    ...ways,
  ];
}
