import type { Drill } from '../../src/store/schema.ts';
import type { ATeam } from './team.ts';

/** What a rep does about a drill, press by press. */

/** An opening that is polite and finds something to say of the person. */
export const HELLO = [
  '淑芬姐您好，我是點點的小陳，做早餐店點餐平板。方便請教三分鐘嗎？不方便也沒關係',
  '十八年天天五點半開門，很不容易',
];

/** One who talks of the product at once. */
export const PUSHY = ['我們的點餐平板功能很多，還有會員系統跟報表，現在簽約最划算', '現在就簽吧，真的很划算'];

export interface Tried {
  session: string;
  /** What was said when it began, and when it was over. */
  begun: string;
  ended: string;
}

/** A try from the button to the scorecard; broken off after the lines where they do not end it. */
export async function tries(team: ATeam, drill: Drill, person: string, lines = HELLO): Promise<Tried> {
  const rep = team.rep(person);
  const begun = await rep.presses('drill_start', `${drill.id}/${drill.round}`);
  const open = await rep.open();
  if (!open) throw new Error(`No practice was begun: ${begun}`);
  let ended = '';
  for (const line of lines) if (await rep.open()) ended = await rep.hears(line);
  if (await rep.open()) ended = await rep.hears('結束');
  await team.wait(1000);
  return { session: open.id, begun, ended };
}

/** Hands a try in. */
export async function handsIn(team: ATeam, person: string, { session }: Tried): Promise<string> {
  const said = await team.rep(person).presses('drill_hand_in', session);
  await team.deliver();
  return said;
}

/** A try that is handed in, and shown to the manager. */
export async function practises(team: ATeam, drill: Drill, person: string, lines = HELLO): Promise<Tried> {
  const tried = await tries(team, drill, person, lines);
  await handsIn(team, person, tried);
  await team.wait(10_000);
  return tried;
}

/** Presses one of the buttons of what somebody was sent last about a drill. */
export async function presses(
  team: ATeam,
  drill: Drill,
  person: string,
  action: 'drill_not_now' | 'hour' | 'tomorrow',
) {
  const value = `${drill.id}/${drill.round}`;
  const rep = team.rep(person);
  const said = await (action === 'drill_not_now'
    ? rep.presses(action, value)
    : rep.presses('drill_snooze', `${value}/${action}`));
  await team.deliver();
  return said;
}
