import { once } from 'node:events';
import { wait, type Bot } from './bot-process.ts';

export interface Scene {
  sim: any;
  /** The longest that the bot that was started last is let be, once it is up. */
  lifeMs: number;
  /** How long a start takes on this machine. */
  startMs: number;
  /** The bot that was started last listens. */
  up: Promise<unknown>;
}

/** Instants for a kill: while a bot starts, at any time after, or just as Slack has taken something. */
const INSTANTS = [
  ({ startMs }: Scene) => wait(Math.random() * startMs),
  async ({ up, lifeMs }: Scene) => {
    await up;
    await wait(Math.random() * lifeMs);
  },
  async ({ sim, up }: Scene) => {
    await up;
    await Promise.race([once(sim.events, 'message'), once(sim.events, 'call'), wait(2000)]);
    await wait(Math.random() * 30);
  },
];
/** Which of them comes how often. */
const TURNS = [1, 2, 1, 1, 2, 1, 0, 1];

/** Who it is a bot asks Slack just before it listens. */
export const isUp = (sim: any) => sim.waitForCall('auth.test', { after: sim.world.seq, timeout: 60_000 });

/** Kills one of the bots and starts it again, until the kills are spent; gives how things stood each time. */
export async function killedAtRandom<T>(
  scene: Scene,
  bots: readonly Bot[],
  kills: number,
  standing: () => Promise<T>,
): Promise<T[]> {
  const fell: T[] = [];
  while (fell.length < kills) {
    await INSTANTS[TURNS[fell.length % TURNS.length]!]!(scene);
    const bot = bots[Math.floor(Math.random() * bots.length)]!;
    await bot.kill();
    fell.push(await standing());
    scene.up = isUp(scene.sim);
    bot.start();
  }
  return fell;
}
