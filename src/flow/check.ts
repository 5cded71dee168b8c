import type { Catalogue } from './catalogue.ts';
import type { Flow, MomentDrill } from './flow.ts';
import type { Persona, PersonaLine } from './persona.ts';
import type { Problem } from './problem.ts';
import type { YamlFile } from './yaml-file.ts';

/** What a schema cannot see: names that must fit each other, within a file and between files. */

type At = YamlFile<unknown>['problemAt'];

const repeated = (values: readonly string[]) =>
  values.map((v, i) => (values.indexOf(v) < i ? i : -1)).filter((i) => i >= 0);

/** A flow's own names: its folder, its keys, and what its criteria speak of. */
export function checkFlow(
  { problemAt }: YamlFile<Flow>,
  flow: Flow,
  folder: string,
  catalogue: Catalogue | null,
): Problem[] {
  const keys = flow.keys.map((k) => k.id);
  const questions = flow.keys.flatMap((key, k) =>
    key.questions.map((q, i) => ({ id: q.id, path: ['keys', k, 'questions', i, 'id'] })),
  );
  const moves = new Set(catalogue?.moves.moves.map((m) => m.id) ?? []);
  return [
    ...(flow.id === folder
      ? []
      : [problemAt(['id'], 'E_ID_NOT_FOLDER', `id「${flow.id}」和資料夾「${folder}」不同`, `改成 ${folder}`)]),
    ...repeated(keys).map((i) => problemAt(['keys', i, 'id'], 'E_TWICE', `鑰匙「${keys[i]}」寫了兩次`, '換一個 id')),
    ...repeated(questions.map((q) => q.id)).map((i) =>
      problemAt(questions[i]!.path, 'E_TWICE', `問題「${questions[i]!.id}」寫了兩次`, '換一個 id'),
    ),
    ...repeated(flow.criteria.map((c) => c.id)).map((i) =>
      problemAt(['criteria', i, 'id'], 'E_TWICE', `評分項目「${flow.criteria[i]!.id}」寫了兩次`, '換一個 id'),
    ),
    ...flow.criteria.flatMap((c, i) =>
      keys.includes(c.key)
        ? []
        : [
            problemAt(
              ['criteria', i, 'key'],
              'E_NO_SUCH_KEY',
              `沒有「${c.key}」這把鑰匙`,
              `只能是：${keys.join('、')}`,
            ),
          ],
    ),
    ...(catalogue === null
      ? []
      : flow.criteria.flatMap((c, i) => unknownMoves(c.better, moves, ['criteria', i, 'better'], problemAt))),
    ...Object.entries(flow.hint_examples).flatMap(([of, criterion]) => checkExample(flow, of, criterion, problemAt)),
    ...flow.moment_drills.flatMap((m, i) => checkMoment(flow, m, ['moment_drills', i], problemAt)),
    ...stuckKeys(flow, problemAt),
  ];
}

function checkExample(flow: Flow, of: string, criterion: string, problemAt: At): Problem[] {
  const places = [...Object.keys(flow.moments), ...flow.keys.map((k) => k.id)];
  const known = flow.criteria.map((c) => c.id);
  const path = ['hint_examples', of];
  return [
    ...(places.includes(of)
      ? []
      : [problemAt(path, 'E_NO_SUCH_MOMENT', `沒有「${of}」這個時刻或鑰匙`, `只能是：${places.join('、')}`)]),
    ...(known.includes(criterion)
      ? []
      : [problemAt(path, 'E_NO_SUCH_CRITERION', `沒有「${criterion}」這個評分項目`, `只能是：${known.join('、')}`)]),
  ];
}

function checkMoment(flow: Flow, { id, at, criteria }: MomentDrill, path: PropertyKey[], problemAt: At): Problem[] {
  const keys = flow.keys.map((k) => k.id);
  const known = flow.criteria.map((c) => c.id);
  return [
    ...(keys.includes(at)
      ? []
      : [problemAt([...path, 'at'], 'E_NO_SUCH_KEY', `沒有「${at}」這把鑰匙`, `只能是：${keys.join('、')}`)]),
    ...(keys.includes(id) || flow.moment_drills.findIndex((m) => m.id === id) < Number(path[1])
      ? [problemAt([...path, 'id'], 'E_TWICE', `「${id}」這個 id 已經用過`, '換一個 id')]
      : []),
    ...criteria.flatMap((c, i) =>
      known.includes(c)
        ? []
        : [
            problemAt(
              [...path, 'criteria', i],
              'E_NO_SUCH_CRITERION',
              `沒有「${c}」這個評分項目`,
              `只能是：${known.join('、')}`,
            ),
          ],
    ),
  ];
}

