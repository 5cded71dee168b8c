import { z } from 'zod';
import type { BotFrameworkSettings } from '../../config.ts';
import type { From } from '../../session/trainer.ts';

const account = z.looseObject({ id: z.string().min(1), aadObjectId: z.string().optional() });

/** What of an activity is read; whatever else a channel adds is left alone. */
const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().optional(),
  channelId: z.string().min(1),
  serviceUrl: z.url(),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: z.string().min(1),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).nullish(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? undefined),
  value: z.unknown().optional(),
  name: z.string().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string().optional() }))
    .nullish()
    .transform((all) => all ?? []),
  membersAdded: z.array(z.looseObject({ id: z.string().optional() })).optional(),
  entities: z.array(z.looseObject({ type: z.string().optional(), locale: z.string().optional() })).nullish(),
  locale: z.string().optional(),
  replyToId: z.string().optional(),
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

const tenantOf = ({ conversation, channelData }: Activity) => conversation.tenantId ?? channelData?.tenant?.id;

/** Whether somebody of this organisation may practise: in Teams those of the tenants that are set. */
export function isServed(activity: Activity, settings: BotFrameworkSettings): boolean {
  if (settings.mode === 'local' || activity.channelId !== TEAMS) return true;
  return settings.tenants.some((tenant) => tenant.toLowerCase() === tenantOf(activity)?.toLowerCase());
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
  const { id, tenantId, conversationType } = conversation;
  return {
    workspace: inTeams ? `${TEAMS}/${tenantOf(activity) ?? ''}` : channelId,
    person: inTeams ? (from.aadObjectId ?? from.id) : id,
    channel: CHANNEL,
    conversation: id,
    locale: async () => activity.locale ?? activity.entities?.find((one) => one.type === 'clientInfo')?.locale,
    address: {
      channelId,
      serviceUrl,
      conversation: { id, ...(tenantId ? { tenantId } : {}), ...(conversationType ? { conversationType } : {}) },
      agent: { id: recipient.id },
      user: { id: from.id },
    } satisfies Address,
  };
}
