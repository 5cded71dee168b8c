import { USUAL_HOURS } from '../../../src/drills/drill.ts';
import { terminalPerson, terminalPractice } from '../../../src/channels/terminal/practice.ts';
import { render } from '../../../src/channels/terminal/render.ts';
import { createDesk } from '../../../src/session/desk.ts';
import { openTrainer } from '../../../src/session/open-trainer.ts';
import type { Choices, Trainer } from '../../../src/session/trainer.ts';
import type { Language } from '../../../src/language/languages.ts';
import { startBot as startTeams, said, TENANT } from '../botframework/bot.ts';
import { startBot as startSlack } from '../slack/bot.ts';
import { startSite } from '../web/site.ts';

/** Somebody who practises at a channel: every channel is spoken to in its own way, and shows what it shows. */
export interface AtChannel {
  trainer: Trainer;
  who: { workspace: string; person: string };
  speaks: (language: Language) => Promise<void>;
  starts: (choices: Pick<Choices, 'persona' | 'difficulty'>) => Promise<void>;
  says: (text: string) => Promise<void>;
  /** All that the channel has shown so far, as text. */
  shown: () => Promise<string>;
  stop: () => Promise<void>;
}

export const CHANNELS: Record<string, (seed: number) => Promise<AtChannel>> = {
  terminal: atTheTerminal,
  Slack: inSlack,
  'Bot Framework': inTeams,
  web: atThePage,
};

async function atTheTerminal(seed: number): Promise<AtChannel> {
  const settings = { pauseMs: 0, leftAloneMs: 3_600_000, keepDays: 365, workingHours: USUAL_HOURS };
  const trainer = await openTrainer({ databaseUrl: 'sqlite::memory:', settings, seed });
  const practice = terminalPractice(
    trainer,
    createDesk(trainer, () => undefined),
    terminalPerson('tester'),
  );
  const shown: string[] = [];
  const show = ({ messages, numbers }: Awaited<ReturnType<typeof practice.start>>) =>
    void shown.push(...messages.map((message) => render(message, numbers)));
  return {
    trainer,
    who: { workspace: 'terminal', person: 'tester' },
    speaks: async (language) => void (await practice.speak(language)),
    starts: async (choices) => show(await practice.start({ ...choices, coaching: 'live' })),
    says: async (text) => show(await practice.line(text)),
    shown: async () => shown.join('\n'),
    stop: () => trainer.store.close(),
  };
}

async function inSlack(seed: number): Promise<AtChannel> {
  const bot = await startSlack({ seed });
  const rep = bot.rep();
  const who = { workspace: 'T0ACMESALES', person: rep.id as string };
  return {
    trainer: bot.trainer,
    who,
    async speaks(language) {
      await rep.dm('語言');
      await rep.waitForReply();
      await rep.clickButton(bot.trainer.texts.t(language, `practice:language.names.${language}`));
      await rep.waitForReply();
    },
    async starts({ persona, difficulty }) {
      await rep.command('/practice');
      await rep.submitView({ customer: `four-keys/${persona}`, difficulty });
      await bot.allSent();
    },
    async says(text) {
      await rep.dm(text);
      await bot.allSent();
    },
    shown: async () => rep.transcript() as string,
    stop: () => bot.stop(),
  };
}

async function inTeams(seed: number): Promise<AtChannel> {
  const bot = await startTeams({ seed });
  const rep = bot.rep();
  return {
    trainer: bot.trainer,
    who: { workspace: `msteams/${TENANT}`, person: 'aad-ya-ting' },
    speaks: async (language) => void (await rep.brings({ value: { action: 'set_language', value: language } })),
    starts: async (choices) => void (await rep.brings({ value: form(choices) })),
    async says(text) {
      await rep.says(text);
      await bot.allSent();
    },
    shown: async () => [said(rep.messages()), ...rep.messages().flatMap(suggested)].join('\n'),
    stop: () => bot.stop(),
  };
}

async function atThePage(seed: number): Promise<AtChannel> {
  const site = await startSite({ seed });
  const visitor = site.visitor();
  const who = { workspace: 'web', person: visitor.person };
  const brings = async (value: object) => {
    await visitor.brings({ value });
    await visitor.answers();
  };
  return {
    trainer: site.trainer,
    who,
    speaks: (language) => brings({ action: 'set_language', value: language }),
    starts: (choices) => brings(form(choices)),
    async says(text) {
      await visitor.says(text);
      await visitor.allSeen();
    },
    shown: async () => [said(visitor.said()), ...visitor.said().flatMap(suggested)].join('\n'),
    stop: () => site.stop(),
  };
}

/** The form of a card, sent with these choices. */
const form = ({ persona, difficulty }: Pick<Choices, 'persona' | 'difficulty'>) => ({
  action: 'form',
  replaces: '',
  customer: `four-keys/${persona}`,
  part: 'whole',
  difficulty,
  coaching: 'live',
});

const suggested = (activity: object) =>
  ((activity as { suggestedActions?: { actions: { title: string }[] } }).suggestedActions?.actions ?? []).map(
    ({ title }) => title,
  );
