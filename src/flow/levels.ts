/**
 * What can come to be known of a customer, from the outside in (domain.md, section 9; trainer.md, 1.2).
 * A trainer writes the Chinese word in a persona file; code and reports use the id.
 */
export const LEVELS = {
  公開: 'public',
  有聲: 'voiced',
  第一優先: 'priority',
  理由: 'reason',
  意義: 'meaning',
  後果: 'consequence',
  擔憂: 'worry',
  真異議: 'true_objection',
} as const;

export type LevelName = keyof typeof LEVELS;
export type Level = (typeof LEVELS)[LevelName];

/** The five levels that the golden questions A to E lead to, in their order. */
export const GOLDEN_LEVELS = [
  'priority',
  'reason',
  'meaning',
  'consequence',
  'worry',
] as const satisfies readonly Level[];
export type GoldenLevel = (typeof GOLDEN_LEVELS)[number];

export const levelNames = Object.keys(LEVELS) as LevelName[];
export const levelIds = Object.values(LEVELS) as Level[];
