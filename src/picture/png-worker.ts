import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { PNG } from 'pngjs';

/** The script in which a reader reads: some characters have another shape in the other one. */
export type PictureScript = 'Hant' | 'Hans';

export interface Drawing {
  id: number;
  svg: string;
  script: PictureScript;
  /** How many pixels for each point of the SVG, in each direction. */
  fineness: number;
}
export type Drawn = { id: number; png: Uint8Array<ArrayBuffer> } | { id: number; unreadable: string };

const FONTS = {
  Hant: { family: 'Noto Sans T Chinese', holder: '@embedpdf/fonts-tc', file: 'NotoSansHant' },
  Hans: { family: 'Noto Sans S Chinese', holder: '@embedpdf/fonts-sc', file: 'NotoSansHans' },
} as const;

const { resolve } = createRequire(import.meta.url);

/** The fonts lie beside what their package shows, which is `dist/` only. */
const fontsOf = ({ holder, file }: (typeof FONTS)[PictureScript]): Promise<Uint8Array[]> =>
  Promise.all(
    ['Regular', 'Bold'].map((weight) =>
      readFile(join(dirname(resolve(holder)), '..', 'fonts', `${file}-${weight}.otf`)),
    ),
  );

async function load(): Promise<Record<PictureScript, Uint8Array[]>> {
  const [Hant, Hans, wasm] = await Promise.all([
    fontsOf(FONTS.Hant),
    fontsOf(FONTS.Hans),
    readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')),
  ]);
  await initWasm(wasm);
  return { Hant, Hans };
}

let loaded: ReturnType<typeof load> | undefined;

async function answer(drawing: Drawing): Promise<void> {
  const drawn = draw(drawing, await (loaded ??= load()));
  parentPort!.postMessage(drawn, 'png' in drawn ? [drawn.png.buffer] : []);
}

/** A thread of its own that draws, so that nobody who talks waits for a picture. What it did not foresee ends it. */
parentPort!.on('message', (drawing: Drawing) => void answer(drawing));

/** What the reader's font lacks is taken from the other one. The memory of wasm is not swept, so all is freed by hand. */
function draw({ id, svg, script, fineness }: Drawing, fonts: Record<PictureScript, Uint8Array[]>): Drawn {
  const picture = read(svg, { script, fineness }, fonts);
  if (typeof picture === 'string') return { id, unreadable: picture };
  const image = picture.render();
  const png = packed(image);
  image.free();
  picture.free();
  return { id, png };
}

/** Why it cannot be read, where it cannot. A fault of wasm itself is thrown on: the thread is not to be used again. */
function read(
  svg: string,
  { script, fineness }: Pick<Drawing, 'script' | 'fineness'>,
  { Hant, Hans }: Record<PictureScript, Uint8Array[]>,
) {
  const fontBuffers = script === 'Hant' ? [...Hant, ...Hans] : [...Hans, ...Hant];
  const font = { fontBuffers, defaultFontFamily: FONTS[script].family };
  try {
    return new Resvg(svg, { fitTo: { mode: 'zoom', value: fineness }, font });
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    if (error.name === 'RuntimeError') throw error;
    return error.message;
  }
}

/** Flat colours pack best unfiltered: half of what the drawing library makes of them. */
function packed({
  width,
  height,
  pixels,
}: {
  width: number;
  height: number;
  pixels: Uint8Array;
}): Uint8Array<ArrayBuffer> {
  const picture = new PNG({ width, height });
  picture.data = Buffer.from(pixels);
  const options = { colorType: 2, inputHasAlpha: true, filterType: 0, deflateLevel: 9, deflateStrategy: 0 } as const;
  return new Uint8Array(PNG.sync.write(picture, options));
}
