import type { Problem } from '../errors.ts';

/** A problem as people read it: `file:line:col  fact`, and what to do about it below. */
export function explainProblem(problem: Problem): string {
  return explain(problem, problem.severity === 'warning' ? 'warning: ' : '');
}

/** The same for an annotation, which shows by itself that it is a warning. */
export function annotationOf(problem: Problem): string {
  return explain(problem, '');
}

function explain({ file, line, column, message, hint }: Problem, mark: string): string {
  const fact = `${file}:${line}:${column}  ${mark}${message}`;
  return hint === undefined ? fact : `${fact}\n  hint: ${hint}`;
}
