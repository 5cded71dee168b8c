import { existsSync } from 'node:fs';
import { argumentsOf } from './arguments.ts';
import { load } from '../flow/load.ts';
import { problemLine } from '../flow/problem.ts';

/** npm run flows:check [FOLDER]: every mistake of the trainers' files with its place and what to do; exit code 1 if there is one. */
const { positionals } = argumentsOf({
  usage: `npm run flows:check [-- 資料夾]
檢查 flows/（或指定的資料夾）裡的流程、客戶和練習計畫：哪個檔案、第幾行、怎麼改。有要改的，結束代碼是 1。`,
  words: 1,
});
const folder = positionals[0];
if (folder !== undefined && !existsSync(folder)) {
  process.stderr.write(`E_NO_FOLDER: 沒有「${folder}」這個資料夾。\n`);
  process.exit(2);
}
const { content, problems, doubts } = await load(folder);
for (const problem of [...problems, ...doubts]) console.log(problemLine(problem));
if (problems.length > 0) {
  console.log(`\n${problems.length} 個地方要改。`);
  process.exitCode = 1;
} else {
  const flows = [...content!.flows.values()];
  const personas = flows.reduce((sum, f) => sum + f.personas.size, 0);
  const plans = flows.reduce((sum, f) => sum + f.plans.size, 0);
  console.log(`都沒問題：${flows.length} 個流程，${personas} 位客戶，${plans} 份練習計畫。`);
}
if (doubts.length > 0) console.log(`${doubts.length} 個地方請再看一眼，不改也能用。`);
