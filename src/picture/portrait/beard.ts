import type { Portrait } from '../../flow/portrait.ts';
import type { Tone } from './colours.ts';
import { lowerFace } from './head.ts';
import { filled } from './shapes.ts';

const MOUSTACHE =
  'M32 34C34.6 33.2 37 34 37.8 36.2C35.6 36.4 33.4 36 32 35.2C30.6 36 28.4 36.4 26.2 36.2C27 34 29.4 33.2 32 34Z';
/** The upper edge on the cheeks, from the right ear to the left one. */
const CHEEKS = 'C40.4 34 38.4 35 36.4 34.2C33.6 33.4 30.4 33.4 27.6 34.2C25.6 35 23.6 34';

type Growth = (face: Portrait['face'], base: string) => readonly string[];
const BEARDS: Readonly<Record<Portrait['beard'], Growth>> = {
  none: () => [],
  stubble: (face, base) => [filled(lowerFace(face, 0, CHEEKS), `${base}2b`)],
  moustache: (_face, base) => [filled(MOUSTACHE, base)],
  full: (face, base) => [filled(lowerFace(face, 0.8, CHEEKS), base)],
};

/** What grows on the cheeks and the lip; the mouth is drawn on it. */
export const beard = ({ beard, face }: Portrait, { base }: Tone): readonly string[] => BEARDS[beard](face, base);
