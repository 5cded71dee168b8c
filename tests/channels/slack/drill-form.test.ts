import { App } from '@slack/bolt';
import { drillModal, DRILL_FORM, planModal, PLAN_FORM, USE_PLAN } from '../../../src/channels/slack/drill-form.ts';
import { errorsOf, openedFor, valuesIn } from '../../../src/channels/slack/drill-filled.ts';
import type { Options } from '../../../src/channels/slack/drill-inputs.ts';
import { defaultSpec } from '../../../src/drills/default-spec.ts';
import type { Filled } from '../../../src/drills/fields.ts';
import { drillOf, filledWith, planOf } from '../../../src/drills/form.ts';
import { LANGUAGES } from '../../../src/language/languages.ts';
import { validateView } from '../../slack-sim/src/blockkit/validate.mjs';
import { SlackSim } from '../../slack-sim/src/index.mjs';
import { aSetting } from '../../drills/setting.ts';

const optionsIn = (changes: Partial<Options> = {}): Options => ({
  ...aSetting(),
  groups: [{ id: 'S0SDRS00001', handle: 'sdrs', name: 'SDR team' }],
  channels: [{ id: 'C0SALESTM01', name: 'sales-team' }],
  unseen: false,
  opened: { channel: 'C0SALESTM01', draft: null },
  ...changes,
});

/** Opens the form at /drill, its plans at the button, and keeps what was set. */
async function startForms(options: Options, filled: Filled) {
  const sim = await SlackSim.start({});
  const env = sim.env() as Record<string, string>;
  const app = new App({
    token: env.SLACK_BOT_TOKEN!,
    signingSecret: env.SLACK_SIGNING_SECRET!,
    clientOptions: { slackApiUrl: env.SLACK_API_URL! },
  });
  const set: unknown[] = [];
  app.command('/drill', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: drillModal(options, filled) });
  });
  app.action({ type: 'block_actions', action_id: USE_PLAN }, async ({ ack, body, client }) => {
    await ack();
    await client.views.update({ view_id: body.view!.id, view: planModal(options, filled) });
  });
  app.view(DRILL_FORM, async ({ ack, view }) => {
    const read = drillOf(valuesIn(view.state.values), options);
    if ('problems' in read) return ack(errorsOf(options.voice, read.problems));
    set.push(read.spec, openedFor(view.private_metadata));
    await ack();
  });
  app.view(PLAN_FORM, async ({ ack, view }) => {
    const read = planOf(valuesIn(view.state.values), options.plans, options);
    if ('problems' in read) return ack(errorsOf(options.voice, read.problems));
    set.push(read.plan);
    await ack();
  });
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  sim.setRequestUrl(`http://127.0.0.1:${(server.address() as { port: number }).port}/slack/events`);
  return {
    sim,
    set,
    mia: sim.user('mia'),
    stop: async () => {
      const { rejected, warnings, problems } = sim.report();
      await app.stop();
      await sim.stop();
      expect({ rejected, warnings, problems }).toEqual({ rejected: [], warnings: [], problems: [] });
    },
  };
}

