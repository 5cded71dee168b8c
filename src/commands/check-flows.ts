import { load } from '../flow/load.ts';
import { problemLine } from '../flow/problem.ts';

/** npm run flows:check [FOLDER]: every mistake of the trainers' files with its place and what to do; exit code 1 if there is one. */
const { content, problems } = await load(process.argv[2]);
for (const problem of problems) console.log(problemLine(problem));
if (problems.length > 0) {
  console.log(`\n${problems.length} 個地方要改。`);
  process.exitCode = 1;
} else {
  const flows = [...content!.flows.values()];
  const personas = flows.reduce((sum, f) => sum + f.personas.size, 0);
  const plans = flows.reduce((sum, f) => sum + f.plans.size, 0);
  console.log(`都對：${flows.length} 個流程，${personas} 位客戶，${plans} 份練習計畫。`);
}
