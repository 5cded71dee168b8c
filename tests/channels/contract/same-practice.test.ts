import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOfItem, type Message, type Part } from '../../../src/session/message.ts';
import type { Turn } from '../../../src/session/turn.ts';
import { readTranscript, type Transcript } from '../../transcripts/transcript.ts';
import { CHANNELS, type AtChannel } from './at-channels.ts';

/** The same conversation through every channel: the same turns, ending and scorecard, and every word of it is shown. */
const transcript = (name: string): Transcript =>
  readTranscript(readFileSync(join(import.meta.dirname, `../../transcripts/${name}.txt`), 'utf8'));

/** What is typed after the practice has begun; 結束 ends what has not ended by itself. */
const PRACTICES: { name: string; of: Transcript; typed: (rep: string[]) => string[] }[] = [
  { name: 'won', of: transcript('rep_wins_a_commitment'), typed: (rep) => rep },
  { name: 'in Simplified, ended early', of: transcript('rep_takes_back_a_promise'), typed: (rep) => [...rep, '結束'] },
  {
    name: 'in Hong Kong, with hints, take-backs and a pause',
    of: transcript('rep_in_hong_kong'),
    typed: ([first, second, ...rest]) => [
      first!,
      '提示',
      '提示',
      '收回',
      first!,
      '暫停',
      '繼續',
      second!,
      ...rest,
      '結束',
    ],
  },
];

describe.each(PRACTICES)('a practice $name', ({ of, typed }) => {
  const kept: Record<string, Kept> = {};

  test.each(Object.keys(CHANNELS))(
    'at %s',
    async (name) => {
      const at = await CHANNELS[name]!(of.seed);
      if (of.language !== 'zh-TW') await at.speaks(of.language);
      await at.starts({ persona: of.persona, difficulty: of.difficulty });
      for (const text of typed(of.rep)) await at.says(text);
      kept[name] = await keptBy(at);
      const shown = spaceless(await at.shown());
      const words = kept[name].messages.flatMap(({ parts }) => parts.flatMap(wordsOf));
      await at.stop();
      expect(words.length).toBeGreaterThan(50);
      expect(words.filter((word) => !shown.includes(spaceless(word)))).toEqual([]);
    },
    60_000,
  );

  test('is the same at all of them', () => {
    const [first, ...others] = Object.values(kept).map(({ turns, ending, scorecard }) => ({
      turns,
      ending,
      scorecard,
    }));
    expect(others).toHaveLength(Object.keys(CHANNELS).length - 1);
    for (const other of others) expect(other).toEqual(first);
  });

  test('ends as the transcript says, where its lines are all of it', () => {
    if (typed(of.rep).length === of.rep.length) expect(kept.terminal!.ending).toBe(of.ending);
    expect(kept.terminal!.turns.length).toBeGreaterThan(2);
  });
});

interface Kept {
  turns: unknown[];
  ending: string | null;
  scorecard: unknown;
  messages: Message[];
}

/** What the store keeps of the practice; ids and times are each store's own. */
async function keptBy({ trainer, who }: AtChannel): Promise<Kept> {
  const [session] = await trainer.store.read.pastSessions(who, 1);
  const turns = (await trainer.store.read.path(session!)).map((row) => row.body as Turn);
  const { outgoing } = await trainer.store.read.personData(who);
  return {
    turns: withoutIds(turns) as unknown[],
    ending: session!.ending,
    scorecard: withoutIds(session!.scorecard),
    messages: outgoing.filter((one) => one.session === session!.id).map((one) => one.payload as Message),
  };
}

/** A line's id is the channel's event: it is the line's own, and `line` where a scorecard names it. */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null) return value;
  const isLine = 'understanding' in value;
  const kept = Object.entries(value).filter(([key]) => key !== 'line' && !(isLine && key === 'id'));
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutIds(one)]));
}

const spaceless = (text: string) => text.replaceAll(/\s+/g, '');

/** Every word that a part shows. Pictures, files and forms have their own tests. */
function wordsOf(part: Part): string[] {
  switch (part.type) {
    case 'list':
      return [part.title ?? '', ...part.items.map(textOfItem)].filter(Boolean);
    case 'bars':
      return part.rows.flatMap(({ label, mark }) => [label, mark]);
    case 'table':
      return [...part.columns.map(({ label }) => label), ...part.rows.flat()];
    case 'buttons':
    case 'picture':
    case 'file':
    case 'form':
      return [];
    default:
      return [part.text];
  }
}
