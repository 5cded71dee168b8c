import { z } from 'zod';
import type { BotFrameworkSettings } from '../../config.ts';
import type { From } from '../../session/trainer.ts';
import { broughtSchema, maybe } from '../cards/came.ts';

const id = z.string().min(1);

const account = z.looseObject({ id, aadObjectId: maybe(id) });

/** What of an activity is read; whatever else a channel adds is left alone. */
const activitySchema = broughtSchema.extend({
  channelId: id.transform((channel) => channel.toLowerCase()),
  serviceUrl: z.url(),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id,
    tenantId: maybe(id),
    conversationType: maybe(z.string()),
    isGroup: maybe(z.boolean()),
  }),
  channelData: maybe(z.looseObject({ eventType: maybe(z.string()), tenant: maybe(z.looseObject({ id })) })),
  name: maybe(z.string()),
  entities: maybe(z.array(z.looseObject({ type: maybe(z.string()), locale: maybe(z.string()) }))),
  locale: maybe(z.string()),
});

export type Activity = z.infer<typeof activitySchema>;

/** An activity as a channel sent it; null where it is none. */
export const activityIn = (body: unknown): Activity | null => activitySchema.safeParse(body).data ?? null;

/** How a conversation is reached again: ids only, no names. */
export interface Address {
  channelId: string;
  serviceUrl: string;
  conversation: { id: string; tenantId?: string; conversationType?: string };
  agent: { id: string };
  user: { id: string };
}

export const CHANNEL = 'botframework';

/** Microsoft's own channel: people are known by their directory, and by nothing that a client could claim. */
export const TEAMS = 'msteams';

const tenantOf = ({ conversation, channelData }: Activity) =>
  (conversation.tenantId ?? channelData?.tenant?.id)?.toLowerCase();

/** Whether somebody of this organisation may practise: in Teams those of the tenants that are set. */
export function isServed(activity: Activity, settings: BotFrameworkSettings): boolean {
  if (settings.mode === 'local' || activity.channelId !== TEAMS) return true;
  return settings.tenants.some((tenant) => tenant.toLowerCase() === tenantOf(activity));
}

/** A chat with the bot alone; a team's channel or a group is no place for practice. */
export const isPersonal = ({ conversation: { isGroup, conversationType } }: Activity): boolean =>
  isGroup !== true && (conversationType ?? 'personal') === 'personal';

/**
 * Who writes, and how they are reached. In Teams a person is known by the directory, and each tenant is a workspace of its
 * own. Elsewhere the client says who it is, so that only the conversation, whose name nobody can guess, stands for a person.
 */
export function fromOf(activity: Activity): From {
  const { channelId, serviceUrl, from, recipient, conversation } = activity;
  const inTeams = channelId === TEAMS;
  const { id: name, tenantId, conversationType } = conversation;
  return {
    workspace: inTeams ? `${TEAMS}/${tenantOf(activity) ?? ''}` : `${CHANNEL}/${channelId}`,
    person: inTeams ? (from.aadObjectId ?? from.id) : name,
    channel: CHANNEL,
    conversation: name,
    locale: async () => activity.locale ?? activity.entities?.find((one) => one.type === 'clientInfo')?.locale,
    address: {
      channelId,
      serviceUrl,
      conversation: { id: name, ...(tenantId ? { tenantId } : {}), ...(conversationType ? { conversationType } : {}) },
      agent: { id: recipient.id },
      user: { id: from.id },
    } satisfies Address,
  };
}