const unknownMoves = (better: Flow['criteria'][number]['better'], moves: Set<string>, path: PropertyKey[], at: At) =>
  better.flatMap((b, i) =>
    moves.has(b.shows)
      ? []
      : [at([...path, i, 'shows'], 'E_NO_SUCH_MOVE', `flows/moves.yaml 裡沒有「${b.shows}」`, '改成那個檔案裡的 id')],
  );

/** A key that is not the last and has no way on would hold every session for ever. */
const stuckKeys = (flow: Flow, at: At) =>
  flow.keys.flatMap((key, i) =>
    i === flow.keys.length - 1 || key.moves_on.length > 0
      ? []
      : [
          at(
            ['keys', i, 'id'],
            'E_NO_WAY_ON',
            `「${key.name}」走不到下一把鑰匙`,
            '加上 moves_on，寫明看到什麼就往下走',
          ),
        ],
  );

/** A persona's own names and lines. */
export function checkPersona(
  { problemAt }: YamlFile<Persona>,
  persona: Persona,
  file: string,
  catalogue: Catalogue | null,
): Problem[] {
  const id = file.replace(/\.ya?ml$/, '');
  const all = allLines(persona);
  const spoken = all.map(({ line }) => `${line.say}${line.plain ?? ''}`).join('\n');
  const own = (['open', 'tender'] as const).flatMap((kind) =>
    persona.own_words[kind].map((word, i) => ({ word, path: ['own_words', kind, i] })),
  );
  const labels = catalogue && new Set([...catalogue.flags.flags, ...catalogue.moves.cues].map((l) => l.id));
  return [
    ...(persona.id === id
      ? []
      : [problemAt(['id'], 'E_ID_NOT_FILE', `id「${persona.id}」和檔名「${id}」不同`, `改成 ${id}`)]),
    ...(persona.reasons_list.includes(persona.says_first)
      ? []
      : [
          problemAt(
            ['says_first'],
            'E_NOT_IN_LIST',
            `「${persona.says_first}」不在 reasons_list 裡`,
            '改成清單裡的一項',
          ),
        ]),
    ...own.flatMap(({ word, path }) =>
      spoken.includes(word)
        ? []
        : [
            problemAt(
              path,
              'E_NEVER_SAID',
              `客戶的台詞裡從沒說過「${word}」`,
              '在 open 的台詞裡說一次，或換成說過的詞',
            ),
          ],
    ),
    ...persona.dealbreakers.flatMap((d, i) =>
      !labels || labels.has(d.flag)
        ? []
        : [
            problemAt(
              ['dealbreakers', i, 'flag'],
              'E_NO_SUCH_FLAG',
              `沒有「${d.flag}」這面紅旗`,
              '改成 flags.yaml 或 moves.yaml 裡 cues 的 id',
            ),
          ],
    ),
    ...repeated(all.filter((l) => l.group !== 'backchannel').map((l) => l.line.say)).map((i) => {
      const { path, line } = all.filter((l) => l.group !== 'backchannel')[i]!;
      return problemAt(path, 'E_LINE_TWICE', `「${line.say}」寫了兩次`, '換一種說法；同一場裡客戶不會說兩次一樣的話');
    }),
    ...(persona.style === 'upset' && !persona.lines.complains
      ? [
          problemAt(
            ['lines'],
            'E_NO_COMPLAINTS',
            'style 是 upset，卻沒有 lines.complains',
            '寫幾句在氣被聽見以前會說的話',
          ),
        ]
      : []),
    ...cantonese(persona, all, problemAt),
  ];
}

const GROUPS = ['open', 'half_hint', 'lines', 'wrong'] as const;

const allLines = (persona: Persona) =>
  GROUPS.flatMap((part) =>
    Object.entries(persona[part] as Record<string, PersonaLine[]>).flatMap(([group, lines]) =>
      lines.map((line, i) => ({ group, line, path: [part, group, i] })),
    ),
  );

/** Signs that a line is written Cantonese, which readers elsewhere cannot be expected to read. */
const CANTONESE = /[唔冇嘅咗喺嚟啲嗰係佢哋囉喎㗎咩乜]/u;

const cantonese = (persona: Persona, all: ReturnType<typeof allLines>, at: At) =>
  persona.region !== 'HK'
    ? []
    : all.flatMap(({ line, path }) =>
        line.plain === undefined && CANTONESE.test(line.say)
          ? [at(path, 'E_NO_PLAIN', `「${line.say}」是粵語，沒有書面的說法`, '加上 plain: 給香港以外的讀者')]
          : [],
      );
