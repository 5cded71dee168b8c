import { drillFile } from '../../src/drills/files.ts';
import { handsIn, practises, PUSHY, tries } from './practising.ts';
import { aSpec, aTeam, CHANNEL, MANAGER, member, WORKSPACE, type ATeam, type Sent } from './team.ts';

const TEAM = [member('U1', { name: '小美' }), member('U2', { name: '阿明' }), member('U3', { name: '家豪' })];
const BOSS = `D-${MANAGER}`;

const lastOf = (sent: readonly Sent[]) => sent.at(-1)!.text;
const boards = (team: ATeam) => team.to(BOSS).filter(({ text }) => text.includes('[看每個人]'));

describe('a drill that is being set', () => {
  test('is shown first, and sends nothing to anybody', async () => {
    const team = await aTeam(TEAM);
    const said = await team.preview(aSpec());
    expect(said).toContain('給：#sales（3 人）');
    expect(said).toContain('私訊送出：1/5（一）17:00，3 人');
    await team.wait(3 * 86_400_000);
    expect(team.sent).toEqual([]);
  });

  test('can be left alone, and then leaves nothing', async () => {
    const team = await aTeam(TEAM);
    const { id } = await team.drafts(aSpec());
    expect(await team.manages({ do: 'discard', which: id! })).toEqual(['好，沒派出去，什麼都沒傳。']);
    await team.wait(86_400_000);
    expect(team.pushedTo('U1')).toEqual([]);
    expect(await team.manages({ do: 'confirm', which: id! })).toEqual([expect.stringContaining('這個按鈕過期了')]);
  });

  test('is set once, however often it is confirmed', async () => {
    const team = await aTeam(TEAM);
    const drill = await team.sets(aSpec());
    const again = await team.manages({ do: 'confirm', which: drill.id });
    await team.work();
    expect(again).toEqual(['「四把鑰匙」已經派出去了（任務 1）。']);
    expect(TEAM.map(({ person }) => team.pushedTo(person).length)).toEqual([1, 1, 1]);
  });

  test('is not set any more once its time has passed', async () => {
    const team = await aTeam(TEAM);
    const { id } = await team.drafts(aSpec());
    await team.until('2026-01-09T18:00+08:00');
    expect(await team.manages({ do: 'confirm', which: id! })).toEqual([expect.stringContaining('這個時間排不到')]);
    await team.wait(86_400_000);
    expect(team.pushedTo('U1')).toEqual([]);
  });

  test('is not for who may not set any', async () => {
    const team = await aTeam(TEAM);
    const { id, message } = await team.drafts(aSpec(), 'U1');
    expect([id, message.summary]).toEqual([null, '你目前沒有派練習任務的權限，由管理員在設定裡決定誰可以派。']);
  });

  test('has a number of its own, though two managers confirm at once', async () => {
    const team = await aTeam(TEAM);
    team.team.managers.push('UOTHER');
    const drafts = [await team.drafts(aSpec()), await team.drafts(aSpec(), 'UOTHER')];
    await Promise.all([
      team.manages({ do: 'confirm', which: drafts[0]!.id! }),
      team.manages({ do: 'confirm', which: drafts[1]!.id! }, 'UOTHER'),
    ]);
    const numbers = await Promise.all(drafts.map(async ({ id }) => (await team.read(id!)).seq));
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2]);
  });
});

