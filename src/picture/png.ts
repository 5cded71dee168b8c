import { Worker } from 'node:worker_threads';
import { PictureError } from './errors.ts';
import type { Drawing, Drawn, PictureScript } from './png-worker.ts';

/** The thread, its fonts and what it draws with take some 100 MB, so it goes when no picture has been asked for so long. */
const QUIET_MS = 60_000;

interface Thread {
  draw: (svg: string, script: PictureScript, fineness: number) => Promise<Buffer>;
}

let thread: Thread | undefined;

/** Phones have that many points. */
const FINE = 2;

/**
 * The picture as PNG, twice as many pixels wide and high as the SVG says, or as is asked. Text that names no font gets that of the
 * script. Rejects with a PictureError. It is drawn on a thread of its own, started when it is first needed and again
 * when it has ended.
 */
export const toPng = async (svg: string, script: PictureScript, fineness = FINE): Promise<Buffer> =>
  (thread ??= startThread()).draw(svg, script, fineness);

function startThread(): Thread {
  const worker = new Worker(new URL('./png-worker.ts', import.meta.url));
  const waiting = new Map<number, PromiseWithResolvers<Buffer>>();
  let last = 0;

  const ended = (error?: unknown) => {
    if (thread === started) thread = undefined;
    clearTimeout(quiet);
    const problem = new PictureError(
      'failed',
      'The thread that draws pictures has ended. Ask for the picture again.',
      error,
    );
    for (const { reject } of waiting.values()) reject(problem);
    waiting.clear();
  };
  const leave = () => {
    if (waiting.size > 0) return;
    thread = undefined;
    void worker.terminate();
  };
  const quiet = setTimeout(leave, QUIET_MS).unref();

  worker.on('message', (drawn: Drawn) => {
    const asked = waiting.get(drawn.id)!;
    waiting.delete(drawn.id);
    if (waiting.size === 0) worker.unref();
    quiet.refresh();
    if ('png' in drawn) asked.resolve(Buffer.from(drawn.png.buffer));
    else asked.reject(new PictureError('bad_svg', `The picture cannot be read as SVG: ${drawn.unreadable}`));
  });
  worker.on('error', ended);
  worker.on('exit', () => ended());
  // Idle, it keeps no process alive (a listener would); a picture under way does.
  worker.unref();

  const started: Thread = {
    draw: (svg, script, fineness) => {
      const asked = Promise.withResolvers<Buffer>();
      waiting.set(++last, asked);
      worker.ref();
      quiet.refresh();
      worker.postMessage({ id: last, svg, script, fineness } satisfies Drawing);
      return asked.promise;
    },
  };
  return started;
}
