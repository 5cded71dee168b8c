import type { Desk } from '../../session/desk.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import type { Language } from '../../language/languages.ts';
import { ACTIONS, type Action, type Button, type Message, type Part } from '../../session/message.ts';
import type { Choices, From, Trainer } from '../../session/trainer.ts';
import type { Turn } from '../../session/turn.ts';
import type { Command } from '../../session/words.ts';
import { notice } from '../../session/say/notices.ts';
import { voiceFor } from '../../session/say/voice.ts';
import { readerOf } from '../../session/person.ts';
import { materialOf } from '../../session/playing.ts';
import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Material } from '../../session/material.ts';
import { createNumbers, type Numbers } from './numbers.ts';

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
  /** What of the messages' buttons can be done by number. */
  numbers: Numbers<Offered>;
  turn: Turn | null;
  scorecard: Scorecard | null;
  material: Material | null;
}

/** One practice at the terminal, over the same desk as every channel. */
export function terminalPractice(trainer: Trainer, desk: Desk, from: From) {
  let session = '';
  let event = 0;
  const numbers = createNumbers<Offered>();
  /** The number that stands for a yes to the question asked last. */
  let yes: number | null = null;

  /** Marks what was shown as sent and says where the practice stands. */
  async function told(outgoing: readonly Outgoing[]): Promise<Told> {
    await trainer.store.commit(outgoing.map((message) => trainer.store.write.outgoingSent(message, null)));
    session = outgoing.find((m) => m.session)?.session ?? session;
    const messages = outgoing.map((m) => m.payload as Message);
    const offered = numbers.offer(messages.flatMap(numbered));
    const row = session ? await trainer.store.read.session({ workspace: from.workspace, id: session }) : undefined;
    if (!row) return { messages, numbers: offered, turn: null, scorecard: null, material: null };
    const head = await trainer.store.read.turn({ workspace: from.workspace, session }, row.head!);
    return {
      messages,
      numbers: offered,
      turn: (head?.body as Turn | undefined) ?? null,
      scorecard: row.scorecard as Scorecard | null,
      material: await materialOf(trainer, row),
    };
  }

  const saysOnly = (message: Message, offered: Numbers<Offered>): Told => ({
    messages: [message],
    numbers: offered,
    turn: null,
    scorecard: null,
    material: null,
  });

  /** What cannot be undone is asked first, as the channel's own dialog would; the yes is good for the next line only. */
  async function asked({ confirm, ...sure }: Offered): Promise<Told> {
    const { language } = await readerOf(trainer, from);
    const button = { ...sure, label: confirm!.yes };
    const offered = numbers.offer([button]);
    yes = offered.get(button)!;
    const parts: Part[] = [
      { type: 'text', text: confirm!.text },
      { type: 'buttons', buttons: [button] },
    ];
    return saysOnly({ language, speaker: null, summary: confirm!.text, parts }, offered);
  }

  /** A number that nothing stands behind is not said to the customer; what was offered last is shown again. */
  async function noSuch(number: string): Promise<Told> {
    const voice = voiceFor(trainer.texts, (await readerOf(trainer, from)).language);
    const offered = numbers.shown();
    const key = offered.size > 0 ? 'terminal:noNumber' : 'terminal:noNumbers';
    return saysOnly(notice(voice, key, { number }, [...offered.keys()]), offered);
  }

  const pressed = async ({ action, value = '' }: Offered) =>
    told(await desk.pressed(from, nextEvent(), { action, value }));

  const nextEvent = () => `${process.pid}-${trainer.now()}-${++event}`;

  return {
    speak: (language: Language) => desk.speaks(from, language),
    start: async (choices: Partial<Choices>) => told(await desk.started(from, null, choices)),
    /** A typed line, a slash and a word for the coach, or a slash and the number of what was offered. */
    async line(text: string): Promise<Told> {
      const number = /^\/\d+$/.exec(text.trim())?.[0];
      const button = number && numbers.at(Number(number.slice(1)));
      if (yes !== null) numbers.withdraw(yes);
      yes = null;
      if (number && !button) return noSuch(number);
      if (button) return button.confirm ? asked(button) : pressed(button);
      const command = SLASHES[text.trim().toLowerCase()];
      const said = command ? trainer.texts.t('en', `practice:words.${command}`) : text;
      return told(await desk.typed(from, { event: nextEvent(), text: said, message: null }));
    },
  };
}

export type TerminalPractice = ReturnType<typeof terminalPractice>;
