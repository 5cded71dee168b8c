import type { FlowFolder } from '../flow/content.ts';
import { figuresIn } from '../language/numbers.ts';
import { WHOLE } from '../session/parts.ts';
import { todayIn } from './first-due.ts';
import { wordFinders, type Finder, type Meaning } from './reading.ts';
import { DATES, TIMES, WEEKDAYS } from './typed-when.ts';
import { numberedKeyWords, WHOLE_WORDS, WORDS } from './typed-words.ts';
import type { ShortFormSetting } from './short-form.ts';

/** Names are looked for before words of ours, so that a customer or group may be called like one of them. */
export const findersFor = (setting: ShortFormSetting, folder: FlowFolder): Finder[] => [
  { pattern: /\uFFFC/, means: (_, typed) => mentioned(typed) },
  ...flowFinders(folder),
  ...setting.plans.flatMap(({ id, name }) => wordFinders(`${id}|${name}`, { is: 'plan', value: id })),
  ...WORDS.flatMap(({ words, ...meaning }) => wordFinders(words, meaning)),
  ...setting.groups.flatMap(({ id, handle }) => wordFinders(`@${handle}`, { is: 'group', value: id })),
  { pattern: /@(?:here|channel)/, means: () => ({ is: 'here', value: true }) },
  { pattern: /@[^\s,;]+/, means: () => ({ is: 'stranger', value: true }) },
  ...triesFinders,
  ...whenFinders(setting),
];

/** What Slack puts for a mention, as it sends it to commands that have it escaped. */
const MENTION =
  /^<(?:@(?<person>[UW][A-Z0-9]+)|#(?<channel>[CG][A-Z0-9]+)|!subteam\^(?<group>S[A-Z0-9]+)|!(?<here>here|channel))(?:\|[^<>]*)?>$/;

function mentioned(typed: string): Meaning | null {
  const { person, channel, group, here } = MENTION.exec(typed)?.groups ?? {};
  if (person) return { is: 'person', value: person };
  if (channel) return { is: 'channel', value: channel };
  if (group) return { is: 'group', value: group };
  return here ? { is: 'here', value: true } : null;
}

/** The flow, its parts (a key by its number too) and its customers, by id and by name. */
export function flowFinders({ flow: { value: flow }, personas }: FlowFolder): Finder[] {
  return [
    ...wordFinders(`${flow.id}|${flow.name}`, { is: 'flow', value: flow.id }),
    ...wordFinders(WHOLE_WORDS, { is: 'part', value: WHOLE }),
    ...flow.keys.flatMap(({ id, name }, i) =>
      wordFinders(`${id}|${name}|${numberedKeyWords(i + 1)}`, { is: 'part', value: id }),
    ),
    ...flow.moment_drills.flatMap(({ id, name }) => wordFinders(`${id}|${name}`, { is: 'part', value: id })),
    ...[...personas.values()].flatMap(({ value: { id, name, called } }) =>
      wordFinders(`${id}|${name}|${called}`, { is: 'persona', value: id }),
    ),
  ];
}

const tries = ({ count }: Record<string, string | undefined>): Meaning => ({
  is: 'tries',
  value: figuresIn(count!)[0]!.value,
});

const triesFinders: Finder[] = [
  { pattern: /[x×*] *(?<count>\d+)/, means: tries },
  { pattern: /(?<count>\d+) *(?:tries|try|times|x)/, means: tries },
  { pattern: /(?<count>\d+|[一二两三四五六七八九十]) *[次场遍]/, means: tries },
];

function whenFinders({ now, zone }: ShortFormSetting): Finder[] {
  const today = todayIn(now, zone);
  return [
    ...DATES.map(({ pattern, read }): Finder => ({
      pattern,
      means: (groups) => ({ is: 'date', value: read(groups, today) }),
    })),
    ...WEEKDAYS.map(({ pattern, read }): Finder => ({
      pattern,
      means: (groups) => ({ is: 'weekdays', value: read(groups, today)! }),
    })),
    ...TIMES.map(({ pattern, read }): Finder => ({
      pattern,
      means: (groups) => ({ is: 'time', value: read(groups, today) }),
    })),
  ];
}
