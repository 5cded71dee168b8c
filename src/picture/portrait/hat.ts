import type { Portrait } from '../../flow/portrait.ts';
import type { Cloth } from './colours.ts';
import { dot, filled } from './shapes.ts';

/** On the hair, for a head of the usual width. */
export const hat = ({ hat }: Portrait, cloth: Cloth): readonly string[] => HATS[hat](cloth);

const HATS: Readonly<Record<Portrait['hat'], (cloth: Cloth) => readonly string[]>> = {
  none: () => [],
  cap: ({ base, shade }) => [
    filled('M20 21C19 12 24 7.4 32 7.4S45 12 44 21Z', base),
    filled(
      'M20 20.6C25 17.6 39 17.6 44 20.6C47.4 23.4 46.2 25.4 44.2 24.8C37 22 27 22 19.8 24.8C17.8 25.4 16.6 23.4 20 20.6Z',
      shade,
    ),
  ],
  sun_hat: ({ pale, base }) => [
    filled('M21 18C20.2 9.4 25 6.4 32 6.4S43.8 9.4 43 18Z', pale),
    filled('M21 15H43V18.6H21Z', base),
    filled(
      'M13.6 20.4C20 16.6 44 16.6 50.4 20.4C52.4 22.6 50 23.6 48 23C38 20.8 26 20.8 16 23C14 23.6 11.6 22.6 13.6 20.4Z',
      pale,
    ),
  ],
  kerchief: ({ base, shade, pale }) => [
    filled('M20.6 18.4L14.6 17.2L16.2 20.6L14.4 23.6L20.6 21.4Z', shade),
    filled('M19.8 21.6C18.8 11.6 23.6 7.2 32 7.2S45.2 11.6 44.2 21.6C37 17 27 17 19.8 21.6Z', base),
    filled('M19.7 19.6C27 14.8 37 14.8 44.3 19.6L44.2 21.8C37 17.2 27 17.2 19.8 21.8Z', shade),
    dot(26.4, 12.2, 1.1, pale),
    dot(32.4, 10.4, 1.1, pale),
    dot(38.2, 12.8, 1.1, pale),
  ],
};
