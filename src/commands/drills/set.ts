import { render } from '../../channels/terminal/render.ts';
import type { DrillSpec } from '../../drills/drill.ts';
import { drillName } from '../../drills/say/names.ts';
import { comingOf } from '../../drills/manage/preview.ts';
import { nextNumber } from '../../drills/manage/set.ts';
import { comingParts } from '../../drills/say/preview.ts';
import { named } from '../../drills/due/fill-round.ts';
import { coachMessage } from '../../session/say/voice.ts';
import { committed, readArgs, WHICH, type Command, type Operating } from './operating.ts';
import { SPEC_OPTIONS, specFrom } from './spec.ts';
import { cannot, misused } from './stopped.ts';

const CHANNELS = ['slack', 'botframework'] as const;
type SetIn = (typeof CHANNELS)[number];

/** Where a drill is set, and whose it is: '' nobody's. */
interface Place {
  workspace: string;
  channel: SetIn;
  owner: string;
}

/**
 * `set …`: a drill for workspaces without a manager's form. What would come of it is printed; with `--confirm` it is set, and a
 * running bot begins it.
 */
export const set: Command = async (operating, args) => {
  const options = {
    ...WHICH,
    ...SPEC_OPTIONS,
    channel: { type: 'string' },
    owner: { type: 'string', default: '' },
    confirm: { type: 'boolean', default: false },
  } as const;
  const { values } = readArgs(args, options, 0);
  const spec = specFrom(operating, values);
  const channel = CHANNELS.find((one) => one === values.channel);
  if (!channel) return misused(`E_CHANNEL: --channel is one of ${CHANNELS.join(', ')}`);
  if (!values.workspace) return misused('E_NO_WORKSPACE: say where: --workspace. npm run drills -- people shows all.');
  const place = { workspace: values.workspace, channel, owner: values.owner };
  await checkPeople(operating, place, spec.audience.people);
  preview(operating, place, spec);
  return values.confirm
    ? begin(operating, place, spec)
    : operating.print(operating.voice.t('terminal:drills.set.confirm'));
};

const IN_SLACK = /^[UW][A-Z0-9]{8,}$/;

/** In Slack everybody can be written to; elsewhere only who has written to the trainer first. */
async function checkPeople({ drilling }: Operating, { workspace, channel, owner }: Place, people: readonly string[]) {
  const { read } = drilling.store;
  const all = await read.workspaces();
  if (!all.includes(workspace))
    cannot(
      `E_NO_WORKSPACE: nobody of "${workspace}" has written to the trainer. There are: ${all.join(', ') || 'none'}`,
    );
  if (people.length === 0) misused('E_NO_PEOPLE: say who gets it: --people a,b,c. npm run drills -- people shows all.');
  const known = (await read.peopleKnown(workspace))
    .filter((one) => one.channel === channel)
    .map(({ person }) => person);
  const isThere = (person: string) => known.includes(person) || (channel === 'slack' && IN_SLACK.test(person));
  const strangers = [...people, ...(owner === '' ? [] : [owner])].filter((person) => !isThere(person));
  if (strangers.length > 0)
    cannot(
      `E_UNKNOWN_PERSON: the trainer cannot write to ${strangers.join(', ')} in ${channel} of "${workspace}". npm run drills -- people --workspace ${workspace}`,
    );
}

/** Who gets it and when. Names and time zones are Slack's to know, so that of Slack only the due times are told. */
function preview({ drilling, voice, print }: Operating, { channel, owner }: Place, spec: DrillSpec) {
  const called = spec.audience.people;
  const members = called.map((person) => named(person, spec.schedule.zone));
  const here = comingOf(drilling, spec, members);
  if (here.people === 0 && channel !== 'slack')
    cannot('E_NO_TIME: there are no working hours (WORKING_HOURS) before it is due. Choose a later --due.');
  const coming = channel === 'slack' ? { ...here, people: called.length, leftOut: [], sendings: [] } : here;
  const to = owner === '' ? voice.t('terminal:drills.set.noOwner') : voice.t('terminal:drills.set.owner', { owner });
  const parts = comingParts(voice, drilling.content, { ...coming, spec, called });
  print(render(coachMessage(voice, [...parts, { type: 'note', text: to }])));
}

/** It runs from now on, and is due at once: a bot opens the first round. */
async function begin({ drilling, voice, print }: Operating, { workspace, channel, owner }: Place, spec: DrillSpec) {
  const { store, now, newId } = drilling;
  const drill = { workspace, id: newId(), channel, owner, owner_name: '', co_owners: [], place: null, spec };
  let seq = 0;
  await committed(drilling, drill, async () => {
    seq = await nextNumber(store, workspace);
    const running = { status: 'running' as const, round: 0, version: 1, created_at: now(), started_at: now() };
    const writes = [store.write.insertDrill({ ...drill, ...running, seq }), store.write.drillDue(drill, now())];
    return { writes, messages: [] };
  });
  print(
    voice.t('terminal:drills.set.done', { name: drillName(voice, drilling.content, { spec }), workspace, number: seq }),
  );
}
