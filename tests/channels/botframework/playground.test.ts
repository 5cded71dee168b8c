import type { Browser, Locator } from 'playwright-core';
import { describeInBrowser, startBrowser } from '../../browser.ts';
import { openChat, startTeams, type Chat, type Teams } from './playground.ts';

const LONG = 90_000;

/** Its page asks Microsoft for these, which it can do without. */
const FONTS = 'https://res-1.cdn.office.net/files/fabric-cdn-prod_';

const CUSTOMER = '高柏翰';
const KEYS = ['融化冰塊', '找到關鍵按鈕', '按下關鍵按鈕', '得到承諾'];
const LINES = [
  '柏翰你好，我是晴家的小陳，做到府定期清潔，想了解輪班的家庭現在怎麼打掃。方便請教三分鐘嗎？不方便也沒關係',
  '做二休二還要日夜輪，作息一直在調，真不簡單。現在家裡打掃是怎麼排的？',
];
const TAKEN_BACK = '單次 1,980 元；季約六次 10,500 元，等於一次 1,750 元';
const INSTEAD = '那打掃上最麻煩的是哪一塊？';

describeInBrowser('in the Agents Playground, which stands for Teams', () => {
  let browser: Browser;
  let teams: Teams;
  let chat: Chat;

  beforeAll(async () => {
    browser = await startBrowser();
    teams = await startTeams();
    chat = await openChat(browser, teams.url);
  }, LONG);

  afterAll(async () => {
    await browser?.close();
    await teams?.end();
  }, LONG);

  test(
    'a rep is greeted, chooses, practises, reads the scorecard and tries a line again',
    async () => {
      expect(await chat.greeting.innerText()).toContain('來練一場銷售對話');

      const languages = await chat.says('language');
      expect(await languages.innerText()).toContain('Which language');
      expect(await textOf(chat.presses(languages, '繁體中文（台灣）'))).toContain('接下來用繁體中文');

      const form = await chat.presses(await chat.says('練習'), '換客戶或難度');
      await chat.chooses(form, '跟誰聊', new RegExp(CUSTOMER));
      await form.getByRole('radio', { name: '難聊' }).check();
      const opened = await textOf(chat.presses(form, '開始'));
      for (const part of [CUSTOMER, '難度：難聊']) expect(opened).toContain(part);

      for (const line of LINES) await expectCustomer(await chat.says(line));
      expect(await textOf(chat.says('提示'))).toContain('提示：');
      await expectCustomer(await chat.says(TAKEN_BACK));
      expect(await textOf(chat.says('收回'))).toContain(`「${TAKEN_BACK}」先收起來`);
      await expectCustomer(await chat.says(INSTEAD));

      const scorecard = await chat.says('結束');
      const scored = await scorecard.innerText();
      for (const part of ['計分卡', ...KEYS, '下次先改這一件']) expect(scored).toContain(part);
      const bars = await sizesOf(scorecard.locator('img'));
      expect(bars).toHaveLength(KEYS.length);
      for (const { width, height } of bars) expect(width).toBeGreaterThan(30 * height);

      const details = await chat.presses(scorecard, '看細節');
      const detailed = await details.innerText();
      for (const line of [...LINES, INSTEAD]) expect(detailed).toContain(line);
      expect(detailed).not.toContain(TAKEN_BACK);

      expect(await textOf(chat.presses(details, '從這一句再試一次'))).toContain('第一次說的是：');
      await expectCustomer(await chat.says('辛苦了。你們家打掃，最想先顧好的是哪一件？'));
    },
    LONG,
  );

  test(
    'all of it stays on this machine, and neither side has anything to complain of',
    async () => {
      await chat.greeting.waitFor();
      expect(chat.elsewhere.filter((url) => !url.startsWith(FONTS))).toEqual([]);
      const panel = await chat.panel();
      expect(panel).toContain('conversationUpdate 200');
      expect(panel).not.toMatch(/Error:|Warning:|(?:message|typing|Update) [345]\d\d/);
      expect(teams.log()).not.toMatch(/^(?:warn|error)/m);
      expect(teams.botLog()).not.toMatch(/"level":[456]0/);
    },
    LONG,
  );
});

const textOf = async (message: Promise<Locator>): Promise<string> => (await message).innerText();

/** The customer answers: a face beside the name and some words, and below them the coach's note. */
async function expectCustomer(message: Locator): Promise<void> {
  expect(await message.innerText()).toMatch(new RegExp(`${CUSTOMER}\\n+[^\\n]+[^]*\\n教練｜`));
  expect(await sizesOf(message.locator('img'))).toEqual([{ width: 44, height: 44 }]);
}

/** How large pictures are on the screen. Rejects where one cannot be shown. */
const sizesOf = (pictures: Locator) =>
  pictures.evaluateAll((all) =>
    Promise.all(
      (all as unknown as Picture[]).map(async (picture) => {
        await picture.decode();
        return { width: picture.clientWidth, height: picture.clientHeight };
      }),
    ),
  );

/** An image element; the types of the page are not those of the tests. */
interface Picture {
  decode: () => Promise<void>;
  clientWidth: number;
  clientHeight: number;
}
