import type { Desk } from '../../session/desk.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import type { Language } from '../../language/languages.ts';
import { ACTIONS, type Action, type Button, type Message } from '../../session/message.ts';
import type { Choices, From, Trainer } from '../../session/trainer.ts';
import type { Turn } from '../../session/turn.ts';
import type { Command } from '../../session/words.ts';
import { readerOf } from '../../session/person.ts';
import { materialOf } from '../../session/playing.ts';
import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Material } from '../../session/material.ts';

/** The commands of the terminal; each is a word for the coach, said so that no line can be mistaken for it. */
export const SLASHES: Record<string, Command> = {
  '/hint': 'hint',
  '/back': 'back',
  '/end': 'end',
  '/pause': 'pause',
  '/resume': 'resume',
  '/criteria': 'criteria',
  '/history': 'history',
  '/help': 'help',
  '/practice': 'start',
  '/parts': 'parts',
  '/progress': 'progress',
  '/language': 'language',
  '/my-data': 'myData',
};

/** Buttons whose work has a word of its own are not offered by number. */
const BY_WORD: readonly Action[] = [
  'hint',
  'take_back',
  'end',
  'pause',
  'resume',
  'criteria',
  'history',
  'help',
  'start',
];
/** The form is the channel's own; the terminal asks its questions at the start. */
const ELSEWHERE: readonly Action[] = ['change_choices', 'start_with'];

/** A button that the terminal offers by number. */
type Offered = Button & { action: Action };

/** The buttons of a message that the terminal offers by number; a team's drills have no place in it. */
export const numbered = ({ parts }: Message): Offered[] =>
  parts
    .flatMap((part) => (part.type === 'buttons' ? part.buttons : []))
    .filter(ofPractice)
    .filter(({ action }) => !BY_WORD.includes(action) && !ELSEWHERE.includes(action));

const ofPractice = (button: Button): button is Offered => ACTIONS.some((action) => action === button.action);

/** The one who sits at the terminal. */
export const terminalPerson = (name: string): From => ({
  workspace: 'terminal',
  person: name,
  channel: 'terminal',
  conversation: 'terminal',
});

/** What a line led to: the messages to show, and where the practice stands. */
export interface Told {
  messages: Message[];
  /** What can be done with what was shown, by number: `/1` is the first. */
  buttons: readonly Offered[];
  turn: Turn | null;
  scorecard: Scorecard | null;
  material: Material | null;
}

/** One practice at the terminal, over the same desk as every channel. */
export function terminalPractice(trainer: Trainer, desk: Desk, from: From) {
  let session = '';
  let buttons: readonly Offered[] = [];
  let event = 0;

  /** Marks what was shown as sent and says where the practice stands. */
  async function told(outgoing: readonly Outgoing[]): Promise<Told> {
    await trainer.store.commit(outgoing.map((message) => trainer.store.write.outgoingSent(message, null)));
    session = outgoing.find((m) => m.session)?.session ?? session;
    const messages = outgoing.map((m) => m.payload as Message);
    buttons = messages.flatMap(numbered);
    const row = session ? await trainer.store.read.session({ workspace: from.workspace, id: session }) : undefined;
    if (!row) return { messages, buttons, turn: null, scorecard: null, material: null };
    const head = await trainer.store.read.turn({ workspace: from.workspace, session }, row.head!);
    return {
      messages,
      buttons,
      turn: (head?.body as Turn | undefined) ?? null,
      scorecard: row.scorecard as Scorecard | null,
      material: await materialOf(trainer, row),
    };
  }

  /** What cannot be undone is asked first, as the channel's own dialog would. */
  async function asked({ confirm, ...sure }: Offered): Promise<Told> {
    const { language } = await readerOf(trainer, from);
    const { text, yes } = confirm!;
    buttons = [{ ...sure, label: yes }];
    const message: Message = { language, speaker: null, summary: text, parts: [{ type: 'text', text }] };
    return { messages: [message], buttons, turn: null, scorecard: null, material: null };
  }

  const nextEvent = () => `${process.pid}-${trainer.now()}-${++event}`;

  return {
    speak: (language: Language) => desk.speaks(from, language),
    start: async (choices: Partial<Choices>) => told(await desk.started(from, null, choices)),
    /** A typed line, a slash and a word for the coach, or a slash and the number of what was offered. */
    async line(text: string): Promise<Told> {
      const offered = /^\/\d+$/.test(text.trim()) ? buttons[Number(text.trim().slice(1)) - 1] : undefined;
      if (offered?.confirm) return asked(offered);
      if (offered)
        return told(await desk.pressed(from, nextEvent(), { action: offered.action, value: offered.value ?? '' }));
      const command = SLASHES[text.trim().toLowerCase()];
      const said = command ? trainer.texts.t('en', `practice:words.${command}`) : text;
      return told(await desk.typed(from, { event: nextEvent(), text: said, message: null }));
    },
  };
}

export type TerminalPractice = ReturnType<typeof terminalPractice>;
