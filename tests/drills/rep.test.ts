import { handsIn, HELLO, practises, presses, PUSHY, tries } from './practising.ts';
import { aSpec, aTeam, member } from './team.ts';

test('probe', async () => {
  const team = await aTeam([member('U1', { name: '小美' })]);
  const drill = await team.sets(aSpec({}, { tries: 2, personas: ['lin-shufen', 'kelvin-chan'], pass: 'partly' }));
  const t = await tries(team, drill, 'U1', []);
  console.log(t.begun.slice(-400), t.ended);
  console.log(await handsIn(team, 'U1', t));
  const u = await tries(team, drill, 'U1', HELLO);
  console.log(u.begun.slice(0, 100), u.ended);
  console.log(await handsIn(team, 'U1', u));
  console.log(await team.rep('U1').presses('drill_tries', `${drill.id}/1`));
  console.log(await team.rep('U1').hears('任務'));
  console.log(await presses(team, drill, 'U1', 'hour'));
  console.log(await presses(team, drill, 'U1', 'tomorrow'));
  console.log(await presses(team, drill, 'U1', 'drill_not_now'));
  await team.until('2026-01-08T18:10+08:00');
  console.log(await presses(team, drill, 'U1', 'tomorrow'));
  await team.until('2026-01-09T17:50+08:00');
  console.log(await presses(team, drill, 'U1', 'hour'));
  const rep = team.rep('U1');
  await rep.presses('drill_start', `${drill.id}/1`);
  await rep.types(HELLO[0]!);
  await team.until('2026-01-09T18:50+08:00');
  console.log(await rep.hears('結束'));
  console.log(await presses(team, drill, 'U1', 'hour'));
  console.log(await rep.presses('drill_hand_in', t.session));
  console.log(
    team
      .pushedTo('U1')
      .map((s) => new Date(s.at).toISOString() + s.text)
      .join('\n\n'),
  );
});
