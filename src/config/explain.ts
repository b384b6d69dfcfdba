import type { Problem } from '../errors.ts';

/** A problem as people read it: `file:line:col  fact`, and what to do about it below. */
export function explainProblem(problem: Problem): string {
  const mark = problem.severity === 'warning' ? 'warning: ' : '';
  const fact = `${problem.file}:${problem.line}:${problem.column}  ${mark}${problem.message}`;
  return problem.hint === undefined ? fact : `${fact}\n  hint: ${problem.hint}`;
}
