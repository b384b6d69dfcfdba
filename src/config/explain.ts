import type { Problem } from '../errors.ts';
import { plain } from '../values/plain.ts';

/** A problem as people read it: `file:line:col  fact`, and what to do about it below. */
export function explainProblem(problem: Problem): string {
  const { file, line, column, severity } = problem;
  return `${plain(file)}:${line}:${column}  ${severity === 'warning' ? 'warning: ' : ''}${annotationOf(problem)}`;
}

/** The same for an annotation, which shows by itself where it stands and that it is a warning. */
export function annotationOf({ message, hint }: Problem): string {
  return hint === undefined ? plain(message) : `${plain(message)}\n  hint: ${plain(hint)}`;
}
