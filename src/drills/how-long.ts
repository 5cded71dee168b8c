import { WHOLE } from '../session/parts.ts';
import type { PartStanding } from './standing.ts';

/** How long one try takes, in minutes: of a whole conversation, of a part. As the rep is told elsewhere too. */
const MINUTES = { whole: 10, part: 3 };

/** About how many minutes of practice are still asked for; 0 where what was practised is only to be handed in. */
export const minutesLeft = (standing: readonly PartStanding[]): number =>
  standing.reduce((sum, one) => sum + triesLeft(one) * (one.part === WHOLE ? MINUTES.whole : MINUTES.part), 0);

/** A part of which something was handed in that does not pass needs another try. */
const triesLeft = ({ tries, asked, handedIn, done }: PartStanding): number =>
  done ? 0 : Math.max(asked - tries, handedIn || tries === 0 ? 1 : 0);
