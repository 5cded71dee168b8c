import { element } from '../svg.ts';

/** The middle of the bust. What is drawn once for a side is drawn again as in a mirror. */
export const MIDDLE = 32;

export const filled = (d: string, fill: string): string => element('path', { d, fill });

/** A line with round ends. */
export const stroked = (d: string, stroke: string, width: number): string =>
  element('path', { d, fill: 'none', stroke, 'stroke-width': width, 'stroke-linecap': 'round' });

export const dot = (cx: number, cy: number, rx: number, fill: string, ry = rx): string =>
  element('ellipse', { cx, cy, rx, ry, fill });

/** The marks of the left side, and the same on the right. */
export const bothSides = (...marks: readonly string[]): string[] => [
  ...marks,
  element('g', { transform: `matrix(-1 0 0 1 ${2 * MIDDLE} 0)` }, ...marks),
];

/** Marks made for a usual width, `times` as wide about the middle. */
export const widened = (times: number, marks: readonly string[]): string =>
  marks.length === 0 ? '' : element('g', { transform: `matrix(${times} 0 0 1 ${MIDDLE * (1 - times)} 0)` }, ...marks);
