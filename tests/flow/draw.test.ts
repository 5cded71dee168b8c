import { drawFlow } from '../../src/flow/draw.ts';
import { loadContent } from '../../src/flow/load.ts';
import { machineOf } from '../../src/flow/machine.ts';

test('the drawing has every state of the machine', async () => {
  const flow = (await loadContent()).flows.get('four-keys')!.flow.value;
  const drawing = drawFlow(flow);
  const named = (node: { key: string; states: object; history?: unknown; type: string }): string[] => [
    ...(node.type === 'history' ? [] : [node.key]),
    ...Object.values(node.states).flatMap(named),
  ];
  const states = named(machineOf(flow).root as never).filter(
    (name) => !['four-keys', 'method', 'coach'].includes(name),
  );
  expect(states.length).toBeGreaterThan(15);
  for (const state of states) expect(drawing).toMatch(new RegExp(`\\b${state}\\b`));
});
