import type { Place, Problem } from '../errors.ts';
import { plain } from '../values/plain.ts';

/** A problem as people read it: `file:line:col  fact`, and what to do about it below. */
export function explainProblem(problem: Problem): string {
  const { severity } = problem;
  return `${placeInWords(problem)}  ${severity === 'warning' ? 'warning: ' : ''}${annotationOf(problem)}`;
}

/** `legacy-log-ecs.yml:14:5`, at which an editor opens it. */
export function placeInWords({ file, line, column }: Place): string {
  return `${plain(file)}:${line}:${column}`;
}

/** The same for an annotation, which shows by itself where it stands and that it is a warning. */
export function annotationOf({ message, hint }: Problem): string {
  return hint === undefined ? plain(message) : `${plain(message)}\n  hint: ${plain(hint)}`;
}
