import fc from 'fast-check';
import { drillFile, sheet } from '../../src/drills/files.ts';
import { inRound } from '../../src/drills/drilling.ts';
import { peopleIn } from '../../src/drills/manage/people.ts';
import { tableOf } from '../../src/drills/results.ts';
import { drillPicture } from '../../src/drills/say/picture.ts';
import { asksPass, roundSaid } from '../../src/drills/say/seen.ts';
import { teamResult } from '../../src/drills/team-result.ts';
import { withoutQuotes } from '../../src/drills/rep/hand-in.ts';
import { score } from '../../src/scorecard/score.ts';
import { voiceFor } from '../../src/session/say/voice.ts';
import type { HandInKind } from '../../src/drills/drill.ts';
import type { Drill } from '../../src/store/schema.ts';
import { handsIn, HELLO, tries } from './practising.ts';
import { aSchedule, aSpec, aTeam, CHANNEL, MANAGER, member, WORKSPACE, type ATeam } from './team.ts';
import { aTry, flow, personas } from './try.ts';

/** What a manager never sees: what was said in private practice, and in tries that were not handed in. */

const BOSS = `D-${MANAGER}`;
const ALL = { workspace: WORKSPACE, person: MANAGER };

/** Everything that leaves the store for managers and channels, as one text. */
async function seenBy(team: ATeam, drill: Drill): Promise<string> {
  const { id, round } = await team.read(drill.id);
  const voice = voiceFor(team.trainer.texts, 'zh-TW');
  const at = (await inRound(team.trainer, await team.read(id), round))!;
  const people = await peopleIn(team.trainer, at.drill, round);
  const result = teamResult(at.flow, people);
  const rows = tableOf(at.flow, people);
  const picture = drillPicture(voice, { ...roundSaid(voice, at), rows, result, asksPass: asksPass(at) });
  await team.manages({ do: 'show', which: id });
  await team.manages({ do: 'list' });
  await team.manages({ do: 'export', which: id });
  for (const person of ['U1', 'U2', 'U3']) await team.manages({ do: 'read', which: id, people: [person] });
  const rounds = await team.trainer.store.read.rounds({ workspace: WORKSPACE, drill: id });
  return [
    ...[...team.to(BOSS), ...team.to(CHANNEL)].map(({ message }) => JSON.stringify(message)),
    JSON.stringify(picture),
    JSON.stringify(people),
    JSON.stringify((await sheet(team.trainer, voice, at.drill)).rows),
    JSON.stringify(rounds),
    String(await drillFile(team.trainer, `drill_csv/${id}`, ALL)),
    String(await drillFile(team.trainer, `drill_json/${id}`, ALL)),
  ].join('\n');
}

const WORDS = [
  '老闆娘您好',
  '我們的平板功能很多',
  '您最在意的是什麼呢？',
  '保證一個月回本',
  '會先挑哪一個？都不是也可以',
  '聽起來真的很累',
  '那我們約個時間看看好嗎？',
];

/** A line of a rep, with a word in it that nobody else says. */
const anyLine = fc.tuple(fc.constantFrom(...WORDS), fc.nat(9)).map(([words, n]) => `${words}，暗號${n}${n}${n}甲`);
const anyTalk = fc.array(anyLine, { minLength: 2, maxLength: 3 });

interface Practised {
  kind: 'private' | 'kept' | 'handed in';
  person: 'U1' | 'U2' | 'U3';
  lines: string[];
}
const anyPractised: fc.Arbitrary<Practised> = fc.record({
  kind: fc.constantFrom('private', 'kept', 'handed in'),
  person: fc.constantFrom('U1', 'U2', 'U3'),
  lines: anyTalk,
});

/** Words of one's own for each practice, so that it can be told whose they are. */
const marked = ({ lines, ...one }: Practised, i: number) => ({
  ...one,
  lines: lines.map((line) => `${line}${MARKS[one.kind]}${i}號`),
});
const MARKS = { private: '私下練', kept: '沒有交', 'handed in': '交出去' };

async function does(team: ATeam, drill: Drill, { kind, person, lines }: Practised) {
  if (kind !== 'private') {
    const tried = await tries(team, drill, person, lines);
    if (kind === 'handed in') await handsIn(team, person, tried);
    return;
  }
  const rep = team.rep(person);
  await rep.types('練習');
  for (const line of lines) if (await rep.open()) await rep.types(line);
  if (await rep.open()) await rep.types('結束');
  await team.wait(1000);
}

