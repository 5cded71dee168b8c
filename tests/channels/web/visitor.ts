import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { wait } from '../../kills/bot-process.ts';

export const SEND_BOX = '[data-id="webchat-sendbox-input"]';
const MESSAGE = '.webchat__bubble';
const OWN = '.webchat__bubble--from-user';

/** Notes what live regions say, before it fades, and what the policy of the page forbids. */
const NOTING = `
  globalThis.told = [];
  addEventListener('securitypolicyviolation', (event) => console.error('forbidden:', event.violatedDirective));
  addEventListener('DOMContentLoaded', () => {
    const note = (node) => {
      const region = (node.nodeType === 1 ? node : node.parentElement)?.closest('[role=log],[role=status],[role=alert]');
      if (region && node.textContent) told.push(node.textContent);
    };
    const seen = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(note)));
    seen.observe(document.body, { childList: true, subtree: true });
  });
`;

/** What the browser itself says of a request while the trainer is down. */
const NOBODY_THERE = /^Failed to load resource: net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/;

interface Visit extends BrowserContextOptions {
  /** The trainer is stopped while they are there. */
  seesItDown?: boolean;
}

/** Somebody at the page, in a browser profile of their own. `troubles` is what must not have happened. */
export async function visit(browser: Browser, url: string, { seesItDown, ...options }: Visit) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (said) => {
    const expected = seesItDown && NOBODY_THERE.test(said.text());
    if (said.type() === 'error' && !expected) troubles.push(said.text());
  });
  page.on('pageerror', ({ message }) => void troubles.push(message));
  page.on('request', (request) => {
    const to = request.url();
    if (!['data:', url, `blob:${url}`].some((own) => to.startsWith(own))) troubles.push(`asked ${to}`);
  });
  await page.addInitScript(NOTING);
  await page.goto(url);

  const fromTrainer = page.locator(`${MESSAGE}:not(${OWN})`);
  const own = page.locator(OWN);

  /** Does something, and waits for what the trainer says to it. Gives its message. */
  async function hears(act: () => Promise<unknown>): Promise<Locator> {
    const before = await fromTrainer.count();
    await act();
    const answer = fromTrainer.nth(before);
    await answer.waitFor();
    return answer;
  }

  async function types(line: string) {
    await page.fill(SEND_BOX, line);
    await page.press(SEND_BOX, 'Enter');
  }

  /** All that a screen reader was told, once this was told as well. */
  async function told(awaited: string): Promise<string> {
    for (;;) {
      const all = (await page.evaluate<string[]>('told')).join('\n');
      if (all.includes(awaited)) return all;
      await wait(50);
    }
  }

  /** Whether something can be seen in the conversation, once it no longer scrolls. */
  async function inSight(place: Locator): Promise<boolean> {
    const [top, bottom] = await page.locator('.webchat__basic-transcript').boundingBox().then(edges);
    for (let before: number | undefined; ; await wait(200)) {
      const [at] = edges(await place.boundingBox());
      if (at === before) return at >= top && at < bottom;
      before = at;
    }
  }

  await fromTrainer.first().waitFor();
  return {
    page,
    troubles,
    fromTrainer,
    hears,
    types,
    says: (line: string) => hears(() => types(line)),
    presses: (label: string) => hears(() => page.getByRole('button', { name: label, exact: true }).last().click()),
    /** The whole conversation, as it stands on the screen. */
    conversation: () => page.locator(MESSAGE).allInnerTexts(),
    timesSaid: (line: string) => own.filter({ hasText: line }).count(),
    told,
    inSight,
    keys: () => page.locator('.keys li').evaluateAll((all) => all.map((key) => key.dataset.state)),
    leaves: () => context.close(),
  };
}

const edges = (box: { y: number; height: number } | null): [number, number] =>
  box ? [box.y, box.y + box.height] : [0, 0];

export type Visitor = Awaited<ReturnType<typeof visit>>;
