import type { Directory } from '../drills/directory.ts';
import type { Deliver } from '../jobs/outbox.ts';

/** Where a channel listens: the port, where it has one of its own, a sentence for the log, and a page's address. */
export interface Listening {
  port: number | null;
  says: string;
  url?: string;
}

/** One way to practise: it hands what people do to the desk, and sends what was committed for it. */
export interface Channel {
  /** As messages name it: `channel` of whoever writes. */
  name: string;
  deliver: Deliver;
  /** Who is where and who may what, where the channel knows its people. */
  directory?: Directory;
  start: () => Promise<Listening>;
  stop: () => Promise<void>;
}
