import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'];
const found = PLACES.find((place) => place && existsSync(place));

/** Tests of what a browser shows. Where no Chromium is installed they are skipped, and their name says so. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (found) describe(name, tests);
  else describe.skip(`${name} (needs Chromium: install it, or set CHROMIUM_PATH)`, tests);
}

/** A Chromium that speaks to nobody of its own accord. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: found,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
