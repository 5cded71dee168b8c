import { myDataFile } from '../../src/session/settings.ts';
import { materialKeeper } from '../../src/session/material.ts';
import { assignment, drill, handIn, round } from '../store/rows.ts';
import { aRep, aTrainer } from './rep.ts';

describe('the reader’s language', () => {
  test('switches at once, for the interface and the customer’s lines', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    expect(await rep.presses('set_language', 'zh-CN')).toMatch(/接下来用/);
    const heard = await rep.hears('您好，方便请教三分钟吗？');
    expect(heard).toContain('教练');
    expect(heard).not.toContain('教練');
    expect(await rep.presses('set_language', 'en')).toMatch(/English/);
    expect(await rep.hears('hint')).toMatch(/hint/i);
  });

  test('what the rep wrote is quoted as written, whatever the reader’s script', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    await rep.presses('set_language', 'zh-CN');
    await rep.types('淑芬姐您好，我是點點的小陳，這裡是 https://例子.test/臺灣');
    expect(await rep.hears('收回')).toContain('淑芬姐您好，我是點點的小陳，這裡是 https://例子.test/臺灣');
  });

  test('input in either script is understood and scored alike', async () => {
    const { trainer } = await aTrainer();
    const lines = {
      traditional: [
        '淑芬姐您好，我是點點的小陳，想了解早餐店點餐的情況',
        '方便請教三分鐘嗎？不方便也沒關係',
        '這幾項裡您的第一優先是哪一個？',
      ],
      simplified: [
        '淑芬姐您好，我是点点的小陈，想了解早餐店点餐的情况',
        '方便请教三分钟吗？不方便也没关系',
        '这几项里您的第一优先是哪一个？',
      ],
    };
    const played = async (person: string, said: string[]) => {
      const rep = aRep(trainer, person);
      await rep.types('練習');
      for (const line of said) await rep.types(line);
      const turns = await rep.turns();
      await rep.types('結束');
      const [past] = await trainer.store.read.pastSessions(rep.from, 1);
      return {
        labels: turns.map((t) => t.rep.map((l) => [l.understanding.moves, l.understanding.flags])),
        customer: turns.map((t) => t.customer.map((c) => c.id)),
        criteria: (past!.scorecard as { criteria: { level: string }[] }).criteria.map((c) => c.level),
      };
    };
    expect(await played('U1', lines.traditional)).toEqual(await played('U2', lines.simplified));
  });
});

describe('my data', () => {
  test('is all that is stored about oneself, and nobody else’s', async () => {
    const { trainer } = await aTrainer();
    const [rep, other] = [aRep(trainer, 'U1'), aRep(trainer, 'U2')];
    for (const r of [rep, other]) await r.types('練習');
    await rep.types('我的祕密話');
    await other.types('別人的話');
    expect(await rep.hears('我的資料')).toContain('1 場練習');
    const file = await myDataFile(trainer, rep.from);
    expect(file).toContain('我的祕密話');
    expect(file).not.toContain('別人的話');
  });

  test('is gone when deleted, and one can start anew', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    await rep.types('我的祕密話');
    expect(await rep.presses('delete_data')).toContain('都刪掉了');
    expect(await myDataFile(trainer, rep.from)).not.toContain('我的祕密話');
    expect(await rep.open()).toBeUndefined();
    await rep.types('練習');
    expect(await rep.open()).toBeDefined();
  });

  test('holds what was given and handed in, which goes too, while the drill stays', async () => {
    const { trainer } = await aTrainer();
    const { read, write, commit } = trainer.store;
    const rep = aRep(trainer);
    expect(await rep.hears('我的資料')).not.toContain('任務');
    await commit([
      write.insertDrill(drill('R1')),
      write.insertRound(round('R1', 1)),
      write.insertAssignment(assignment('R1', 'U1')),
      write.insertHandIn(handIn('H1', { lines: [{ said: '我交出的話' }] })),
    ]);
    expect(await rep.hears('我的資料')).toContain('派任務的人也看得到');
    expect(await myDataFile(trainer, rep.from)).toContain('我交出的話');
    await rep.presses('delete_data');
    expect(await read.personData(rep.from)).toMatchObject({ assignments: [], handIns: [] });
    expect(await read.drill({ workspace: 'T1', id: 'R1' })).toBeDefined();
  });
});

describe('other people’s practices', () => {
  test('cannot be seen, scored or questioned', async () => {
    const { trainer } = await aTrainer();
    const [rep, other] = [aRep(trainer, 'U1'), aRep(trainer, 'U2')];
    await rep.types('練習');
    await rep.types('您好');
    const id = (await rep.open())!.id;
    await rep.types('結束');
    for (const action of ['show_scorecard', 'show_details', 'dispute', 'same_again'] as const) {
      expect(await other.presses(action, action === 'dispute' ? `${id}/listening` : id)).not.toContain('計分卡\n');
      expect(await trainer.store.read.disputes({ workspace: 'T1', session: id })).toEqual([]);
    }
    expect(await rep.presses('show_scorecard', id)).toContain('計分卡');
    await rep.presses('dispute', `${id}/listening`);
    expect(await trainer.store.read.disputes({ workspace: 'T1', session: id })).toHaveLength(1);
  });
});

test('a flow edited while a practice runs does not break it', async () => {
  const { trainer } = await aTrainer();
  const rep = aRep(trainer);
  await rep.types('練習');
  await rep.types('您好');
  const flows = new Map(trainer.content.flows);
  const folder = flows.get('four-keys')!;
  const edited = { ...folder.flow.value, keys: folder.flow.value.keys.slice(0, 2) };
  flows.set('four-keys', {
    flow: { value: edited, text: JSON.stringify(edited), hash: 'edited' },
    personas: folder.personas,
    plans: folder.plans,
  });
  const content = { flows, catalogue: { ...trainer.content.catalogue, hash: 'edited too' } };
  const later = aRep({ ...trainer, content, material: materialKeeper(content) });
  await later.types('方便請教三分鐘嗎？', 'after-edit');
  expect((await later.turns()).at(-1)!.number).toBe(2);
  expect(await later.hears('結束')).toContain('得到承諾');
});