describe('of what was not handed in', () => {
  test.each<HandInKind>(['scorecard', 'transcript'])(
    'a manager sees the number alone: %s',
    (handIn) =>
      fc.assert(
        fc.asyncProperty(fc.array(anyPractised, { minLength: 1, maxLength: 6 }), async (practised) => {
          const team = await aTeam(['U1', 'U2', 'U3'].map((person) => member(person)));
          const drill = await team.sets(aSpec({ handIn, schedule: aSchedule({ repeat: 'weekly', weekdays: [5] }) }));
          for (const one of practised.map(marked)) await does(team, drill, one);
          await team.wait(20_000);
          const during = await seenBy(team, drill);
          await team.until('2026-01-09T18:00+08:00');
          const seen = during + (await seenBy(team, drill));
          expect(seen).not.toContain(MARKS.private);
          expect(seen).not.toContain(MARKS.kept);
          if (handIn === 'scorecard') expect(seen).not.toContain('暗號');
          for (const person of ['U1', 'U2', 'U3']) {
            const made = practised.filter((one) => one.person === person && one.kind !== 'private').length;
            const key = { workspace: WORKSPACE, drill: drill.id, round: 1 };
            expect((await team.trainer.store.read.countTries(key)).get(person) ?? 0).toBe(made);
          }
        }),
        { numRuns: 12 },
      ),
    60_000,
  );

  test('that they quote, managers read only lines of whole conversations that were handed in, of two people or more', async () => {
    const team = await aTeam(['U1', 'U2', 'U3'].map((person) => member(person)));
    const drill = await team.sets(aSpec({ handIn: 'transcript' }));
    for (const [i, person] of ['U1', 'U2'].entries())
      await does(team, drill, {
        kind: 'handed in',
        person: person as 'U1',
        lines: [`您要買嗎，暗號${i}，要不要會員系統`, '好的'],
      });
    await does(team, drill, { kind: 'kept', person: 'U3', lines: ['您要買嗎，沒有交，要不要會員系統', '好的'] });
    const [view] = await team.manages({ do: 'show', which: '' });
    expect(view).toContain(
      '有人是這樣說的（不具名）\n「您要買嗎，暗號0，要不要會員系統」\n「您要買嗎，暗號1，要不要會員系統」',
    );
    expect(view).not.toContain('沒有交');
  });
});

describe('where only the scorecard is handed in', () => {
  test('no word of the conversation is stored with it', async () => {
    const team = await aTeam([member('U1')]);
    const drill = await team.sets(aSpec());
    await handsIn(team, 'U1', await tries(team, drill, 'U1', HELLO));
    const [handIn] = await team.trainer.store.read.handIns({ workspace: WORKSPACE, drill: drill.id, round: 1 });
    expect(handIn!.lines).toBeNull();
    for (const words of ['點點', '十八年', '腰也跟著', '幾分鐘沒關係'])
      expect(JSON.stringify(handIn)).not.toContain(words);
  });

  test('the conversation is, where that is handed in too', async () => {
    const team = await aTeam([member('U1')]);
    const drill = await team.sets(aSpec({ handIn: 'transcript' }));
    await handsIn(team, 'U1', await tries(team, drill, 'U1', HELLO));
    const [handIn] = await team.trainer.store.read.handIns({ workspace: WORKSPACE, drill: drill.id, round: 1 });
    const said = (handIn!.lines as unknown as { who: string; text: string }[]).filter(({ who }) => who === 'rep');
    expect(said.map(({ text }) => text)).toEqual(HELLO);
  });

  test('managers read it then, of whoever handed it in, and of nobody else', async () => {
    const team = await aTeam([member('U1', { name: '王小明' }), member('U2')]);
    const drill = await team.sets(aSpec({ handIn: 'transcript' }));
    await handsIn(team, 'U1', await tries(team, drill, 'U1', HELLO));
    await tries(team, drill, 'U2', ['沒有交出的話', '沒有交出的另一句']);
    const reads = async (person: string) => (await team.manages({ do: 'read', which: '1', people: [person] }))[0];
    expect(await reads('U1')).toMatch(/^王小明 交出的｜四把鑰匙\n整場，/);
    for (const line of HELLO) expect(await reads('U1')).toContain(`王小明：${line}`);
    expect(await reads('U2')).toBe('U2 還沒交過。');
  });

  test('a scorecard without its quotes has all its marks, and not a word that was said', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 7 }), async (lines) => {
        const practice = { persona: 'lin-shufen', part: 'whole', difficulty: 'easy' as const };
        const { turns } = await aTry(practice, lines);
        const card = score(flow.value, personas.get('lin-shufen')!.value, turns);
        const bare = withoutQuotes(card);
        const marks = ({ keys, criteria, total, ending, fix }: typeof card) => ({
          keys,
          total,
          ending,
          fix: fix?.criterion,
          criteria: criteria.map(({ id, level }) => [id, level]),
        });
        expect(marks(bare)).toEqual(marks(card));
        const text = JSON.stringify(bare);
        expect(lines.filter((line) => text.includes(line))).toEqual([]);
        const answers = turns.flatMap(({ customer }) => customer.map(({ shown }) => shown));
        expect(answers.filter((answer) => text.includes(JSON.stringify(answer).slice(1, -1)))).toEqual([]);
      }),
      { numRuns: 25 },
    ));
});
