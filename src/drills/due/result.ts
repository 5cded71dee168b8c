import type { Language } from '../../language/languages.ts';
import type { TeamResult } from '../team-result.ts';

/** The result of a round as it is kept, in which language it was posted, and whether who improved most may be named. */
export interface StoredResult {
  team: TeamResult;
  language: Language;
  improved: { person: string; name: string; agreed: boolean | null } | null;
}
