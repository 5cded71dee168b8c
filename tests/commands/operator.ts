import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '../../src/commands/drills/operating.ts';
import type { DrillSpec } from '../../src/drills/drill.ts';
import { voiceFor } from '../../src/session/say/voice.ts';
import type { Drill } from '../../src/store/schema.ts';
import { aSpec, aTeam, member, WORKSPACE, type ATeam } from '../drills/team.ts';

/** `npm run drills` as a process of its own, beside a team whose bot works on the same SQLite file. */
const ROOT = join(import.meta.dirname, '../..');

interface Ended {
  code: number;
  out: string;
  err: string;
}

export async function anOperator() {
  const folder = mkdtempSync(join(tmpdir(), 'drills-'));
  const url = `sqlite:${join(folder, 'trainer.sqlite')}`;
  const people = [
    member('U1', { name: '王小明' }),
    member('U2', { name: 'Ann' }),
    member('U3', { name: 'Bob', why: 'left' }),
  ];
  const team = await aTeam(people, { databaseUrl: url });
  const { store, texts } = team.trainer;

  function drills(args: string[], env: Record<string, string> = {}): Promise<Ended> {
    const { PATH } = process.env;
    const ours = { PATH, LANG: 'en_US.UTF-8', DATABASE_URL: url, ...env };
    return new Promise((resolve) => {
      execFile(process.execPath, ['src/commands/drills.ts', ...args], { cwd: ROOT, env: ours }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  }

  /** What a command prints; it must have gone well. */
  async function prints(...args: string[]): Promise<string> {
    const { code, out, err } = await drills(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return out;
  }

  /** The same without a process, on the clock of the team. */
  async function says(command: Command, ...args: string[]): Promise<string> {
    const lines: string[] = [];
    const voice = voiceFor(texts, 'en');
    await command({ drilling: team.trainer, voice, print: (text) => void lines.push(text) }, args);
    return lines.join('\n');
  }

  return {
    folder,
    team,
    drills,
    prints,
    objects: async (...args: string[]) => JSON.parse(await prints(...args, '--json')),

    says,

    /** The exit code and the sentence with which a command stops. */
    async stops(command: Command, args: string[]): Promise<[number, string]> {
      const stopped = await says(command, ...args).catch((error: unknown) => error);
      const { exit, message } = stopped as { exit: number; message: string };
      return [exit, message];
    },

    /** The bot's clock is now the machine's, as a bot's is, so that it finds what a command has written. */
    async botNow() {
      team.jumps(Date.now() - team.trainer.now());
      await team.wait(10_000);
    },

    drillNow: ({ id }: Pick<Drill, 'id'>) => store.read.drill({ workspace: WORKSPACE, id }),

    /** The same drill, with the same number. */
    async inAnotherWorkspace(drill: Drill) {
      await store.commit([store.write.insertDrill({ ...drill, workspace: 'T2', id: 'another' })]);
    },

    async gone() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type AnOperator = Awaited<ReturnType<typeof anOperator>>;

/** Due in a time that no test lives to see, since the command's clock is the machine's. */
export const farAway = (): DrillSpec =>
  aSpec({ schedule: { ...aSpec().schedule, date: '2099-11-27', skipWeekends: false } });

/** A drill of which 王小明 has handed in a try. */
export async function setAndTried(team: ATeam): Promise<Drill> {
  const drill = await team.sets(farAway());
  const rep = team.rep('U1');
  await rep.presses('drill_start', `${drill.id}/1`);
  for (const line of ['淑芬姐您好，我是點點的小陳，方便請教三分鐘嗎？', '單子是誰寫的？', '結束'])
    await rep.types(line);
  const [tried] = await team.trainer.store.read.tries({ workspace: WORKSPACE, drill: drill.id, round: 1 });
  await rep.presses('drill_hand_in', tried!.id);
  await team.wait(10_000);
  return drill;
}
