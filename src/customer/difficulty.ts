/**
 * What a level changes. Numbers are starting values for the simulation (trainer.md), tuned by playing.
 * gate: added to the trust that each level of openness needs · loss: how much more a wrong move costs · gain: how much a good one is worth ·
 * patience: how many of the persona's turns are borne · silences: how often the customer reads and does not answer ·
 * smokes: polite objections put before the true one ·
 * presses: being pressed this often ends it ·
 * takes: how often the true objection has to be taken up before it eases ·
 * heard: how often somebody upset has to be heard before they calm down.
 */
export const DIFFICULTIES = {
  easy: {
    trust: 26,
    gate: -8,
    loss: 0.7,
    gain: 1.1,
    patience: 1.4,
    silences: 0,
    smokes: 0,
    presses: 3,
    heard: 1,
    takes: 1,
  },
  normal: { trust: 20, gate: 0, loss: 1, gain: 1, patience: 1, silences: 1, smokes: 0, presses: 2, heard: 2, takes: 1 },
  hard: {
    trust: 16,
    gate: 8,
    loss: 1.3,
    gain: 0.85,
    patience: 0.85,
    silences: 2,
    smokes: 1,
    presses: 1,
    heard: 2,
    takes: 2,
  },
} as const;

export type Difficulty = keyof typeof DIFFICULTIES;
export const difficulties = Object.keys(DIFFICULTIES) as Difficulty[];
