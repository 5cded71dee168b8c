import type { SlashCommand } from '@slack/bolt';
import type { Audience } from '../../drills/drill.ts';
import type { Slack } from './listeners/slack.ts';

/** A mention as Slack gives it to commands that have it escaped; often without a name. */
const MENTION = /<(@|#|!subteam\^)([A-Z0-9]+)(?:\|([^<>]*))?>/g;

const KINDS: Record<string, keyof Audience> = { '@': 'people', '#': 'channels', '!subteam^': 'groups' };

/** A command as a person typed it, so that it can be copied, mended and typed again: Slack keeps none. Never throws. */
export async function typedLine(slack: Slack, { command, text, team_id }: SlashCommand): Promise<string> {
  const mentions = [...text.matchAll(MENTION)];
  const names = await Promise.all(
    mentions.map(async ([, kind = '', id = '', name = '']) => name || nameOf(slack, team_id, KINDS[kind]!, id)),
  );
  return `${command} ${text.replaceAll(MENTION, (_, kind: string) => sign(kind, names.shift()!))}`;
}

const sign = (kind: string, name: string): string => (kind === '#' ? '#' : '@') + name.replace(/^[@#]/, '');

/** What somebody or something is called; their id where Slack does not tell. */
const nameOf = ({ directory }: Slack, workspace: string, kind: keyof Audience, id: string): Promise<string> =>
  directory.called(workspace, { people: [], groups: [], channels: [], [kind]: [id] }).then(
    ([name = id]) => name,
    () => id,
  );
