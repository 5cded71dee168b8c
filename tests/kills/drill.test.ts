import type { Store } from '../../src/store/open-store.ts';
import { postgresUrl } from '../store/databases.ts';
import { aDatabase, confirmsAll, keptOf, phaseOf, previews, startSlack, type Mode } from './a-team.ts';
import { isUp, killedAtRandom } from './at-random.ts';
import { botProcess, wait, type Bot } from './bot-process.ts';

/**
 * Bots are killed at random instants while a drill for a team goes out, and a few small ones before it, in a Slack that refuses
 * what comes too fast and loses answers. Whatever happens, each drill has one round, and everybody gets one invitation.
 */
const TEAM = 300;
const OTHERS = 3;
const DRILLS = 1 + OTHERS;
const STARTERS = ['rep1', 'rep2', 'rep3'];
const BEGUN = '3 人練到一半，297 人還沒開始';

interface Way {
  name: string;
  mode: Mode;
  bots: number;
  kills: number;
  /** The longest that the bot that was started last is let be, once it is up. */
  lifeMs: number;
  postgres?: string;
}

const WAYS: Way[] = [{ name: 'one bot over HTTP on SQLite', mode: 'http', bots: 1, kills: 52, lifeMs: 1000 }];
if (postgresUrl)
  WAYS.push({
    name: 'two bots over Socket Mode on PostgreSQL',
    mode: 'socket',
    bots: 2,
    kills: 12,
    lifeMs: 8000,
    postgres: postgresUrl,
  });

async function goingOut(way: Way) {
  const { sim, env } = await startSlack({ mode: way.mode, team: TEAM, others: OTHERS, fails: true });
  const database = await aDatabase(way.postgres);
  const settings = { ...env, DATABASE_URL: database.url, WORKING_HOURS: '00:00-23:59', ANSWER_PAUSE_MS: '0' };
  const bots = Array.from({ length: way.bots }, () => botProcess(settings));
  try {
    return await killedWhileGoingOut(way, sim, bots, database.store);
  } finally {
    await Promise.all(bots.map((bot) => bot.kill()));
    await sim.stop();
    await database.remove();
  }
}

async function killedWhileGoingOut({ kills, lifeMs }: Way, sim: any, bots: readonly Bot[], store: Store) {
  const chief = sim.user('chief');
  const from = Date.now();
  const up = isUp(sim);
  for (const bot of bots) bot.start();
  await up;
  const scene = { sim, lifeMs, startMs: Date.now() - from, up };
  await previews(chief, ['@team', ...Array.from({ length: OTHERS }, (_, i) => `@rep${TEAM + 1 + i}`)]);
  const confirming = confirmsAll(chief);
  const fell = await killedAtRandom(scene, bots, kills, () => phaseOf(store, DRILLS));
  await confirming;
  await until(async () => (await phaseOf(store, DRILLS)) === 'out');
  const kept = await keptOf(store);
  const invitations = kept.flatMap(({ people }) =>
    people.map(({ person }) => ({ person, posts: postsTo(sim, person) })),
  );
  const answers = await Promise.all(STARTERS.map((rep) => starts(sim.user(rep))));
  await until(() => postsTo(sim, chief.id).some(({ text }) => text.includes(BEGUN)));
  return { fell, kept, invitations, answers, told: postsTo(sim, chief.id), report: sim.report() };
}

/** What the bot has posted to somebody, with the ids that the posts bear; not what only they see. */
const postsTo = (sim: any, person: string): { id: string; text: string }[] =>
  sim
    .user(person)
    .messages({ from: 'bot' })
    .filter(({ ephemeral }: any) => !ephemeral)
    .map(({ text, message }: any) => ({ id: message.metadata?.event_payload.id, text }));

async function starts(rep: any): Promise<string> {
  await rep.clickButton('drill_start');
  return (await rep.waitForReply({ timeout: 30_000 })).text;
}

/** Asks for four minutes at most: a post in doubt is tried again after up to one. What has not come by then is missed by what is expected. */
async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200 && !(await reached()); tries++) await wait(200);
}

let outcomes: Awaited<ReturnType<typeof goingOut>>[];
beforeAll(async () => {
  outcomes = await Promise.all(WAYS.map(goingOut));
}, 500_000);

describe.each(WAYS.map((way, i) => ({ ...way, i })))('killed $kills times: $name', ({ kills, i }) => {
  test('every kill fell before all was out', () => {
    expect(outcomes[i]!.fell).toHaveLength(kills);
    expect(outcomes[i]!.fell).not.toContain('out');
  });

  test('each drill runs once, in one round, with everybody in it', () => {
    const { kept } = outcomes[i]!;
    expect(kept.map(({ drill }) => drill.seq)).toEqual([4, 3, 2, 1]);
    expect(kept.map(({ people }) => people.length)).toEqual([TEAM, 1, 1, 1]);
    for (const { drill, rounds } of kept) {
      expect(drill).toMatchObject({ status: 'running', round: 1 });
      expect(rounds).toMatchObject([{ number: 1, state: 'open', left_out: [] }]);
    }
  });

  test('everybody got one invitation and nothing else', () => {
    const { kept, invitations } = outcomes[i]!;
    const people = kept.flatMap((one) => one.people);
    expect(people.filter(({ state }) => state !== 'invited')).toEqual([]);
    expect(people.filter(({ posted }) => posted === null)).toEqual([]);
    expect(invitations.filter(({ posts }) => posts.length !== 1)).toEqual([]);
    expect(invitations.map(({ posts }) => posts[0]!.id)).toEqual(people.map(({ message }) => message));
    expect(invitations.filter(({ posts }) => !posts[0]!.text.includes('練習任務：四把鑰匙・整場'))).toEqual([]);
  });

  test('the manager has one message for each drill, which shows how far it is', () => {
    const { kept, told } = outcomes[i]!;
    for (const { drill, people } of kept) {
      const boards = told.filter(({ id }) => id === drill.board);
      expect(boards).toHaveLength(1);
      expect(boards[0]!.text).toContain(`共 ${people.length} 人要練`);
      if (people.length === TEAM) expect(boards[0]!.text).toContain(BEGUN);
    }
  });

  test('who then presses the button is in the first try', () => {
    for (const answer of outcomes[i]!.answers) expect(answer).toContain('這是任務「四把鑰匙・整場」的第 1 次');
  });

  test('Slack refused nothing', () => {
    expect(outcomes[i]!.report.rejected).toEqual([]);
    expect(outcomes[i]!.report.warnings).toEqual([]);
  });
});
