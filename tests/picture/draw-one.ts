import { toPng } from '../../src/picture/png.ts';
import { picture } from '../../src/picture/svg.ts';

/** Draws a picture as a process of its own and says how wide it is; run by png.test.ts. */
const png = await toPng(picture(30, 20, '#ffffff', []), 'Hant');
process.stdout.write(String(png.readUInt32BE(16)));
