import { mkdir, writeFile } from 'node:fs/promises';
import { argumentsOf } from './arguments.ts';
import { drawFlow } from '../flow/draw.ts';
import { loadContent } from '../flow/load.ts';

/** npm run flows:draw [FOLDER]: writes each flow's statechart as Mermaid to FOLDER (docs/flows). */
const { positionals } = argumentsOf({
  usage: `npm run flows:draw [-- FOLDER]
Writes the statechart of each flow, as Mermaid, to FOLDER (docs/flows).`,
  words: 1,
});
const folder = positionals[0] ?? 'docs/flows';
const { flows } = await loadContent();
await mkdir(folder, { recursive: true });
for (const { flow } of flows.values()) {
  const file = `${folder}/${flow.value.id}.mmd`;
  await writeFile(file, drawFlow(flow.value));
  console.log(file);
}
