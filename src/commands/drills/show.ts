import { render } from '../../channels/terminal/render.ts';
import { inRound, type Drilling } from '../../drills/drilling.ts';
import { show as view } from '../../drills/manage/show.ts';
import { peopleIn } from '../../drills/manage/people.ts';
import { tableOf, type PersonInRound, type Row } from '../../drills/results.ts';
import { teamResult } from '../../drills/team-result.ts';
import type { Message } from '../../session/message.ts';
import type { Drill, Round } from '../../store/schema.ts';
import { drillNamed, fromNobody, readArgs, WHICH, type Command, type Operating } from './operating.ts';
import { workLines } from './say-work.ts';
import { cannot, misused } from './stopped.ts';
import { isoOrNull, summed, toJson } from './summary.ts';
import { workOf, type Work } from './work.ts';

/** `show DRILL [--round K] [--json]`: what its manager sees of a round, why people are not reached, and what is due next. */
export const show: Command = async (operating, args) => {
  const options = { ...WHICH, round: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readArgs(args, options, 1);
  const drill = await drillNamed(operating, positionals[0], values.workspace);
  const round = await roundNamed(operating.drilling, drill, values.round);
  const work = await workOf(operating.drilling, drill);
  if (values.json) return operating.print(toJson(await asObject(operating, drill, round, work)));
  return printed(operating, drill, round, work);
};

/** The round that is asked for, or the last; undefined where none has begun. */
async function roundNamed({ store }: Drilling, drill: Drill, named: string | undefined): Promise<Round | undefined> {
  if (named !== undefined && !/^[1-9]\d{0,8}$/.test(named))
    misused('E_ROUND: --round is the number of a round, 1 or more.');
  const number = named === undefined ? drill.round : Number(named);
  const round = await store.read.round({ workspace: drill.workspace, drill: drill.id, round: number });
  if (!round && named !== undefined) cannot(`E_NO_ROUND: drill ${drill.seq} has rounds 1 to ${drill.round} so far.`);
  return round;
}

async function printed(operating: Operating, drill: Drill, round: Round | undefined, work: Work) {
  const { drilling, voice, print } = operating;
  const { t } = voice;
  const { messages } = await view({ drilling, from: fromNobody(drill), voice, drill }, round?.number ?? 0);
  print(
    t('terminal:drills.which', {
      workspace: drill.workspace,
      number: drill.seq,
      id: drill.id,
      status: t(`drills:list.state.${drill.status}`),
    }),
  );
  messages.forEach(({ message }) => print(render(withoutFiles(message))));
  const people = round ? await peopleIn(drilling, drill, round.number) : [];
  unreached(people).forEach(({ name, person, why }) =>
    print(t('terminal:drills.unreached', { name, person, why: why ?? '–' })),
  );
  print('');
  workLines(voice, drill, work, drilling.now()).forEach(print);
}

/** Files are made when a channel sends them. */
const withoutFiles = (message: Message): Message => ({
  ...message,
  parts: message.parts.filter(({ type }) => type !== 'file'),
});

/** Why is said in the channel's own word: whoever runs the trainer looks that up. */
const unreached = (people: readonly PersonInRound[]) => people.filter(({ state }) => state === 'unreachable');

async function asObject({ drilling, voice }: Operating, drill: Drill, round: Round | undefined, work: Work) {
  const { summary } = await summed(drilling, voice, drill);
  return { ...summary, shown: round ? await roundObject(drilling, drill, round) : null, work: workObject(work) };
}

/** A round with its people and what they have reached together; who improved most is only for asking them. */
async function roundObject(drilling: Drilling, drill: Drill, round: Round) {
  const at = await inRound(drilling, drill, round.number);
  const people = await peopleIn(drilling, drill, round.number);
  const { mostImproved: _, ...team } = at ? teamResult(at.flow, people) : { mostImproved: null };
  return {
    round: round.number,
    state: round.state,
    opens: isoOrNull(round.opens_at),
    due: isoOrNull(round.due_at),
    closed: isoOrNull(round.closed_at),
    people: at ? tableOf(at.flow, people).map(personObject) : [],
    team,
  };
}

/** What was handed in itself is for `export`. */
const personObject = ({ person, name, state, why, tries, passed, appealed, keys }: Row) => ({
  person,
  name,
  state,
  why,
  tries,
  passed,
  appealed,
  keys,
});

const workObject = ({ state, next, due, leasedUntil, unread, nextMessage, unsent }: Work) => ({
  state,
  unread,
  next,
  due: isoOrNull(due),
  leasedUntil: isoOrNull(leasedUntil),
  nextMessage: isoOrNull(nextMessage),
  unsent: unsent.map((message) => ({
    id: message.id,
    person: message.person,
    name: message.name,
    state: message.state,
    since: isoOrNull(message.at),
    next: message.state === 'waiting' ? isoOrNull(message.due_at) : null,
    lastError: message.last_error,
  })),
});
