import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Channel, Listening } from './channels/channel.ts';
import { giveBackWhenQuiet } from './give-back.ts';
import { createDueWork } from './jobs/due-work.ts';
import { createOutbox } from './jobs/outbox.ts';
import { sweep } from './jobs/sweep.ts';
import { codeOf } from './log.ts';
import { createDesk, type Desk, type Send } from './session/desk.ts';
import type { Trainer } from './session/trainer.ts';
import { DRILL } from './store/drill-writes.ts';
import type { Drill, DueWork } from './store/schema.ts';

/** Longer than a message waits in this process for one before it and is sent: two calls that run into their timeout. */
const LEASE_MS = 25_000;
/** A post whose answer was lost, or whose process died, may still arrive for as long; only then is it looked for. */
export const ON_THE_WAY_MS = 3000;
const LOOK_EVERY_MS = 1000;
const SWEEP_EVERY_MS = 60_000;
const QUIET_MS = 4000;

interface Serving {
  trainer: Trainer;
  log: Logger;
  /** The channels, over the desk that they hand everything to. */
  open: (desk: Desk) => Channel[];
}

/** Where each channel listens, in the order in which they were opened, and how to end. */
export interface Served {
  listening: Listening[];
  stop: () => Promise<void>;
}

/**
 * Serves channels: what people do goes to the desk, what was committed is sent, what is due is done. Resolves when all
 * channels listen; `stop` lets what is under way arrive. Throws what a channel that cannot start throws.
 */
export async function serve({ trainer, log, open }: Serving): Promise<Served> {
  const owner = randomUUID();
  const trouble = (error: unknown) => log.error({ code: codeOf(error) }, 'work failed; it is tried again');
  const looking = { owner, leaseMs: LEASE_MS, everyMs: LOOK_EVERY_MS };
  const busy = giveBackWhenQuiet(QUIET_MS);
  const send: Send = (messages) => {
    busy();
    outbox.send(messages);
  };

  const directoryOf = (name: string) => channels.find((channel) => channel.name === name)?.directory;
  const unread = ({ workspace, seq, owner }: Drill) =>
    log.warn(
      { code: 'E_NOBODY_READS', workspace, drill: seq, owner },
      'Nobody who set a drill or shares it may set drills any more, so nobody is told how it goes. It goes on. Give one of them the right back (DRILL_MANAGERS), or end it: npm run drills -- end.',
    );
  const drilling = { ...trainer, directoryOf, unread };
  const desk = createDesk(drilling, send, { owner, leaseMs: LEASE_MS }, (ms) => dueWork.wake(ms));
  const channels = open(desk);
  const deliverers = Object.fromEntries(channels.map(({ name, deliver }) => [name, deliver]));
  const outbox = createOutbox(trainer.store, deliverers, looking, trainer.now, trouble);
  const work = async (due: DueWork) => void (await (due.kind === DRILL ? desk.wentOn(due) : desk.answered(due)));
  const dueWork = createDueWork(
    trainer.store,
    work,
    { ...looking, channels: Object.keys(deliverers) },
    trainer.now,
    trouble,
  );

  await trainer.store.takeOver({ owner, from: trainer.now() + ON_THE_WAY_MS });
  const listening = await allListening(channels);
  for (const { says } of listening) log.info(says);
  outbox.start();
  dueWork.start();
  const sweeping = setInterval(() => void sweep(trainer, desk).catch(trouble), SWEEP_EVERY_MS);
  warmUp(trainer).catch(trouble);

  return {
    listening,
    async stop() {
      clearInterval(sweeping);
      await Promise.all(channels.map((channel) => channel.stop()));
      await dueWork.stop();
      await outbox.stop();
    },
  };
}

/** Starts one after another; where one cannot, those before it are stopped, so that nothing half-alive stays. */
async function allListening(channels: readonly Channel[]): Promise<Listening[]> {
  const listening: Listening[] = [];
  try {
    for (const channel of channels) listening.push(await channel.start());
    return listening;
  } catch (error) {
    await Promise.all(channels.slice(0, listening.length).map((channel) => channel.stop()));
    throw error;
  }
}

/** Builds what the first line would otherwise have to wait for. */
async function warmUp({ material, content }: Trainer) {
  const { flow, personas } = content.flows.values().next().value!;
  const persona = personas.values().next().value!;
  await material({ flow: flow.hash, persona: persona.hash, catalogue: content.catalogue.hash }, async () => undefined);
}
