import type { Step } from './drill.ts';

/** How far somebody is with one part of a round. */
export interface PartStanding {
  part: string;
  /** Finished tries, and how many are asked for. */
  tries: number;
  asked: number;
  handedIn: boolean;
  /** A try that was handed in is what was asked. */
  passed: boolean;
  done: boolean;
}

/** A part is done when as many tries were finished as are asked for, and one that passes was handed in. */
export function standingOf(
  step: Pick<Step, 'parts' | 'tries'>,
  tries: readonly { part: string }[],
  handIns: readonly { part: string; passed: boolean }[],
): PartStanding[] {
  return step.parts.map((part) => {
    const made = tries.filter((one) => one.part === part).length;
    const own = handIns.filter((one) => one.part === part);
    const passed = own.some((one) => one.passed);
    return {
      part,
      tries: made,
      asked: step.tries,
      handedIn: own.length > 0,
      passed,
      done: passed && made >= step.tries,
    };
  });
}

export const isDone = (standing: readonly PartStanding[]): boolean => standing.every(({ done }) => done);

/** What is practised next: the first part that is not done, or the first of all. */
export const nextPart = (standing: readonly PartStanding[]): PartStanding =>
  standing.find(({ done }) => !done) ?? standing[0]!;

/** The customer of a try: each in turn, so that everybody meets all of them. `before` is how many tries were made. */
export const customerFor = ({ personas }: Pick<Step, 'personas'>, before: number): string =>
  personas[before % personas.length]!;
