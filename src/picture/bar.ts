import { crc32, deflateSync } from 'node:zlib';
import { COLOURS } from './look.ts';

/** Shrunk to a card of 300 to 600 points it is 6 to 11 points high, with smooth ends. */
const WIDTH = 960;
const HEIGHT = 18;

/** Nothing, the track, what is full: to be seen on a light ground and on a dark one, for nobody knows the reader's. */
const PALETTE = Buffer.from(`000000808080${COLOURS.middle.slice(1)}`, 'hex');
const OPACITY = Buffer.from([0, 64, 255]);
const [NOTHING, TRACK, FULL] = [0, 1, 2];

/** How much of a whole, as a PNG: `share` is from 0 to 1. Small and made at once, so that it can stand in a card. */
export function barPng(share: number): Buffer {
  const full = Math.min(Math.max(share, 0), 1) * WIDTH;
  const colour = (x: number, y: number) => (isIn(full, x, y) ? FULL : isIn(WIDTH, x, y) ? TRACK : NOTHING);
  const row = (y: number) => [UNFILTERED, ...Array.from({ length: WIDTH }, (_, x) => colour(x + 0.5, y + 0.5))];
  const pixels = Buffer.from(Array.from({ length: HEIGHT }, (_, y) => row(y)).flat());
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', HEADER),
    chunk('PLTE', PALETTE),
    chunk('tRNS', OPACITY),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Whether a point is in a bar of this length, whose ends are round. */
function isIn(length: number, x: number, y: number): boolean {
  const radius = HEIGHT / 2;
  const beyond = Math.max(radius - x, x - (length - radius), 0);
  return x < length && Math.hypot(beyond, y - radius) <= radius;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const UNFILTERED = 0;

/** Width and height; eight bits a pixel, colours of a palette. */
const HEADER = Buffer.from([0, 0, WIDTH >> 8, WIDTH & 255, 0, 0, 0, HEIGHT, 8, 3, 0, 0, 0]);

/** Its length, its name, the data, and the check sum of name and data. */
function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
