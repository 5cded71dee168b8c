/** A mistake in a data file, told to the trainer who wrote it: where it is and what to do. */
export interface Problem {
  code: string;
  file: string;
  line: number;
  column: number;
  message: string;
  todo: string;
}

/** One line a problem, the form that editors make clickable. */
export const problemLine = (p: Problem) => `${p.file}:${p.line}:${p.column} ${p.code} ${p.message} → ${p.todo}`;

/** Thrown where data must be right for the work to go on; carries all problems, not only the first. */
export class FlowDataError extends Error {
  readonly code = 'E_FLOW_DATA';
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(`flows/ 裡有 ${problems.length} 個地方要改：\n${problems.map(problemLine).join('\n')}`);
    this.problems = problems;
  }
}
