import type { Flow } from '../../flow/flow.ts';
import { WHOLE } from '../../session/parts.ts';
import type { Voice } from '../../session/say/voice.ts';

/** What a part of a flow is called: the whole, a key, or a moment. */
export function partName({ t, trainer }: Voice, flow: Flow, part: string): string {
  const named = [...flow.keys, ...flow.moment_drills].find(({ id }) => id === part);
  return part === WHOLE || !named ? t('drills:form.whole') : trainer(named.name);
}

/** Names one after another, as the reader's language lists them. */
export const listed = ({ t }: Voice, names: readonly string[]): string => names.join(t('practice:list.separator'));
