import { parse, stringify } from 'yaml';
import { loadContent } from '../../src/flow/load.ts';
import { COACH_MOMENTS, COACH_NOTES } from '../../src/flow/flow.ts';
import { hashOf } from '../../src/flow/content.ts';
import { SCORECARD_VERSION } from '../../src/scorecard/score.ts';
import type { Scorecard } from '../../src/scorecard/scorecard.ts';
import { aRep, aTrainer } from './rep.ts';

/** What the version before this one stored: texts, turns and scorecards without what has come since. */
const content = await loadContent();
const { flow, personas } = content.flows.get('four-keys')!;
type Raw = Record<string, Record<string, unknown>>;

const without = (value: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

const olderPersona = (): string => {
  const raw = parse(personas.get('lin-shufen')!.text) as Raw;
  const rest = without(raw, ['style', 'portrait', 'checked', 'better', 'true_objection_words']) as Raw;
  const lines = without(raw.lines!, ['too_expensive', 'aside', 'asked_if_real']);
  return stringify({ ...rest, lines, wrong: without(raw.wrong!, ['wrong_fact', 'rude']) });
};

const olderFlow = (): string => {
  const raw = parse(flow.text) as Raw;
  const notes = without(raw.notes!, ['allowed', 'wrong_fact', 'rude', 'complaint', 'calmed']);
  const moments = without(raw.moments!, ['purpose_told', 'no_fit_shown', 'not_heard']);
  const sayings = without(raw.sayings!, ['rude', 'real', 'concern']);
  return stringify({ ...without(raw, ['moment_drills', 'starts_with', 'hint_examples']), notes, moments, sayings });
};

const NEW_STATE = ['smokes', 'calmed', 'complained', 'heardOut', 'insulted', 'ledAt', 'hintedAt', 'objectionTaken'];

test('a practice begun with an earlier version goes on, is scored, and its scorecard is shown', async () => {
  const { trainer } = await aTrainer();
  const rep = aRep(trainer);
  await rep.types('練習');
  await rep.types('淑芬姐您好，我是點點的小陳，方便請教三分鐘嗎？不方便也沒關係');
  const session = (await rep.open())!;
  const [persona, older] = [olderPersona(), olderFlow()];
  const [head] = (await trainer.store.read.path(session)).slice(-1);
  const { moment: _moment, ...body } = head!.body as { moment: unknown; state: Record<string, unknown> };
  const stored = { ...body, state: without(body.state, NEW_STATE) };
  const put = (text: string) => trainer.store.write.putText({ workspace: 'T1', hash: hashOf(text), body: text });
  const { turn: _turn, ...row } = { ...head!, turn: null };
  await trainer.store.commit([
    put(persona),
    put(older),
    trainer.store.write.insertTurn({ ...row, id: 'older', body: stored }),
    trainer.store.write.updateSession(session, {
      head: 'older',
      persona_hash: hashOf(persona),
      flow_hash: hashOf(older),
    }),
  ]);
  const answer = await rep.hears('現在早上最忙的時候大概怎麼跑？');
  expect(answer).toContain('教練');
  expect((await rep.turns()).at(-1)!.state.trust).toBeGreaterThan(0);
  expect(await rep.hears('提示')).toContain('提示');
  expect(await rep.hears('結束')).toContain('計分卡');
});

test('a scorecard of an earlier version is made again for whoever looks at it', async () => {
  const { trainer } = await aTrainer();
  const rep = aRep(trainer);
  await rep.types('練習');
  for (const line of ['淑芬姐您好，我是點點的小陳', '我們的平板功能很齊全', '結束']) await rep.types(line);
  const [session] = await trainer.store.read.pastSessions(rep.from, 1);
  const card = session!.scorecard as Scorecard;
  const older = {
    ...without(card as never, ['criteriaFrom']),
    version: 1,
    criteria: card.criteria.map(({ id, key, level }) => ({ id, key, level, evidence: [] })),
    opened: [],
  };
  await trainer.store.commit([trainer.store.write.updateSession(session!, { scorecard: older, scorecard_version: 1 })]);
  expect(SCORECARD_VERSION).toBeGreaterThan(1);
  expect(await rep.presses('show_details', session!.id)).toContain(`第 ${SCORECARD_VERSION} 版`);
  expect(await rep.presses('show_scorecard', session!.id)).toContain('下次先改這一件');
  expect(await rep.hears('紀錄')).toContain('融化冰塊');
});

test('the texts in this test lack what they should lack', () => {
  expect(COACH_NOTES.filter((note) => !olderFlow().includes(`${note}:`))).toEqual(
    expect.arrayContaining(['allowed', 'calmed']),
  );
  expect(COACH_MOMENTS.length).toBeGreaterThan(9);
  expect(olderPersona()).not.toContain('true_objection_words');
  expect(olderPersona()).not.toContain('portrait');
});
