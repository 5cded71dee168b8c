import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { describeInBrowser, startBrowser } from '../../browser.ts';
import { violationsOn } from './axe.ts';
import { servePage, type Served } from './served.ts';
import { SEND_BOX, visit, type Visitor } from './visitor.ts';

/** The page as somebody uses it: a real process, a real browser. */
const LONG = 90_000;
const DESKTOP = { width: 1100, height: 900 };
const PHONE = { width: 360, height: 740 };

const WRITTEN = join(import.meta.dirname, '../../transcripts/rep_wins_a_commitment.txt');
const LINES = [...readFileSync(WRITTEN, 'utf8').matchAll(/^業務：(.+)$/gm)].map(([, line]) => line!);

/** What is wider than the screen, or stands beyond its edge. */
const OVERFLOWING = `
  [...document.querySelectorAll('html, header *, #practice *, .webchat__bubble *, .webchat__suggested-action')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth || one.scrollWidth > innerWidth)
    .map((one) => one.outerHTML.slice(0, 200))`;

describeInBrowser('the page', () => {
  let browser: Browser;
  let served: Served;
  const visitors: Visitor[] = [];

  beforeAll(async () => void ([browser, served] = await Promise.all([startBrowser(), servePage()])), LONG);
  afterAll(async () => {
    await browser?.close();
    await served?.end();
  });

  const comes = async (options: Parameters<typeof visit>[2], to = served) => {
    const visitor = await visit(browser, to.url, { viewport: DESKTOP, locale: 'zh-TW', ...options });
    visitors.push(visitor);
    return visitor;
  };

  afterEach(async () => {
    const came = visitors.splice(0);
    await Promise.all(came.map((visitor) => visitor.leaves()));
    const troubles = came.flatMap((visitor) => visitor.troubles);
    if (troubles.length > 0) throw new Error(`in the browser: ${troubles.join('\n')}`);
  });

  test(
    'a newcomer practises a whole conversation and reads the scorecard with their own lines',
    async () => {
      const rep = await comes({});
      const { page } = rep;
      expect(await rep.fromTrainer.first().innerText()).toContain('嗨，來練一場銷售對話');
      await rep.presses('開始練習');
      const practice = page.locator('#practice');
      await practice.getByText('林淑芬', { exact: true }).waitFor();
      expect(await practice.locator('img').evaluate((face) => face.naturalWidth)).toBeGreaterThan(0);
      expect(await rep.keys()).toEqual(['now', 'ahead', 'ahead', 'ahead']);

      for (const line of LINES) await rep.says(line);
      const over = practice.getByText('這場結束了');
      if (!(await over.isVisible())) await rep.says('結束');
      await over.waitFor();
      expect(await rep.keys()).toEqual(['done', 'done', 'done', 'now']);
      expect(await practice.locator('.golden li[data-known=true]').count()).toBeGreaterThanOrEqual(3);

      const scorecard = rep.fromTrainer.filter({ has: page.getByRole('heading', { name: '計分卡', exact: true }) });
      await scorecard.waitFor();
      const bars = scorecard.locator('img[alt=""]');
      expect(await bars.count()).toBe(4);
      const picture = scorecard.getByRole('img', { name: '最近十場，四把鑰匙走到哪裡' });
      expect(await picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(300);

      const details = await (await rep.presses('看細節')).innerText();
      const quoted = LINES.filter((line) => details.includes(`「${line}」`));
      expect(quoted.length).toBeGreaterThan(5);
    },
    LONG,
  );

  test(
    'who reads Simplified on a phone at night chooses a customer, and goes on in English',
    async () => {
      const rep = await comes({ viewport: PHONE, locale: 'zh-CN', colorScheme: 'dark' });
      const { page } = rep;
      const overflowing = () => page.evaluate<string[]>(OVERFLOWING);

      await rep.presses('换客户或难度');
      expect(await overflowing()).toEqual([]);
      await page.getByLabel('跟谁聊').selectOption({ label: await customerIn(page, '周国强') });
      await page.getByRole('radio', { name: '一般' }).check();
      const opening = await rep.presses('开始');
      expect(await opening.innerText()).toContain('难度：一般');
      expect(await rep.inSight(opening.getByRole('heading', { name: '开始练习' }))).toBe(true);
      await page.locator('#practice').getByText('周国强').waitFor();
      const answer = await rep.says('周总您好，我是做刀具的小李，谢谢您抽空，方便聊三分钟吗？');
      expect(await answer.innerText()).toContain('周国强');
      expect(await overflowing()).toEqual([]);

      const before = await rep.conversation();
      await rep.hears(() =>
        page
          .getByRole('combobox', { name: '语言' })
          .selectOption({ label: 'English (customers in Simplified Chinese)' }),
      );
      await page.getByRole('heading', { name: 'Sales conversation practice' }).waitFor();
      expect(await page.title()).toBe('Sales conversation practice');
      expect(await page.locator('html').getAttribute('lang')).toBe('en-US');
      expect(await page.getByRole('combobox', { name: 'Language' }).count()).toBe(1);
      await page.getByPlaceholder('Type your message').waitFor();
      expect((await rep.conversation()).slice(0, before.length)).toEqual(before);
      expect(await overflowing()).toEqual([]);
    },
    LONG,
  );

  test(
    'by keyboard alone a practice is started, held and ended',
    async () => {
      const rep = await comes({});
      const { page } = rep;
      const { keyboard } = page;
      const tabTo = async (selector: string, key = 'Tab') => {
        for (let i = 0; i < 30 && (await page.locator(`${selector}:focus`).count()) === 0; i++)
          await keyboard.press(key);
        expect(await page.locator(`${selector}:focus`).count()).toBe(1);
      };

      await tabTo('.webchat__basic-transcript');
      await keyboard.press('Enter');
      await tabTo('.ac-pushButton');
      await rep.hears(() => keyboard.press('Enter'));
      await keyboard.press('Escape');

      await tabTo(SEND_BOX);
      await keyboard.type('淑芬姐您好，我是小陳，謝謝您抽空');
      await rep.hears(() => keyboard.press('Enter'));

      await page.locator('.webchat__suggested-action').first().waitFor();
      await tabTo('.webchat__suggested-action', 'Shift+Tab');
      const hint = await rep.hears(() => keyboard.press('Enter'));
      expect(await hint.innerText()).toContain('提示');

      await tabTo(SEND_BOX);
      await keyboard.type('結束');
      const scorecard = await rep.hears(() => keyboard.press('Enter'));
      expect(await scorecard.innerText()).toContain('計分卡');
    },
    LONG,
  );

  test(
    'a screen reader is told who speaks and what, and finds its way about',
    async () => {
      const rep = await comes({});
      const { page } = rep;
      await rep.presses('開始練習');
      const answer = await rep.says('淑芬姐您好，我是小陳，謝謝您抽空');
      const [name, line] = (await answer.innerText()).split('\n').filter(Boolean);
      await rep.says('提示');
      const told = await rep.told('教練：提示：');
      expect(name).toBe('林淑芬');
      for (const part of [
        '教練：嗨，來練一場銷售對話',
        '可以按：開始練習、換客戶或難度、說明',
        '你說：淑芬姐您好，我是小陳，謝謝您抽空',
        '淑芬姐 正在鍵入。',
        `林淑芬：${line}`,
      ])
        expect(told).toContain(part);
      expect(told).not.toContain('undefined');

      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant');
      expect(await page.getByRole('banner').getByRole('heading', { level: 1 }).innerText()).toBe('銷售對話練習');
      for (const [role, called] of [
        ['main', '對話'],
        ['region', '進度'],
        ['combobox', '語言'],
        ['list', '黃金問題'],
      ] as const)
        expect(await page.getByRole(role, { name: called, exact: true }).count()).toBe(1);
      expect(await page.locator('.keys [aria-current=step]').innerText()).toContain('融化冰塊');
    },
    LONG,
  );

  test(
    'axe finds nothing wrong, by day and by night, on a desk and on a phone',
    async () => {
      const rep = await comes({});
      const { page } = rep;
      const wrong: Record<string, string[]> = {};
      const look = async (at: string) => {
        for (const viewport of [DESKTOP, PHONE]) {
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.setViewportSize(viewport);
            await page.emulateMedia({ colorScheme });
            wrong[`${at}, ${colorScheme}, ${viewport.width}`] = await violationsOn(page);
          }
        }
      };
      await look('greeting');
      await rep.presses('換客戶或難度');
      await look('form');
      await rep.presses('開始');
      await rep.says(LINES[0]!);
      await look('conversation');
      await rep.presses('換客戶或難度');
      await look('form in a conversation');
      await rep.says('結束');
      await look('scorecard');
      expect(Object.entries(wrong).filter(([, found]) => found.length > 0)).toEqual([]);
    },
    LONG,
  );

  test(
    'a picture that is asked for is shown, and what is deleted leaves the page',
    async () => {
      const rep = await comes({});
      const { page } = rep;
      await rep.presses('開始練習');
      await rep.says(LINES[0]!);
      await rep.says('結束');
      await rep.says('進步');
      const picture = page.locator('.webchat__bubble img[alt="progress.png"]');
      await picture.waitFor();
      expect(await picture.evaluate((image) => image.naturalWidth)).toBeGreaterThan(600);

      await rep.says('我的資料');
      await page.getByRole('button', { name: '刪掉我的資料' }).click();
      await page.getByRole('button', { name: '先不要' }).waitFor();
      await page.getByRole('button', { name: '確定刪掉' }).click();
      await page.locator('.ac-textRun', { hasText: '都刪掉了' }).waitFor();
      await page.locator('.webchat__bubble--from-user', { hasText: LINES[0]! }).waitFor({ state: 'detached' });
      expect(await page.locator('#practice').isVisible()).toBe(false);
      expect(await page.locator('a[download]').count()).toBe(0);
    },
    LONG,
  );

  test(
    'a reload, and a restart while something is typed, bring everything back once',
    async () => {
      const own = await servePage();
      try {
        const rep = await comes({ seesItDown: true }, own);
        const { page, conversation } = rep;
        await rep.presses('開始練習');
        await rep.says(LINES[0]!);
        await rep.says(LINES[1]!);
        const before = await conversation();
        await page.reload();
        await rep.fromTrainer.nth(3).waitFor();
        expect(await conversation()).toEqual(before);

        const offline = page.getByRole('status').filter({ hasText: '連線斷了' });
        await own.stop();
        await offline.waitFor();
        await rep.types(LINES[2]!);
        await rep.hears(() => own.startAgain());
        await offline.waitFor({ state: 'detached' });
        expect((await conversation()).slice(0, before.length)).toEqual(before);
        expect(await rep.timesSaid(LINES[2]!)).toBe(1);

        const after = await conversation();
        await page.reload();
        await rep.fromTrainer.nth(4).waitFor();
        expect(await conversation()).toEqual(after.filter((message) => !message.endsWith('開始練習')));
      } finally {
        await own.end();
      }
    },
    LONG,
  );
});

/** A customer's whole choice, by name. */
async function customerIn(page: Visitor['page'], name: string): Promise<string> {
  return page.locator('option').filter({ hasText: name }).first().innerText();
}
