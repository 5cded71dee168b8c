import type { WorkingHours } from './drill.ts';

/** Who may set drills: workspace admins and owners, the members of user groups (`@handle` or id), people by their id. */
export interface Managers {
  admins: boolean;
  groups: string[];
  people: string[];
}

const GROUP = /^(@[^\s@]+|S[A-Z0-9]{8,})$/;
const PERSON = /^[UW][A-Z0-9]{8,}$/;
const ADMINS = 'admins';

/** Reads DRILL_MANAGERS, names with commas between them; nothing: admins. What cannot be read is told in `problems`. */
export function managersOf(setting: string, problems: string[]): Managers {
  const names = setting
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  for (const name of names)
    if (name !== ADMINS && !GROUP.test(name) && !PERSON.test(name))
      problems.push(
        `DRILL_MANAGERS: "${name}" is neither ${ADMINS}, nor a user group (@handle, or its id S…), nor a person's id (U… or W…).`,
      );
  return {
    admins: names.length === 0 || names.includes(ADMINS),
    groups: names.filter((name) => GROUP.test(name)).map((name) => (name.startsWith('@') ? name.toLowerCase() : name)),
    people: names.filter((name) => PERSON.test(name)),
  };
}

const HOURS = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Reads WORKING_HOURS, `09:00-18:00` where nothing is set; `00:00-24:00` is the whole day. What cannot be read is told in `problems`. */
export function workingHoursOf(setting: string, problems: string[]): WorkingHours {
  const [, from = '', to = ''] = HOURS.exec(setting || '09:00-18:00') ?? [];
  if (from >= to) problems.push('WORKING_HOURS must be two times of one day, the earlier first, as 09:00-18:00.');
  return { from, to };
}
