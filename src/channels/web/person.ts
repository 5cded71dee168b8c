import { createHash } from 'node:crypto';
import type { From } from '../../session/trainer.ts';

export const CHANNEL = 'web';

/** Who has a page's secret: known by its hash, so that nothing that is stored opens the page. */
export const personOf = (token: string): string => createHash('sha256').update(token).digest('hex').slice(0, 32);

/** Somebody at a page of this machine. Their conversation is their own name. */
export const fromOf = (person: string, locale: string | undefined): From => ({
  workspace: CHANNEL,
  person,
  channel: CHANNEL,
  conversation: person,
  locale: async () => (locale === '*' ? undefined : locale),
});