describe('in Slack', () => {
  const options = optionsIn();
  let forms: Awaited<ReturnType<typeof startForms>>;
  beforeEach(async () => {
    forms = await startForms(options, filledWith(defaultSpec(options)));
  });
  afterEach(() => forms.stop());

  const opened = async () => {
    await forms.mia.command('/drill', '', { channel: 'sales-team' });
    await forms.mia.waitForModal();
    return forms.mia;
  };

  test('only who gets it is missing', async () => {
    const mia = await opened();
    expect(await mia.submitView()).toMatchObject({ ok: false, errors: { people: '還沒說要派給誰。' } });
    expect(await mia.submitView({ 給頻道裡的人: ['#sales-team 的所有成員'] })).toMatchObject({ ok: true });
    expect(forms.set).toEqual([
      {
        ...defaultSpec(options),
        audience: { people: [], groups: [], channels: ['C0SALESTM01'] },
      },
      { channel: 'C0SALESTM01', draft: null },
    ]);
  });

  test('all of it is filled in by a person', async () => {
    const mia = await opened();
    const sent = await mia.submitView({
      名稱: '開場週',
      為什麼練: '上個月開場太快',
      給誰: ['alice', 'bob'],
      給哪些群組: ['SDR team @sdrs'],
      練什麼: ['鑰匙：融化冰塊', '時刻：太貴'],
      跟哪些客戶練: [/林淑芬/, /Kelvin/],
      難度: '難聊',
      教練: '聊完再看',
      每項練幾次: '3 次',
      過關標準: /至少做到一些/,
      哪天截止: '2026-11-27',
      幾點截止: '17:30',
      重複: '每週',
      每週哪幾天: ['週一', '週五'],
      訊息: ['週末不傳，也不截止'],
      放假日: '2026-12-25、1/1',
      交什麼: '計分卡和對話',
    });
    expect(sent).toMatchObject({ ok: true });
    expect(forms.set[0]).toEqual({
      name: '開場週',
      why: '上個月開場太快',
      plan: null,
      audience: { people: ['U0ALICE0001', 'U0BOB000001'], groups: ['S0SDRS00001'], channels: [] },
      steps: [
        {
          name: '',
          says: '',
          flow: 'four-keys',
          parts: ['melt_the_ice', 'too_expensive'],
          personas: ['lin-shufen', 'kelvin-chan'],
          difficulty: 'hard',
          coaching: 'at_end',
          tries: 3,
          pass: 'partly',
          doneWhen: null,
          doneSays: '',
        },
      ],
      schedule: {
        date: '2026-11-27',
        time: '17:30',
        zone: 'Asia/Taipei',
        repeat: 'weekly',
        weekdays: [1, 5],
        skipWeekends: true,
        holidays: ['2026-12-25', '2027-01-01'],
        rounds: null,
      },
      reminders: false,
      handIn: 'transcript',
    });
  });

  test('what cannot be is said below its field', async () => {
    const mia = await opened();
    const sent = await mia.submitView({ 哪天截止: '2026-11-20', 放假日: '12/25 聖誕節' });
    expect(sent.errors).toEqual({
      people: '還沒說要派給誰。',
      date: '這個時間已經過了。',
      holidays: '沒有「聖誕節」這一天。',
    });
  });

  test('a ready-made plan is a button away', async () => {
    const mia = await opened();
    await mia.clickButton('用現成的計畫');
    await mia.waitForModal({ match: ({ callback_id }: { callback_id: string }) => callback_id === PLAN_FORM });
    expect(await mia.submitView()).toMatchObject({ ok: false, errors: { people: '還沒說要派給誰。' } });
    expect(await mia.submitView({ 給誰: ['alice'], 從哪天開始: '2026-11-24' })).toMatchObject({ ok: true });
    expect(forms.set).toEqual([
      {
        plan: 'first-two-weeks',
        audience: { people: ['U0ALICE0001'], groups: [], channels: [] },
        schedule: {
          date: '2026-11-24',
          time: '18:00',
          zone: 'Asia/Taipei',
          skipWeekends: true,
          holidays: [],
        },
        reminders: true,
        handIn: 'scorecard',
      },
    ]);
  });
});

/** The words of a view that stand below a label with this id. */
const blockOf = (view: ReturnType<typeof drillModal>, id: string) =>
  view.blocks.find(({ block_id }) => block_id === id);

describe('fits into Slack', () => {
  test.each(LANGUAGES)('in %s', (language) => {
    const options = optionsIn(aSetting(language));
    const filled = filledWith(defaultSpec(options));
    expect(validateView(drillModal(options, filled)).issues).toEqual([]);
    expect(validateView(planModal(options, filled)).issues).toEqual([]);
  });

  test('opened for a draft, with 200 groups and more than can be listed elsewhere', () => {
    const groups = Array.from({ length: 200 }, (_, i) => ({ id: `S${i}`, handle: `g${i}`, name: '長'.repeat(100) }));
    const options = optionsIn({ groups, opened: { channel: null, draft: 'd1' } });
    const filled = {
      ...filledWith(defaultSpec(options)),
      groups: ['S150'],
      tries: ['4'],
      name: ['長'.repeat(99)],
    };
    const view = drillModal(options, filled);
    expect(validateView(view).issues).toEqual([]);
    expect(blockOf(view, 'groups')).toMatchObject({ element: { initial_options: [{ value: 'S150' }] } });
    expect(blockOf(view, 'tries')).toMatchObject({ element: { initial_option: { value: '4' } } });
    expect(openedFor(view.private_metadata!)).toEqual({ channel: null, draft: 'd1' });
  });

  test('with a second flow, whose parts and customers stand under its name', () => {
    const { content } = aSetting();
    const first = content.flows.get('four-keys')!;
    const flow = { ...first.flow, value: { ...first.flow.value, id: 'cold-call', name: '陌生開發' } };
    const flows = new Map([...content.flows, ['cold-call', { ...first, flow }]]);
    const options = optionsIn({ content: { ...content, flows } });
    const view = drillModal(options, filledWith(defaultSpec(options)));
    expect(validateView(view).issues).toEqual([]);
    expect(blockOf(view, 'parts')).toMatchObject({
      element: {
        option_groups: [{ label: { text: '四把鑰匙' } }, { label: { text: '陌生開發' } }],
        initial_options: [{ value: 'four-keys/whole' }],
      },
    });
  });

  test('without groups, channels or plans they are not asked for', () => {
    const options = optionsIn({ groups: [], channels: [], plans: [] });
    const view = drillModal(options, {});
    expect(validateView(view).issues).toEqual([]);
    expect(['groups', 'channels', USE_PLAN].map((id) => blockOf(view, id))).toEqual([undefined, undefined, undefined]);
  });

  test('the time is that of the manager', () => {
    expect(blockOf(drillModal(optionsIn(), {}), 'time')).toMatchObject({ element: { timezone: 'Asia/Taipei' } });
  });
});
