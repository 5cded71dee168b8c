import type { Portrait } from '../../flow/portrait.ts';
import type { Cloth } from './colours.ts';
import { bothSides, dot, filled, stroked } from './shapes.ts';

/** Draws a garment; `shoulders` is its outline, which the build gives. */
type Garment = (cloth: Cloth, shoulders: string) => readonly string[];

/** Shoulders in what the customer wears; they reach below the picture's edge. */
export const clothes = ({ wears, build }: Portrait, cloth: Cloth): readonly string[] =>
  GARMENTS[wears](cloth, SHOULDERS[build]);

const SHOULDERS: Readonly<Record<Portrait['build'], string>> = {
  slim: 'M10 66V59C10 52.4 20 49.6 26.6 46C28.4 50 35.6 50 37.4 46C44 49.6 54 52.4 54 59V66Z',
  broad: 'M4 66V58C4 51 17 48.4 25.4 45.4C28 50 36 50 38.6 45.4C47 48.4 60 51 60 58V66Z',
};

/** The left leaf of a collar that lies open. */
const COLLAR = 'M25.8 43.8L32 50.2L28.6 55.6L23 47.2Z';
/** An open neck down to a point on the breast, and the left lapel beside it. */
const OPEN_NECK = 'M25.4 45.2C28 49.2 36 49.2 38.6 45.2L32 62Z';
const LAPEL = 'M25.2 44.8L32 62.4L31 66L25.4 59.6L26.8 56.6L22.2 55.4L22.6 47Z';

const GARMENTS: Readonly<Record<Portrait['wears'], Garment>> = {
  shirt: ({ base, shade, pale }, shoulders) => [
    filled(shoulders, base),
    stroked('M32 51V66', shade, 1),
    ...bothSides(filled(COLLAR, shade)),
    dot(32, 55.4, 0.9, pale),
  ],
  polo: ({ base, shade, pale }, shoulders) => [
    filled(shoulders, base),
    filled('M29.8 50H34.2V60H29.8Z', shade),
    ...bothSides(filled(COLLAR, pale)),
    dot(32, 55.6, 0.9, pale),
  ],
  sweater: ({ base, shade }, shoulders) => [
    filled(shoulders, base),
    filled('M26 43.6C28.4 46.6 35.6 46.6 38 43.6L39.2 48.4C36 52.4 28 52.4 24.8 48.4Z', shade),
  ],
  cardigan: ({ base, shade, pale }, shoulders) => [
    filled(shoulders, base),
    filled('M25.4 45.2C28 49.2 36 49.2 38.6 45.2L32 56Z', pale),
    ...bothSides(stroked('M25 46.2L32 56.4', shade, 2)),
    stroked('M32 56V66', shade, 2.4),
    dot(32, 58, 0.8, pale),
  ],
  blazer: ({ base, shade, pale }, shoulders) => [
    filled(shoulders, base),
    filled(OPEN_NECK, pale),
    ...bothSides(filled(LAPEL, shade)),
  ],
  suit: ({ base, shade, pale, ground }, shoulders) => [
    filled(shoulders, base),
    filled(OPEN_NECK, pale),
    filled('M30.4 50H33.6L33 52.4L34 57.6L32 62.4L30 57.6L31 52.4Z', ground),
    ...bothSides(filled('M26 43.6L32 50L29.4 53.8L25 46.4Z', pale), filled(LAPEL, shade)),
  ],
  apron: ({ base, shade, pale }, shoulders) => [
    filled(shoulders, pale),
    filled('M26.6 46C28.4 50 35.6 50 37.4 46L38.2 46.6C36.6 52 27.4 52 25.8 46.6Z', shade),
    ...bothSides(stroked('M23.2 48.2L24.4 55', base, 2.2)),
    filled('M22.4 53.6H41.6C41.8 57.4 43.4 59.4 46 60.4V66H18V60.4C20.6 59.4 22.2 57.4 22.4 53.6Z', base),
  ],
  work_jacket: ({ base, shade, pale }, shoulders) => [
    filled(shoulders, base),
    filled('M26.4 45.6H37.6L32 54.4Z', pale),
    ...bothSides(filled('M25.6 43.6L32 53.4L27.6 55L22.8 47.2Z', shade), stroked('M17.6 57.6H24.6', shade, 1.4)),
    stroked('M32 54V66', shade, 1.2),
  ],
};
