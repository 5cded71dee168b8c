import type { Action, DrillAction, PracticeAction } from '../session/message.ts';
import type { ManagerAct } from './manage/door.ts';
import type { RepAction } from './rep/press.ts';

/** What a manager's button asks for. */
type ManagerAction = Exclude<DrillAction, RepAction>;

const DOES = {
  drill_confirm: 'confirm',
  drill_cancel: 'discard',
  drill_change: 'show',
  drill_show: 'show',
  drill_remind: 'remind',
  drill_pause: 'pause',
  drill_resume: 'resume',
  drill_export: 'export',
  drill_end: 'end',
  drill_end_now: 'endNow',
  drill_keep: 'keep',
  drill_mark: 'show',
} as const satisfies Record<Exclude<ManagerAction, 'drill_list'>, ManagerAct['do']>;

/** A manager's button as what it asks for. `drill_change` and `drill_mark` open forms in channels that have them. */
export const actOfButton = (action: Exclude<Action, PracticeAction | RepAction>, which: string): ManagerAct =>
  action === 'drill_list' ? { do: 'list' } : { do: DOES[action], which };
