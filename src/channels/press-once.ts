/** A second press within this time is the same one. */
const SAME_MS = 10_000;
const REMEMBERED = 5000;

/** A button that was pressed, as a channel tells it. */
export interface Pressed {
  workspace: string;
  person: string;
  /** The message or view it stands in. */
  place: string;
  /** Which button there, and what it says with it. */
  button: string;
  value: string;
  /** The channel's time of the press, in milliseconds. */
  at: number;
  /** The channel's own name of the press, where it is the same when the press is brought again. */
  named?: string;
}

/** What a rep takes back is the line above the button, so that button works once only. */
const ONCE_EVER = ['take_back'];

/**
 * Gives presses their event ids. A double press has the same id as the first, so it is taken once; pressed again later,
 * a button acts again. Presses of this process are compared exactly, those of others by the piece of time they fall in.
 */
export function createPressIds() {
  const last = new Map<string, { at: number; event: string }>();
  return ({ workspace, person, place, button, value, at, named }: Pressed): string => {
    const pressed = [workspace, person, place, button, value].join('/');
    if (ONCE_EVER.includes(button)) return `press/${pressed}`;
    const before = last.get(pressed);
    if (before && Math.abs(at - before.at) < SAME_MS) return before.event;
    const event = named ?? `press/${pressed}/${Math.floor(at / SAME_MS)}`;
    last.delete(pressed);
    last.set(pressed, { at, event });
    if (last.size > REMEMBERED) last.delete(last.keys().next().value!);
    return event;
  };
}
