import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createRecogniser } from '../../src/understanding/recognise.ts';
import type { RecogniserInput } from '../../src/understanding/understanding.ts';
import { readCatalogue } from './messages.ts';

export interface Cost {
  /** From the start of the process until the first message is understood, and of that the recogniser's part. */
  startMs: number;
  readyMs: number;
  /** What the process holds more than before the recogniser was made, after all messages were understood, collected. */
  heapMb: number;
  residentMb: number;
  perSecond: number;
}

const ROUNDS = 3;

/** Makes a recogniser in this process and counts what it costs. Run with --expose-gc. */
function measureCost(inputs: readonly RecogniserInput[]): Cost {
  const catalogue = readCatalogue();
  const before = held();
  const from = performance.now();
  const recognise = createRecogniser(catalogue);
  recognise(inputs[0]!);
  const ready = performance.now();
  for (const input of inputs) recognise(input);
  const started = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) for (const input of inputs) recognise(input);
  const spent = process.cpuUsage(started);
  const after = held();
  recognise(inputs[0]!); // still needed, so it was not collected
  return {
    startMs: ready,
    readyMs: ready - from,
    heapMb: after.heap - before.heap,
    residentMb: after.resident - before.resident,
    perSecond: (inputs.length * ROUNDS) / ((spent.user + spent.system) / 1e6),
  };
}

function held(): { heap: number; resident: number } {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: (heapUsed + arrayBuffers) / 1e6, resident: rss / 1e6 };
}

/** The cost of understanding these messages, measured in a fresh process. */
export function costLines(inputs: readonly RecogniserInput[]): string[] {
  const out = execFileSync(process.execPath, ['--expose-gc', fileURLToPath(import.meta.url)], {
    input: JSON.stringify(inputs),
    maxBuffer: 1e8,
  });
  const { startMs, readyMs, heapMb, residentMb, perSecond } = JSON.parse(String(out)) as Cost;
  return [
    `ready ${readyMs.toFixed(0)} ms after its making began, ${startMs.toFixed(0)} ms after the start of the process`,
    `${Math.round(perSecond)} messages per second of CPU`,
    `${heapMb.toFixed(1)} MB held by the recogniser, the process grew by ${residentMb.toFixed(0)} MB`,
  ];
}

if (import.meta.main) {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  process.stdout.write(JSON.stringify(measureCost(JSON.parse(Buffer.concat(chunks).toString()) as RecogniserInput[])));
}
