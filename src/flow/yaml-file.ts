import { isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './problem.ts';

type Path = readonly PropertyKey[];

/** A data file that was read: its value (null where the file is wrong) and how to say where a part of it stands. */
export interface YamlFile<T> {
  file: string;
  text: string;
  value: T | null;
  problems: Problem[];
  /** A problem at a path of the value, for checks that a schema cannot make. */
  problemAt: (path: Path, code: string, message: string, todo: string) => Problem;
}

/** Reads YAML text against a schema. `file` is only used to name the place. */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): YamlFile<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number, code: string, message: string, todo: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { code, file, line, column: col, message, todo };
  };
  const problemAt = (path: Path, code: string, message: string, todo: string) =>
    at(offsetOf(document, path), code, message, todo);

  const syntax = document.errors.map((e) =>
    at(startOf(document, e.pos[0]), 'E_YAML', syntaxMessage(e.code), syntaxTodo(e.code)),
  );
  const cut = cutTexts(document, text).map((offset) =>
    at(offset, 'E_COMMENT_CUTS_TEXT', '# 後面的字會被當成註解而消失', '把整句用雙引號包起來，或把註解移到自己的一行'),
  );
  if (syntax.length > 0) return { file, text, value: null, problems: [...syntax, ...cut], problemAt };

  const parsed = schema.safeParse(document.toJS(), { reportInput: true });
  const wrong = parsed.success
    ? []
    : onePerPlace(parsed.error.issues.flatMap((issue) => issueProblems(issue, problemAt)));
  return { file, text, value: parsed.success ? parsed.data : null, problems: [...wrong, ...cut], problemAt };
}

/** What is of the wrong kind is often also too short: the first thing said of a place is the one to mend. */
const onePerPlace = (problems: readonly Problem[]) =>
  problems.filter(
    (p, i) =>
      problems.findIndex(
        (q) => q.line === p.line && q.column === p.column && (q.code === p.code ? q.message === p.message : true),
      ) === i,
  );

/** Where a path stands; for a missing part, the nearest part around it that is there. */
function offsetOf(document: Document, path: Path): number {
  for (let n = path.length; n >= 0; n--) {
    const parent = n === 0 ? document.contents : document.getIn(path.slice(0, n - 1), true);
    const key = path[n - 1];
    const pair = isMap(parent) ? parent.items.find((p) => isScalar(p.key) && p.key.value === key) : undefined;
    const node = n === 0 ? parent : isNode(pair?.key) ? pair.key : document.getIn(path.slice(0, n), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

/** Where a quotation began that is missed only at the end of the file; any other place stays as it is. */
function startOf(document: Document, offset: number): number {
  let start = offset;
  visit(document, {
    Scalar: (_, node) => {
      const [from = 0, to = 0] = node.range ?? [];
      if (String(node.type).startsWith('QUOTE') && from < offset && offset <= to) start = from;
    },
  });
  return start;
}

/** Unquoted text with a comment behind it on its line: nearly always a text that holds a `#` and lost its end. */
function cutTexts(document: Document, text: string): number[] {
  if (!/\S[ \t]+#/.test(text)) return [];
  const found: number[] = [];
  visit(document, {
    Scalar: (_, node) => {
      const plain = (node as Node & { type?: string }).type === 'PLAIN';
      const end = node.range?.[1] ?? 0;
      if (plain && typeof node.value === 'string' && /^[ \t]+#/.test(text.slice(end, end + 80))) found.push(end + 1);
    },
  });
  return found;
}

const syntaxMessage = (code: string) =>
  ({
    DUPLICATE_KEY: '同一個名稱寫了兩次',
    TAB_AS_INDENT: '縮排用了 Tab',
    BAD_INDENT: '縮排沒有對齊',
    BLOCK_AS_IMPLICIT_KEY: '一句話裡有「: 」，被當成名稱和內容',
    MULTILINE_IMPLICIT_KEY: '這一行後面少了冒號',
    MISSING_CHAR: '少了結尾的引號或括號',
  })[code] ?? '這裡的寫法讀不懂';

const syntaxTodo = (code: string) =>
  ({
    DUPLICATE_KEY: '留下一個，刪掉另一個',
    TAB_AS_INDENT: '改用空白鍵，每層兩格',
    BAD_INDENT: '和同一層的上一行對齊',
    BLOCK_AS_IMPLICIT_KEY: '把整句用雙引號包起來，或改用全形冒號「：」',
    MULTILINE_IMPLICIT_KEY: '在名稱後面加上「: 」，或把整句用雙引號包起來',
    MISSING_CHAR: '補上結尾的引號或括號',
  })[code] ?? '看看這一行和上一行的引號、冒號和縮排';

type Issue = z.core.$ZodIssue;

/** What a schema found, in a trainer's words. A union tells the branch that came nearest. */
function issueProblems(issue: Issue, problemAt: YamlFile<unknown>['problemAt']): Problem[] {
  const name = String(issue.path.at(-1) ?? '');
  const say = (code: string, message: string, todo: string, path: Path = issue.path) => [
    problemAt(path, code, message, todo),
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.flatMap((key) =>
        say('E_UNKNOWN_NAME', `沒有「${key}」這個名稱`, '看看是不是打錯字；不需要就刪掉', [...issue.path, key]),
      );
    case 'invalid_union':
      return say('E_WRONG_KIND', `「${name}」的寫法不對`, unionTodo(issue));
    case 'invalid_type':
      return issue.input === undefined
        ? say('E_MISSING', `少了「${name}」`, `加上「${name}: …」`)
        : say(
            'E_WRONG_KIND',
            `「${name}」要是${KINDS[issue.expected] ?? issue.expected}`,
            KIND_TODO[issue.expected] ?? '照旁邊的例子改',
          );
    case 'invalid_value':
      return say('E_NOT_A_CHOICE', `「${name}」不能是這個值`, `只能是：${issue.values.join('、')}`);
    case 'too_small':
      return say(
        'E_TOO_FEW',
        issue.origin === 'string' ? `「${name}」是空的` : `「${name}」太少了`,
        issue.origin === 'string' ? '寫上內容，或刪掉這一項' : `至少要 ${String(issue.minimum)}`,
      );
    case 'too_big':
      return say('E_TOO_MANY', `「${name}」太多了`, `最多 ${String(issue.maximum)}`);
    default:
      return say('E_WRONG_FORM', `「${name}」的形式不對`, issue.message);
  }
}

const KINDS: Record<string, string> = {
  string: '一段文字',
  number: '數字',
  int: '整數',
  array: '清單',
  object: '一組名稱和內容',
  boolean: 'true 或 false',
  record: '一組名稱和內容',
};
const KIND_TODO: Record<string, string> = {
  string: '直接寫文字；裡面有「: 」或「#」時，整句用雙引號包起來',
  array: '每一項寫一行，前面加「- 」',
  object: '寫成「名稱: 內容」，每個一行',
  number: '只寫數字，不加單位',
  boolean: '寫 true 或 false',
};

const unionTodo = (issue: Extract<Issue, { code: 'invalid_union' }>) =>
  issue.errors.some((branch) => branch.some((e) => e.code === 'unrecognized_keys'))
    ? '一句話裡有「: 」時，整句用雙引號包起來，或改用全形冒號「：」'
    : '寫一句話，或寫成 {say: 一句話, about: [詞]}';
