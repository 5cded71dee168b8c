import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../src/flow/load.ts';
import { score } from '../../src/scorecard/score.ts';
import { play, readTranscript } from '../transcripts/transcript.ts';

const FOLDER = join(import.meta.dirname, '../transcripts');

test.each(['rep_pitches_before_asking', 'rep_asks_like_an_examiner', 'rep_invites_too_early'])(
  'a line that was not understood is not the one to change: %s',
  async (name) => {
    const content = await loadContent();
    const { flow, personas } = content.flows.get('four-keys')!;
    const transcript = readTranscript(readFileSync(join(FOLDER, `${name}.txt`), 'utf8'));
    const persona = personas.get(transcript.persona)!.value;
    const { turns, card } = await play(transcript, content);
    const lost = turns.map((turn) =>
      turn.number === card.fix!.turn ? { ...turn, happened: ['not_understood' as const] } : turn,
    );
    expect(score(flow.value, persona, lost).fix!.turn).not.toBe(card.fix!.turn);
  },
);