describe('a drill of one round', () => {
  test('goes from the invitation to its result', async () => {
    const team = await aTeam(TEAM);
    const drill = await team.sets(aSpec({ why: '月底要見三家大客戶' }));

    expect(lastOf(team.pushedTo('U1')).split('\n')).toEqual([
      '練習任務：四把鑰匙',
      '陳經理 派給你的，1/9（五）18:00 前完成就好。',
      '為什麼練這個：月底要見三家大客戶',
      '',
      '練什麼：四把鑰匙，整場',
      '跟誰聊：模擬客戶林淑芬（好聊）',
      '練一次，交出去',
      '怎麼算完成：練完、交出去就算',
      '主管看得到：有沒有完成、練了幾次，還有你交出的那張計分卡；看不到對話內容',
      '沒交出去的練習，只有你看得到。',
      '[開始]',
      '[下個上班日提醒我]',
      '[先不要]',
    ]);
    expect(lastOf(boards(team))).toContain('共 3 人要練：0 人完成，3 人還沒開始');

    const tried = await tries(team, drill, 'U1');
    expect(tried.begun).toContain('這是任務「四把鑰匙」的第 1 次（整場，至少練 1 次）。交出去之前，主管看不到。');
    expect(tried.ended).toContain('任務「四把鑰匙」：整場練了 1 次（至少 1 次）。要交這一次嗎？');
    await team.wait(60_000);
    expect(lastOf(boards(team))).toContain('0 人完成，1 人練到一半，2 人還沒開始');

    expect(await handsIn(team, 'U1', tried)).toMatch(/^交出去了，「四把鑰匙」完成，辛苦了。\n主管現在看得到/);
    await tries(team, drill, 'U2', PUSHY);
    await team.until('2026-01-09T17:59+08:00');
    expect(team.to(CHANNEL)).toEqual([]);
    await team.until('2026-01-09T18:00+08:00');

    expect(lastOf(team.to(CHANNEL)).split('\n')).toEqual([
      '四把鑰匙｜結果',
      '大家辛苦了，全隊這次的結果：',
      expect.stringMatching(/^完成 0\.33\d* 1／3 人$/),
      '交的人還不多，先不列各把鑰匙的情形，免得看得出是誰。',
    ]);
    expect(lastOf(boards(team))).toContain('這個任務結束了。\n共 3 人要練：1 人完成，2 人沒趕上');
    expect((await team.read(drill.id)).status).toBe('ended');
  });

  test('when it is over, who handed in what does not pass has not just missed it', async () => {
    const team = await aTeam(TEAM);
    const drill = await team.sets(aSpec({}, { parts: ['melt_the_ice'], pass: 'met' }));
    await practises(team, drill, 'U1', PUSHY);
    await team.until('2026-01-09T18:00+08:00');
    expect(lastOf(boards(team))).toContain('共 3 人要練：0 人完成，1 人交過、還沒完成，2 人沒趕上');
    const [view] = await team.manages({ do: 'show', which: '1' });
    expect(view).toMatch(/小美 \| 交過，還沒完成 \| 1 \| ○[^]*交過，還沒完成：小美\n沒趕上：阿明、家豪/);
  });

  test('shows its owner one message, which is edited', async () => {
    const team = await aTeam(TEAM);
    const drill = await team.sets(aSpec());
    for (const { person } of TEAM) await practises(team, drill, person);
    await team.until('2026-01-09T19:00+08:00');
    const [posted, ...edits] = boards(team);
    expect(posted!.edits).toBeNull();
    expect(new Set(edits.map((one) => one.edits))).toEqual(new Set([`ts-${posted!.id}`]));
    expect(lastOf(boards(team))).toContain('3 人完成');
  });

  test('tells its owner the result where the bot may not post', async () => {
    const team = await aTeam(TEAM);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1');
    team.team.canPost = false;
    await team.until('2026-01-09T18:00+08:00');
    expect(team.to(CHANNEL)).toEqual([]);
    expect(team.to(BOSS).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /^四把鑰匙｜結果\n這本來要貼在派任務的頻道，可是我現在不能在那裡發言.*，所以傳給你。\n大家辛苦了/,
      ),
    );
  });

  test('says plainly that nobody handed in anything', async () => {
    const team = await aTeam(TEAM);
    const drill = await team.sets(aSpec());
    await tries(team, drill, 'U1');
    await team.until('2026-01-09T18:00+08:00');
    expect(lastOf(team.to(CHANNEL))).toBe(
      '四把鑰匙｜結果\n這次沒有人交出練習，沒有結果可以列。沒關係，想練的時候隨時都可以自己練。',
    );
  });

  test('of which everybody has left the team shows its owner that, and posts nothing', async () => {
    const team = await aTeam(TEAM);
    const { id } = await team.drafts(aSpec());
    team.team.people = [member('U1', { name: '小美', why: 'left' })];
    await team.manages({ do: 'confirm', which: id! });
    await team.until('2026-01-09T19:00+08:00');
    expect(team.pushedTo('U1')).toEqual([]);
    expect(team.to(CHANNEL)).toEqual([]);
    expect(boards(team)[0]!.text.split('\n').slice(0, 5)).toEqual([
      '四把鑰匙',
      '截止：1/9（五）18:00',
      '名單裡現在沒有可以練的人，所以什麼都沒傳出去。',
      '聯絡不到',
      '帳號停用了：小美',
    ]);
    expect(lastOf(boards(team))).toContain('這個任務結束了。\n名單裡現在沒有可以練的人');
  });

  test('for an empty channel shows no table of nobody', async () => {
    const team = await aTeam(TEAM);
    const { id } = await team.drafts(aSpec());
    team.team.people = [];
    await team.manages({ do: 'confirm', which: id! });
    await team.wait(60_000);
    expect(await team.manages({ do: 'show', which: '' })).toEqual([
      '四把鑰匙\n截止：1/9（五）18:00\n名單裡現在沒有可以練的人，所以什麼都沒傳出去。\n[匯出]\n[我派的任務]',
    ]);
  });

  test('is the manager’s to see and to take along', async () => {
    const team = await aTeam(TEAM);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1');
    const [view] = await team.manages({ do: 'show', which: '1' });
    expect(view!.split('\n').filter((line) => line.includes(' | '))).toEqual([
      '姓名 | 狀態 | 場數 | 融化冰塊 | 找到關鍵按鈕 | 按下關鍵按鈕 | 得到承諾',
      '小美 | 完成 | 1 | ● | ○ | ○ | ○',
      '阿明 | 還沒開始 | 0 | – | – | – | –',
      '家豪 | 還沒開始 | 0 | – | – | – | –',
    ]);
    expect(await team.manages({ do: 'list' })).toEqual([
      '你派的練習任務\n1　四把鑰匙｜進行中｜完成 1／3 人｜1/9（五）18:00 截止\n[看任務 1]',
    ]);
    const csv = await drillFile(team.trainer, `drill_csv/${drill.id}`, { workspace: WORKSPACE, person: MANAGER });
    expect(String(csv).split('\r\n').filter(Boolean)).toHaveLength(1 + TEAM.length);
    const others = drillFile(team.trainer, `drill_csv/${drill.id}`, { workspace: WORKSPACE, person: 'U1' });
    await expect(others).rejects.toThrow('E_NOT_YOURS');
  });

  test('whose owner cannot be written to goes its way, and does not wait for them', async () => {
    const team = await aTeam(TEAM);
    team.deaf.add(MANAGER).add(BOSS);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1');
    await team.until('2026-01-09T18:00+08:00');
    expect(lastOf(team.to(CHANNEL))).toContain('1／3 人');
    expect(team.looks()).toBeLessThan(40);
  });
});
