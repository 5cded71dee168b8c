import { practises, presses, tries } from './practising.ts';
import { aSchedule, aSpec, aTeam, MANAGER, member, type ATeam } from './team.ts';
import { wall } from './world.ts';

/** A round that came due while its drill was paused is due later: who was told the old time reads the new one. */

const NEW_YORK = 'America/New_York';
const notices = (team: ATeam, person: string) =>
  team.pushedTo(person).filter(({ text }) => text.includes('截止時間延後了'));
const board = (team: ATeam) => team.to(`D-${MANAGER}`).findLast(({ text }) => text.includes('[看每個人]'))!.text;

/** Set once, due on Friday evening, paused at noon before it and resumed three days later: 72 hours longer. */
async function threeDaysLater(team: ATeam) {
  await team.until('2026-01-09T12:00+08:00');
  await team.manages({ do: 'pause', which: '' });
  await team.until('2026-01-12T12:00+08:00');
  return team.manages({ do: 'resume', which: '' });
}

describe('who was told an old due time', () => {
  test('is told the new one once, unless they are done; lists and the owner’s message show it', async () => {
    const team = await aTeam(['U1', 'U3', 'U4', 'U5'].map((person) => member(person)));
    const drill = await team.sets(aSpec());
    await team.until('2026-01-07T00:00+08:00');
    await practises(team, drill, 'U3');
    await tries(team, drill, 'U4');
    await presses(team, drill, 'U5', 'drill_not_now');
    expect(await threeDaysLater(team)).toEqual([
      '「四把鑰匙」繼續進行。\n截止時間改成 1/12（一）18:00。已經收到任務、還沒完成的 3 人，會在自己的上班時間收到通知。',
    ]);
    await team.until('2026-01-12T17:59+08:00');
    expect(['U1', 'U3', 'U4', 'U5'].map((person) => notices(team, person).map(({ text }) => text.split('\n')))).toEqual(
      [
        [['「四把鑰匙」的截止時間延後了，改成 1/12（一）18:00，慢慢來。', '[開始]', '[一小時後提醒我]', '[先不要]']],
        [],
        [[expect.stringContaining('1/12（一）18:00'), '[開始]', '[挑一次來交]', '[一小時後提醒我]', '[先不要]']],
        [[expect.stringContaining('1/12（一）18:00'), '[開始]', '[還是提醒我]']],
      ],
    );
    expect(board(team)).toContain('截止：1/12（一）18:00');
    expect((await team.manages({ do: 'list' }))[0]).toContain('1/12（一）18:00');
    expect(await team.rep('U1').hears('任務')).toContain('1/12（一）18:00 截止');
  });

  /** A round of every Friday, paused over one: it is due on the next. */
  async function nextFriday(zone: string) {
    const team = await aTeam([member('U1', { zone }), member('U2', { zone })], { now: '2026-01-05T10:00+08:00' });
    const drill = await team.sets(aSpec({ schedule: aSchedule({ repeat: 'weekly', weekdays: [5] }) }));
    await team.until('2026-01-07T00:00+08:00');
    await team.manages({ do: 'pause', which: '' });
    await team.until('2026-01-13T12:00+08:00');
    await team.manages({ do: 'resume', which: '' });
    return { team, drill };
  }

  test('reads it when they work, on their own clock', async () => {
    const { team } = await nextFriday(NEW_YORK);
    await team.until('2026-01-16T18:00+08:00');
    const told = notices(team, 'U1').map(({ at, text }) => [wall(at, NEW_YORK), text.split('\n')[0]]);
    expect(told).toEqual([
      [
        expect.objectContaining({ date: '2026-01-13', time: '09:00' }),
        '「四把鑰匙」的截止時間延後了，改成 1/16（五）05:00，慢慢來。',
      ],
    ]);
  });

  test('reads it though they begin before it comes, and not again when the drill is paused once more', async () => {
    const { team, drill } = await nextFriday(NEW_YORK);
    await tries(team, drill, 'U1');
    await team.until('2026-01-14T01:00+08:00');
    await team.manages({ do: 'pause', which: '' });
    await team.manages({ do: 'resume', which: '' });
    await team.until('2026-01-16T18:00+08:00');
    expect(['U1', 'U2'].map((person) => notices(team, person).length)).toEqual([1, 1]);
  });

  test('is told once, though a second bot takes the work too, or one dies at it', async () => {
    const { team } = await nextFriday('Asia/Taipei');
    await Promise.all([team.look(0), team.look(0), team.look(0)]);
    await team.until('2026-01-16T18:00+08:00');
    expect(['U1', 'U2'].map((person) => notices(team, person).length)).toEqual([1, 1]);
  });

  test('who was not invited before reads only the new one', async () => {
    const team = await aTeam([member('U1', { zone: NEW_YORK })], { now: '2026-01-05T10:00+08:00' });
    const drill = await team.sets(aSpec());
    await team.manages({ do: 'pause', which: '' });
    await team.until('2026-01-12T12:00+08:00');
    await team.manages({ do: 'resume', which: '' });
    await team.until('2026-01-16T00:00+08:00');
    expect(team.pushedTo('U1').map(({ text }) => text.split('\n').slice(0, 2))[0]).toEqual([
      '練習任務：四把鑰匙',
      '陳經理 派給你的，1/16（五）07:00 前完成就好。',
    ]);
    expect(notices(team, 'U1')).toEqual([]);
    expect((await team.assignment(drill, 'U1')).state).toBe('invited');
  });
});
