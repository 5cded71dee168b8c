import type { Part } from '../../session/message.ts';
import { coachMessage } from '../../session/say/voice.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import { drillName } from '../say/names.ts';
import type { Managing } from './door.ts';

/** All rounds as CSV and JSON; the files are made when they are sent. */
export async function exportFiles({ drilling, voice, drill }: Managing): Promise<Decision> {
  const file = (kind: 'csv' | 'json'): Part => ({
    type: 'file',
    name: `drill-${drill.seq}.${kind}`,
    of: `drill_${kind}/${drill.id}`,
  });
  return saying(
    coachMessage(voice, [
      { type: 'text', text: voice.t('drills:export.attached', { name: drillName(voice, drilling.content, drill) }) },
      file('csv'),
      file('json'),
    ]),
  );
}
