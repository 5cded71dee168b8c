import type { Portrait } from '../../flow/portrait.ts';
import type { Tone } from './colours.ts';
import { bothSides, dot, filled } from './shapes.ts';

/** What of the hair lies behind the shoulders and head, and what over the face, for a head of the usual width. */
export interface Layers {
  behind: readonly string[];
  over: readonly string[];
}

const SHORT =
  'M20.3 27.5C18.6 15 23.5 9 32 9S45.4 15 43.7 27.5H42.3C42.4 23.5 41.4 20.6 39.4 18.6C34.5 19.6 29.5 19.6 24.6 18.6C22.6 20.6 21.6 23.5 21.7 27.5Z';
const PARTED =
  'M20.2 27.5C18.2 14.5 23.5 8.2 32.6 8.2S46 14.8 43.8 27.5H42.3C42.4 23.6 41.6 21 40 18.9C34.6 19.6 29.2 18.4 26.2 14.6C25.4 17.6 22 20.4 21.7 27.5Z';
const SWEPT_SIDES =
  'M20.4 27.5C18.8 15 24 11 32 11S45.2 15 43.6 27.5H42.3C42.3 23 41.4 19 39 16H26C22.8 18 21.7 23 21.7 27.5Z';
const SWEPT =
  'M21 22C19.4 13 24 10.8 26.8 9.4C31 5.4 40.6 5.8 43 10.6C44.2 13.2 43 17 41.8 19.6C36 20 27.6 18.6 25.6 15.6C24.6 17.8 22.8 19.4 21 22Z';
const RECEDING =
  'M20.3 28C18.8 20 20 14.6 24 11.6C28 9 36 9 40 11.6C44 14.6 45.2 20 43.7 28H42.4C42.6 22.6 41.6 18.4 39 14.4C37 16.4 34.6 17 32 17S27 16.4 25 14.4C22.4 18.4 21.4 22.6 21.6 28Z';
const TEMPLE = 'M20.2 28.4C18.4 24.4 18.8 20.4 20.9 17.6C22.2 20.6 22.4 24.6 21.7 28.4Z';
const BOB_BEHIND =
  'M18.4 42C14.6 26 17.6 8.4 32 8.4S49.4 26 45.6 42C44 44.4 40.6 44.2 39 43.6H25C23.4 44.2 20 44.4 18.4 42Z';
const BOB =
  'M18 34C15.8 17 22 8.4 32 8.4S48.2 17 46 34C44.8 35 42.6 34.6 42.2 33.4C42.6 27 41.8 23.4 40.6 20.6C35.6 22.2 28.4 22.2 23.4 20.6C22.2 23.4 21.4 27 21.8 33.4C21.4 34.6 19.2 35 18 34Z';
const LONG_BEHIND = 'M17.2 56C14.6 44 18.6 40 17.6 30C16.6 16 21 8.2 32 8.2S47.4 16 46.4 30C45.4 40 49.4 44 46.8 56Z';
const CENTRE_PART =
  'M18 36C15.4 17 21.6 8.2 32 8.2S48.6 17 46 36C43.8 35.6 42.2 31.4 42.2 28C41.6 22 37 18.4 33 13.4C30 18.4 23.4 21 21.8 28C21.8 31.4 20.2 35.6 18 36Z';
const TAIL = 'M41 13.4C48.6 12.6 52.4 18.4 51.2 26C50.6 32 52.6 37.4 48.8 43.6C47.8 38 44.4 35 43.6 28Z';
const FRINGE =
  'M20.3 28.6C18.4 15 23.4 8.4 32 8.4S45.6 15 43.7 28.6C42.6 27.6 42.4 24.6 41.4 21.4C36 20.6 31.6 18.4 30 15.2C28.6 18.6 24.4 20 22.8 22.4C22 24.6 21.6 27.4 20.3 28.6Z';
const COMBED_BACK =
  'M20.3 28.6C18.4 15.4 23.4 9.2 32 9.2S45.6 15.4 43.7 28.6C42.9 24.6 41.9 21.8 40 19.6C36.4 18.8 31.4 17.6 28.6 14.8C27.6 17.4 25.4 19.2 23.6 20.4C22.2 22.6 21.2 25.2 20.3 28.6Z';

/** Middle and radius of each curl. */
type Curl = readonly [x: number, y: number, radius: number];
const CURLS_BEHIND: readonly Curl[] = [
  [20, 32, 4],
  [44, 32, 4],
  [32, 19, 11],
];
const CURLS: readonly Curl[] = [
  [19.6, 26.5, 3.6],
  [20.2, 20.6, 4.2],
  [23.6, 14.6, 4.8],
  [29, 12, 5],
  [35, 12, 5],
  [40.4, 14.6, 4.8],
  [43.8, 20.6, 4.2],
  [44.4, 26.5, 3.6],
];
const curl =
  (fill: string) =>
  ([x, y, radius]: Curl): string =>
    dot(x, y, radius, fill);

const STYLES: Readonly<Record<Portrait['hair'], (tone: Tone) => Layers>> = {
  short: ({ base }) => ({ behind: [], over: [filled(SHORT, base)] }),
  parted: ({ base }) => ({ behind: [], over: [filled(PARTED, base)] }),
  swept: ({ base, shade }) => ({ behind: [], over: [filled(SWEPT_SIDES, shade), filled(SWEPT, base)] }),
  receding: ({ base }) => ({ behind: [], over: [filled(RECEDING, base)] }),
  bald: ({ base }) => ({ behind: [], over: bothSides(filled(TEMPLE, base)) }),
  curly: ({ base, shade }) => ({ behind: CURLS_BEHIND.map(curl(shade)), over: CURLS.map(curl(base)) }),
  bob: ({ base }) => ({ behind: [filled(BOB_BEHIND, base)], over: [filled(BOB, base)] }),
  long: ({ base, shade }) => ({ behind: [filled(LONG_BEHIND, shade)], over: [filled(CENTRE_PART, base)] }),
  ponytail: ({ base, shade }) => ({ behind: [filled(TAIL, shade)], over: [filled(FRINGE, base)] }),
  bun: ({ base, shade }) => ({ behind: [dot(32, 8.2, 5.4, shade, 4.9)], over: [filled(COMBED_BACK, base)] }),
};

export const hairOf = ({ hair }: Portrait, tone: Tone): Layers => STYLES[hair](tone);
