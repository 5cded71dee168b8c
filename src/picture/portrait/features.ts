import type { Portrait } from '../../flow/portrait.ts';
import { INK, LIPS, TEETH, type Tone } from './colours.ts';
import { bothSides, dot, filled, stroked } from './shapes.ts';

/** Cheeks, brows, eyes, nose and mouth. Who laughs has the eyes closed. */
export function features({ expression, build }: Portrait, skin: Tone, hair: Tone): string[] {
  const laughs = expression === 'laugh';
  const brow = stroked(
    laughs ? 'M25 24.2C26.4 22.9 28.4 22.8 29.8 23.6' : 'M25 24.2C26.4 23.1 28.4 23 29.8 23.7',
    hair.shade,
    build === 'broad' ? 1.5 : 1.15,
  );
  const eye = laughs ? stroked('M25.4 29.4C26.4 27.4 28.6 27.4 29.6 29.4', INK, 1.2) : dot(27.5, 28.8, 1.35, INK, 1.6);
  return [
    ...bothSides(cheek(skin), brow, eye),
    stroked('M32 28.8C32.4 30.4 33 31.4 32.6 32.4C32.2 32.9 31.6 32.9 31 32.7', skin.shade, 1),
    ...MOUTHS[expression],
  ];
}

const cheek = ({ shade }: Tone): string => dot(25.6, 33.4, 2.2, `${shade}66`, 1.6);

const MOUTHS: Readonly<Record<Portrait['expression'], readonly string[]>> = {
  calm: [stroked('M29 36.3C30.6 37.5 33.4 37.5 35 36.3', LIPS, 1.3)],
  smile: [stroked('M28.5 35.9C30 38 34 38 35.5 35.9', LIPS, 1.3)],
  laugh: [filled('M27.6 35.2H36.4C36.2 41 27.8 41 27.6 35.2Z', LIPS), filled('M28.4 35.2H35.6L35.2 36.8H28.8Z', TEETH)],
};

const GLASSES: Readonly<Record<Portrait['glasses'], readonly string[]>> = {
  none: [],
  round: rims('M31 28.9A3.7 3.7 0 1 1 23.6 28.9A3.7 3.7 0 1 1 31 28.9Z'),
  square: rims('M23.9 25.8H30Q31 25.8 31 26.8V30Q31 32 29 32H25Q23.2 32 23 30L22.8 26.9Q22.8 25.8 23.9 25.8Z'),
};

function rims(d: string): readonly string[] {
  const rim = stroked(d, INK, 1.1);
  return [
    ...bothSides(rim, stroked('M23.2 28L21 27.4', INK, 1)),
    stroked('M31 28.2C31.6 27.6 32.4 27.6 33 28.2', INK, 1.1),
  ];
}

export const glasses = ({ glasses }: Portrait): readonly string[] => GLASSES[glasses];
