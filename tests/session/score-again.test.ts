import { sourceOf } from '../../src/flow/content.ts';
import { SCORECARD_VERSION } from '../../src/scorecard/score.ts';
import type { Scorecard } from '../../src/scorecard/scorecard.ts';
import { scoreAgain } from '../../src/session/score-again.ts';
import type { Trainer } from '../../src/session/trainer.ts';
import { aRep, aTrainer } from './rep.ts';

/** A trainer whose flow has since lost a criterion and gained weight on another. */
function withOtherCriteria(trainer: Trainer): Trainer {
  const folder = trainer.content.flows.get('four-keys')!;
  const criteria = folder.flow.value.criteria
    .filter((c) => c.id !== 'one_question')
    .map((c) => (c.id === 'integrity' ? { ...c, weight: 10, name: '誠信' } : c));
  const value = { ...folder.flow.value, criteria };
  const text = folder.flow.text
    .replace(/ {2}- id: one_question[\s\S]*?(?= {2}- id: listening)/, '')
    .replace('name: 說真話，不催不逼，不傷人\n', 'name: 誠信\n');
  const flows = new Map([['four-keys', { ...folder, flow: sourceOf(value, text) }]]);
  return { ...trainer, content: { ...trainer.content, flows } };
}

test('an old practice is scored again by new criteria: what was said stays, the card says what it was made with', async () => {
  const { trainer } = await aTrainer();
  const rep = aRep(trainer);
  await rep.types('練習');
  for (const line of ['淑芬姐您好，我是點點的小陳，方便請教三分鐘嗎？', '單子是誰寫的？煎台誰顧？', '結束'])
    await rep.types(line);
  const [before] = await trainer.store.read.pastSessions(rep.from, 1);
  const later = withOtherCriteria(trainer);
  expect(await trainer.store.commit(await scoreAgain(later, before!))).toBe('committed');
  const [after] = await trainer.store.read.pastSessions(rep.from, 1);
  const [old, made] = [before!.scorecard, after!.scorecard] as [Scorecard, Scorecard];
  expect(old.criteria.map((c) => c.id)).toContain('one_question');
  expect(made.criteria.map((c) => c.id)).not.toContain('one_question');
  expect(made.total).not.toBe(old.total);
  expect(after).toMatchObject({ scorecard_version: SCORECARD_VERSION, flow_hash: before!.flow_hash });
  expect([old.criteriaFrom, made.criteriaFrom]).toEqual([
    before!.flow_hash,
    later.content.flows.get('four-keys')!.flow.hash,
  ]);
  expect(await trainer.store.read.path(after!)).toEqual(await trainer.store.read.path(before!));
  expect(await rep.presses('show_details', after!.id)).toContain('誠信');
});

test('a practice that is still going on is not scored', async () => {
  const { trainer } = await aTrainer();
  const rep = aRep(trainer);
  await rep.types('練習');
  expect(await scoreAgain(trainer, (await rep.open())!)).toEqual([]);
});
