import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Samples } from './lib/stats.mjs';

const LINES = readFileSync(new URL('conversation.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
/** What is said to the coach is answered at once, or with a whole scorecard: it is no turn. */
const COACH = ['練習', '結束'];
const LONGEST_MS = 20_000;

/** How long turns took, in milliseconds, and how many were never answered. */
export interface Turns {
  samples: Samples;
  lost: number;
}

/**
 * People who practise without end, each with a line every `everyMs` on the average, from the double's process. `measure` begins
 * anew; a turn lasts from the line's delivery to the moment at which the double has taken the answer.
 */
export function practising(sim: any, people: readonly any[], everyMs: number) {
  let turns: Turns = { samples: new Samples(), lost: 0 };
  const over = new AbortController();
  const answered = new Map<string, () => void>();
  sim.events.on('message', ({ channel, message }: any) => {
    if (message._author === 'bot') answered.get(channel.user)?.();
  });

  async function says(person: any, text: string) {
    const { samples } = turns;
    const from = performance.now();
    const answer = new Promise<number>((resolve) => answered.set(person.id, () => resolve(performance.now())));
    await person.dm(text, { wait: false });
    const at = await Promise.race([answer, wait(LONGEST_MS, null, { ref: false })]);
    answered.delete(person.id);
    if (COACH.includes(text)) return;
    if (at === null) turns.lost += 1;
    else samples.push(at - from);
  }

  async function practises(person: any) {
    await wait(Math.random() * everyMs);
    for (let n = 0; !over.signal.aborted; n++) {
      const pause = wait(everyMs * (0.5 + Math.random()));
      await says(person, LINES[n % LINES.length]!);
      await pause;
    }
  }

  const all = people.map(practises);
  return {
    measure: (): Turns => (turns = { samples: new Samples(), lost: 0 }),
    async stop() {
      over.abort();
      await Promise.all(all);
    },
  };
}
