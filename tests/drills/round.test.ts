import { aSpec, aTeam, CHANNEL, MANAGER, member } from './team.ts';

test('a drill goes from being set to its result', async () => {
  const t0 = performance.now();
  const team = await aTeam([member('U1', { name: '小美' }), member('U2', { name: '阿明' })]);
  console.log('open', performance.now() - t0);
  console.log(await team.preview(aSpec()));
  const drill = await team.sets(aSpec());
  console.log(team.sent.map((s) => `→ ${s.to} ${s.edits ?? ''}\n${s.text}`).join('\n\n'));
  await team.until('2026-01-06T09:00+08:00');
  const rep = team.rep('U1');
  console.log(await rep.presses('drill_start', `${drill.id}/1`));
  await team.deliver();
  console.log(await rep.hears('淑芬姐您好，我是點點的小陳，做早餐店點餐平板。方便請教三分鐘嗎？不方便也沒關係'));
  console.log(await rep.hears('結束'));
  const session = (await team.trainer.store.read.pastSessions(rep.from, 1))[0]!;
  console.log(await rep.presses('drill_hand_in', session.id));
  const n = team.sent.length;
  await team.until('2026-01-09T18:00:00+08:00');
  console.log(
    team.sent
      .slice(n)
      .map((s) => `→ ${s.to} ${new Date(s.at).toISOString()} ${s.edits ?? ''}\n${s.text}`)
      .join('\n\n'),
  );
  console.log((await team.manages({ do: 'show', which: '' })).join('\n'));
  console.log((await team.manages({ do: 'list' })).join('\n'));
  console.log('all', performance.now() - t0);
});
