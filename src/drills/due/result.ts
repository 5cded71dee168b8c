import type { Language } from '../../language/languages.ts';
import type { TeamResult } from '../team-result.ts';

/** Whoever improved most: `agreed` null until they say; `posted` once they agree, false until the channel is told. */
export interface Improved {
  person: string;
  agreed: boolean | null;
  posted?: boolean;
}

/**
 * The result of a round as it is kept: people by their ids alone. In which language it was posted, and whether who improved most
 * may be named.
 */
export interface StoredResult {
  team: TeamResult;
  language: Language;
  improved: Improved | null;
}
