import type { Portrait } from '../../flow/portrait.ts';
import type { Tone } from './colours.ts';
import { bothSides, dot, filled, stroked } from './shapes.ts';

/** A face's outline: half its width, where the cheek turns in, half the width of the jaw, and the chin. */
interface Outline {
  half: number;
  cheek: number;
  jaw: number;
  chin: number;
}

const USUAL_HALF = 11;
const OUTLINES: Readonly<Record<Portrait['face'], Outline>> = {
  oval: { half: 11, cheek: 36.5, jaw: 5.6, chin: 42.4 },
  round: { half: 12, cheek: 38, jaw: 7.4, chin: 41.6 },
  square: { half: 11.8, cheek: 40.4, jaw: 9.2, chin: 42.4 },
  long: { half: 10.5, cheek: 38.4, jaw: 6.4, chin: 44.2 },
};

/** How many times as wide as usual the head is: hair and hat go with it. */
export const widthOf = ({ face }: Portrait): number => OUTLINES[face].half / USUAL_HALF;

/** Neck, ears and the bare face; on a broad person the neck is thicker. */
export function head({ face, build }: Portrait, { base, shade }: Tone): string[] {
  const { half, chin } = OUTLINES[face];
  const neck = build === 'broad' ? 6.2 : 4.8;
  const [left, right, under] = [32 - neck, 32 + neck, chin + 1.2];
  return [
    filled(`M${left} 36V50H${right}V36Z`, base),
    filled(
      `M${left} 38H${right}V${under}C${right - 3} ${under + 2.6} ${left + 3} ${under + 2.6} ${left} ${under}Z`,
      shade,
    ),
    ...bothSides(dot(32.4 - half, 29.6, 2.5, base, 3), dot(32.4 - half, 29.8, 1.2, shade, 1.6)),
    filled(outlineOf(face), base),
  ];
}

function outlineOf(face: Portrait['face']): string {
  const { half, cheek, jaw, chin } = OUTLINES[face];
  const [left, right] = [32 - half, 32 + half];
  return `M${left} 26C${left} 17 25 12 32 12S${right} 17 ${right} 26C${right} ${cheek} ${32 + jaw} ${chin} 32 ${chin}S${left} ${cheek} ${left} 26Z`;
}

/**
 * The face's outline from below one ear around the chin to the other, `out` beyond it, closed by `upper`: a path that
 * goes from the right to the left and lacks only its last point.
 */
export function lowerFace(face: Portrait['face'], out: number, upper: string): string {
  const { half, cheek, jaw, chin } = OUTLINES[face];
  const ear = { across: half + out / 2, down: 28.6 };
  const [turn, end] = [cheek + out, chin + out];
  const left = `${32 - ear.across} ${ear.down}`;
  return `M${left}C${32 - half} ${turn} ${32 - jaw} ${end} 32 ${end}S${32 + half} ${turn} ${32 + ear.across} ${ear.down}${upper} ${left}Z`;
}

/** What the years have drawn: nothing, the lines of smiling, and those beside the eyes and on the forehead. */
export function lines({ age }: Portrait, { shade }: Tone): string[] {
  if (age === 'young') return [];
  const smiling = stroked('M26.4 33.4C25.6 34.2 25.2 35.2 25.2 36.2', shade, 0.9);
  if (age === 'middle') return bothSides(smiling);
  const besideEyes = [stroked('M23.7 28.2L22.5 27.5', shade, 0.8), stroked('M23.7 29.9L22.5 30.4', shade, 0.8)];
  const underEyes = stroked('M26 31.6C27 32.3 28.3 32.3 29.2 31.7', shade, 0.8);
  return [...bothSides(smiling, ...besideEyes, underEyes), stroked('M28.6 21.6C30.6 21 33.4 21 35.4 21.6', shade, 0.9)];
}
