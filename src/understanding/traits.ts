import type { Context } from './context.ts';
import type { Message } from './message.ts';
import { runsIn, shareOf } from './playback.ts';

const LONGEST = 3;
/** Longer messages say more than one thing; what they begin with and end with tells most. */
const READ = 80;

/**
 * What a message is compared by: its stretches of one to three characters, and what the conversation gives it. No word
 * segmentation, so both scripts have the same traits.
 */
export function traitsOf(message: Message, context: Context): Set<string> {
  const whole = message.text.trim();
  const text = `^${whole.length > READ ? whole.slice(0, READ / 2) + whole.slice(-READ / 2) : whole}$`;
  const traits = new Set<string>();
  for (let length = 1; length <= LONGEST; length += 1)
    for (let i = 0; i + length <= text.length; i += 1) traits.add(text.slice(i, i + length));
  for (const trait of situation(message, context)) traits.add(`_${trait}`);
  return traits;
}

function situation(message: Message, context: Context): string[] {
  const shared = shareOf(message.text, 0, runsIn(message.text, 0, context.recentPairs));
  const length = message.text.length;
  return [
    context.stage,
    ...[...context.heard].map((h) => `heard ${h}`),
    ...[...context.asked].filter((m) => m.startsWith('golden') || m === 'show_motivators').map((m) => `asked ${m}`),
    context.lastTurn.length === 0 ? 'opening' : 'answering',
    message.sentences.some((s) => s.asks && !s.rhetorical) ? 'asks' : 'tells',
    `shares ${Math.ceil(shared * 4)}`,
    length <= 6 ? 'short' : length <= 20 ? 'middling' : 'long',
  ];
}
