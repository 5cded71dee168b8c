import type { Button } from '../../session/message.ts';

/** What stands behind a button, by the number it is pressed by in the terminal: `/1`. */
export type Numbers<B extends Button = Button> = ReadonlyMap<B, number>;

/** The numbers of one practice. They count on from message to message, so that none ever comes to mean another button. */
export function createNumbers<B extends Button>() {
  const buttons = new Map<number, B>();
  let count = 0;
  let shown: Numbers<B> = new Map();

  return {
    /** Gives each button the next number. Without any, those offered last stay the ones that were shown. */
    offer(offered: readonly B[]): Numbers<B> {
      const numbers = new Map(offered.map((button) => [button, ++count]));
      for (const [button, number] of numbers) buttons.set(number, button);
      if (offered.length > 0) shown = numbers;
      return numbers;
    },
    at: (number: number): B | undefined => buttons.get(number),
    /** A number that is good for one answer only is not pressed later. */
    withdraw(number: number) {
      buttons.delete(number);
      shown = new Map([...shown].filter(([, one]) => one !== number));
    },
    /** What was offered last. */
    shown: () => shown,
  };
}
