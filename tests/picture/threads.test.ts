import { jest } from '@jest/globals';
import * as threading from 'node:worker_threads';
import { picture } from '../../src/picture/svg.ts';

const svg = picture(30, 20, '#ffffff', []);
const started: threading.Worker[] = [];

class Noted extends threading.Worker {
  constructor(...given: ConstructorParameters<typeof threading.Worker>) {
    super(...given);
    started.push(this);
  }
}
jest.unstable_mockModule('node:worker_threads', () => ({ Worker: Noted }));
const { toPng } = await import('../../src/picture/png.ts');

/** The thread holds the fonts: some hundred megabytes that a quiet trainer should not keep. */
test('the thread that draws is kept while pictures are asked for, and goes when it is quiet', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  for (let i = 0; i < 3; i += 1) {
    await toPng(svg, 'Hant');
    jest.advanceTimersByTime(59_000);
  }
  expect(started).toHaveLength(1);

  const gone = new Promise((resolve) => started[0]!.once('exit', resolve));
  jest.advanceTimersByTime(1_000);
  await gone;
  expect((await toPng(svg, 'Hant')).length).toBeGreaterThan(0);
  expect(started).toHaveLength(2);
  jest.useRealTimers();
});
