import type { Flow } from '../../flow/flow.ts';
import type { Voice } from '../../session/say/voice.ts';
import { partsOf, WHOLE } from '../../session/parts.ts';
import type { SheetWords } from '../sheet.ts';

/** An export's words for one reader; the keys and parts are those of all the flows that its rounds practised. */
export function sheetWords({ t, trainer }: Voice, flows: readonly Flow[]): SheetWords {
  const parts = new Map(flows.flatMap((flow) => [...flow.keys, ...partsOf(flow)]).map(({ id, name }) => [id, name]));
  const keys = new Map(flows.flatMap((flow) => flow.keys).map(({ id, name }) => [id, trainer(name)]));
  return {
    columns: {
      drill: t('drills:sheet.drill'),
      round: t('drills:sheet.round'),
      due: t('drills:sheet.due'),
      part: t('drills:sheet.part'),
      name: t('drills:view.name'),
      person: t('drills:sheet.person'),
      state: t('drills:view.state'),
      tries: t('drills:view.tries'),
      handedInAt: t('drills:sheet.handedInAt'),
      passed: t('drills:sheet.passed'),
      overrides: t('drills:sheet.overrides'),
      appeal: t('drills:sheet.appeal'),
    },
    keys: [...keys].map(([id, name]) => ({ id, name, level: name, share: t('drills:sheet.share', { key: name }) })),
    part: (id) => (id === WHOLE ? t('drills:sheet.whole') : trainer(parts.get(id) ?? id)),
    states: {
      waiting: t('drills:view.states.waiting'),
      invited: t('drills:view.states.invited'),
      started: t('drills:view.states.started'),
      done: t('drills:view.states.done'),
      missed: t('drills:view.states.missed'),
      unreachable: t('drills:view.states.unreachable'),
      notNow: t('drills:view.states.notNow'),
      handedSome: t('drills:view.states.handedSome'),
    },
    levels: {
      met: t('scorecard:levels.met'),
      partly: t('scorecard:levels.partly'),
      not: t('scorecard:levels.not'),
      not_applicable: t('scorecard:levels.not_applicable'),
    },
    disagrees: t('drills:sheet.disagrees'),
    passed: { yes: t('drills:sheet.yes'), no: t('drills:sheet.no') },
    override: (values) => t('drills:sheet.override', values),
  };
}
