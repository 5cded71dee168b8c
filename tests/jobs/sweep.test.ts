import { sweep } from '../../src/jobs/sweep.ts';
import { aRep, aTrainer } from '../session/rep.ts';
import { assignment, drill, handIn, ids, ofR1, round, workspace } from '../store/rows.ts';

const DAY = 86_400_000;

describe('a sweep', () => {
  test('deletes drafts of drills after a day, and drills that ended when they have been kept long enough', async () => {
    const { trainer, pass } = await aTrainer({ keepDays: 30 });
    const { write, read, commit } = trainer.store;
    const { desk } = aRep(trainer);
    const created_at = trainer.now();
    await commit([
      write.insertDrill(drill('draft', { status: 'draft', seq: 0, created_at })),
      write.insertDrill(drill('ended', { status: 'ended', seq: 1, created_at, ended_at: created_at })),
      write.insertDrill(drill('R1', { seq: 2, created_at })),
    ]);
    const left = async () => {
      await sweep(trainer, desk);
      const rows = await Promise.all(['draft', 'ended', 'R1'].map((id) => read.drill({ workspace, id })));
      return ids(rows.filter((row) => row !== undefined));
    };

    pass(DAY);
    expect(await left()).toEqual(['draft', 'ended', 'R1']);
    pass(1);
    expect(await left()).toEqual(['ended', 'R1']);
    pass(29 * DAY);
    expect(await left()).toEqual(['R1']);
  });

  test('keeps what was handed in no longer than practices, where a drill goes on for years', async () => {
    const { trainer, pass } = await aTrainer({ keepDays: 30 });
    const { write, read, commit } = trainer.store;
    const { desk } = aRep(trainer);
    const at = trainer.now();
    await commit([
      write.insertDrill(drill('R1', { created_at: at })),
      write.insertRound(round('R1', 1, { opens_at: at, due_at: at })),
      write.insertAssignment(assignment('R1', 'U1', { state: 'done' })),
      write.insertHandIn(handIn('H1', { at })),
    ]);
    const left = async () => {
      await sweep(trainer, desk);
      return Promise.all([read.handIns(ofR1), read.assignments(ofR1)]);
    };

    pass(30 * DAY);
    expect(await left()).toMatchObject([[{ id: 'H1' }], [{ person: 'U1' }]]);
    pass(1);
    expect(await left()).toEqual([[], []]);
    expect(await read.round(ofR1)).toBeDefined();
  });
});
