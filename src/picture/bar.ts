import { PNG } from 'pngjs';
import { COLOURS } from './look.ts';

/** Shrunk to a card of 300 to 600 points it is 6 to 11 points high, with smooth ends. */
const WIDTH = 960;
const HEIGHT = 18;

/** The track, and what is full: to be seen on a light ground and on a dark one, for nobody knows the reader's. */
const TRACK = Buffer.from('80808040', 'hex');
const FULL = Buffer.from(`${COLOURS.middle.slice(1)}ff`, 'hex');

/** How much of a whole, as a PNG: `share` is from 0 to 1. Small and made at once, so that it can stand in a card. */
export function barPng(share: number): Buffer {
  const full = Math.min(Math.max(share, 0), 1) * WIDTH;
  const png = new PNG({ width: WIDTH, height: HEIGHT });
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const at = { x: x + 0.5, y: y + 0.5 };
      if (isIn(WIDTH, at)) (isIn(full, at) ? FULL : TRACK).copy(png.data, (y * WIDTH + x) * 4);
    }
  return PNG.sync.write(png);
}

/** Whether a point is in a bar of this length, whose ends are round. */
function isIn(length: number, { x, y }: { x: number; y: number }): boolean {
  const radius = HEIGHT / 2;
  const beyond = Math.max(radius - x, x - (length - radius), 0);
  return x < length && Math.hypot(beyond, y - radius) <= radius;
}
