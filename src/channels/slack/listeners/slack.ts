import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Desk } from '../../../session/desk.ts';
import type { Directory } from '../../../drills/directory.ts';
import type { Trainer } from '../../../session/trainer.ts';
import type { HomeTab } from '../home-tab.ts';
import type { InTime } from '../in-time.ts';
import type { People } from '../people.ts';
import type { WhileWorking } from '../typing.ts';

/** What listeners work with: they read what Slack brings and hand it to the desk. */
export interface Slack {
  client: webApi.WebClient;
  trainer: Trainer;
  desk: Desk;
  people: People;
  directory: Directory;
  home: HomeTab;
  inTime: InTime;
  whileWorking: WhileWorking;
  log: Logger;
}
