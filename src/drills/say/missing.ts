import type { Flow } from '../../flow/flow.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Step } from '../drill.ts';
import type { Passed } from '../passed.ts';
import { missingWords } from './done-when.ts';
import { listed, partName } from './names.ts';

/** What keeps a try from passing, a line each: keys short of the mark, keys never reached, integrity, what the step's done-when lacks. */
export function missingLines(voice: Voice, flow: Flow, { pass }: Pick<Step, 'pass'>, judged: Passed): string[] {
  const { t } = voice;
  return [
    ...judged.keys.map(({ id, level }) =>
      t('drills:try.key', {
        key: partName(voice, flow, id),
        level: t(`scorecard:levels.${level}`),
        wanted: t(`scorecard:levels.${pass === 'none' ? 'partly' : pass}`),
      }),
    ),
    ...(judged.unreached.length > 0
      ? [
          t('drills:try.unreached', {
            keys: listed(
              voice,
              judged.unreached.map((id) => partName(voice, flow, id)),
            ),
          }),
        ]
      : []),
    ...(judged.integrity ? [] : [t('drills:try.integrity')]),
    ...missingWords(voice, flow, judged.missing),
  ];
}
