/** A second press within this time is the same one. */
const SAME_MS = 10_000;
const REMEMBERED = 5000;

/** A button that was pressed, as Slack tells it. */
export interface Pressed {
  workspace: string;
  person: string;
  /** The message or view it stands in. */
  place: string;
  actionId: string;
  value: string;
  /** Slack's time of the press, in seconds. */
  at: string;
}

/** What a rep takes back is the line above the button, so that button works once only. */
const ONCE_EVER = ['take_back'];

/**
 * Gives presses their event ids. A double press has the same id as the first, so it is taken once; pressed again later,
 * a button acts again. Presses of this process are compared exactly, those of others by the piece of time they fall in.
 */
export function createPressIds() {
  const last = new Map<string, { at: number; event: string }>();
  return ({ workspace, person, place, actionId, value, at }: Pressed): string => {
    const button = [workspace, person, place, actionId, value].join('/');
    if (ONCE_EVER.includes(actionId)) return `press/${button}`;
    const ms = Number(at) * 1000;
    const before = last.get(button);
    if (before && Math.abs(ms - before.at) < SAME_MS) return before.event;
    const event = `press/${button}/${Math.floor(ms / SAME_MS)}`;
    last.delete(button);
    last.set(button, { at: ms, event });
    if (last.size > REMEMBERED) last.delete(last.keys().next().value!);
    return event;
  };
}
