import { USUAL_HOURS } from '../../src/drills/drill.ts';
import { createDesk } from '../../src/session/desk.ts';
import { openTrainer } from '../../src/session/open-trainer.ts';
import { textOfItem, type Action, type Message } from '../../src/session/message.ts';
import type { From, Trainer, TrainerSettings } from '../../src/session/trainer.ts';
import type { Outgoing } from '../../src/session/carry-out.ts';
import type { Turn } from '../../src/session/turn.ts';

/** A trainer on a store of its own with a clock that the test moves. */
export async function aTrainer(settings: Partial<TrainerSettings> = {}, databaseUrl = 'sqlite::memory:') {
  let clock = Date.UTC(2026, 0, 5, 9);
  let ids = 0;
  const opened = await openTrainer({
    databaseUrl,
    settings: { pauseMs: 0, leftAloneMs: 3_600_000, keepDays: 365, workingHours: USUAL_HOURS, ...settings },
    seed: 7,
  });
  const prefix = Math.random().toString(36).slice(2);
  const trainer: Trainer = { ...opened, now: () => clock, newId: () => `${prefix}-${++ids}` };
  return { trainer, pass: (ms: number) => void (clock += ms) };
}

/** What a message says, as plain lines; buttons as [label]. */
export const textOf = (message: Message): string =>
  message.parts
    .flatMap((p) => {
      if (p.type === 'buttons') return p.buttons.map((b) => `[${b.label}]`);
      if (p.type === 'list') return [p.title ?? '', ...p.items.map(textOfItem)];
      if (p.type === 'bars') return p.rows.map((r) => `${r.label} ${r.share} ${r.mark}`);
      if (p.type === 'table') return [p.columns.map((c) => c.label), ...p.rows].map((row) => row.join(' | '));
      if (p.type === 'form') return p.form.fields.map((field) => `${field.label}: ${field.options.length}`);
      return p.type === 'file' ? [p.name] : [p.text];
    })
    .join('\n');

let events = 0;

/** One rep who types and presses; each act gives the messages it led to. */
export function aRep(trainer: Trainer, person = 'U1', locale = 'zh-TW') {
  const from: From = {
    workspace: 'T1',
    person,
    channel: 'slack',
    conversation: `D-${person}`,
    locale: async () => locale,
  };
  const desk = createDesk(trainer, () => undefined);
  const messages = (outgoing: readonly Outgoing[]) => outgoing.map((o) => o.payload as Message);
  const types = async (text: string, event = `${person}-e${++events}`) =>
    messages(await desk.typed(from, { event, text, message: `m${events}` }));
  return {
    from,
    desk,
    types,
    /** The text of all that a typed message led to. */
    hears: async (text: string) => (await types(text)).map(textOf).join('\n---\n'),
    presses: async (action: Action, value = '', event = `${person}-b${++events}`) =>
      messages(await desk.pressed(from, event, { action, value }))
        .map(textOf)
        .join('\n---\n'),
    open: () => trainer.store.read.openSession(from),
    async turns(): Promise<Turn[]> {
      const session =
        (await trainer.store.read.openSession(from)) ?? (await trainer.store.read.pastSessions(from, 1))[0];
      return session ? (await trainer.store.read.path(session)).map((row) => row.body as Turn) : [];
    },
  };
}

export type Rep = ReturnType<typeof aRep>;
