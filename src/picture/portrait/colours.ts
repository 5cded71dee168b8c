import type { Portrait } from '../../flow/portrait.ts';

/** A flat colour with the darker one of its shadow side. */
export interface Tone {
  base: string;
  shade: string;
}

/** The ground, the garment on it, and what is worn beneath or beside the garment. */
export interface Cloth extends Tone {
  ground: string;
  pale: string;
}

export const INK = '#33272a';
export const LIPS = '#a84f47';
export const TEETH = '#fffaf4';

export const SKINS: Readonly<Record<Portrait['skin'], Tone>> = {
  fair: { base: '#fbdfcb', shade: '#eebc9f' },
  light: { base: '#f5cdab', shade: '#e0a581' },
  tan: { base: '#dfa87b', shade: '#c08355' },
  dark: { base: '#a06f4b', shade: '#7c5235' },
};

export const HAIRS: Readonly<Record<Portrait['hair_colour'], Tone>> = {
  black: { base: '#302d35', shade: '#211f26' },
  brown: { base: '#714a35', shade: '#573726' },
  grey: { base: '#8f9299', shade: '#70737b' },
  white: { base: '#eeece8', shade: '#c9c6c0' },
};

/** Grounds are light enough for black hair and deep enough for white, in a light chat and in a dark one. */
export const CLOTHS: Readonly<Record<Portrait['colours'], Cloth>> = {
  slate: { ground: '#aebbca', base: '#3f5068', shade: '#2f3d51', pale: '#eef1f4' },
  sky: { ground: '#93c5ea', base: '#27568a', shade: '#1c4069', pale: '#f2f6fa' },
  teal: { ground: '#7cc3bd', base: '#a8475a', shade: '#853445', pale: '#fbf3ea' },
  sage: { ground: '#a5c9ae', base: '#386b58', shade: '#285041', pale: '#f6f3e8' },
  leaf: { ground: '#bcd07c', base: '#5b6b35', shade: '#455227', pale: '#faf4e0' },
  honey: { ground: '#f3c65f', base: '#b5482f', shade: '#8f3522', pale: '#fff6e3' },
  coral: { ground: '#f19b7c', base: '#2d6670', shade: '#204d55', pale: '#f8f4ec' },
  rose: { ground: '#efadb5', base: '#7b3b60', shade: '#5e2a48', pale: '#fdf2f0' },
  lilac: { ground: '#bdb1ea', base: '#4a4285', shade: '#373166', pale: '#f6f3fc' },
};
