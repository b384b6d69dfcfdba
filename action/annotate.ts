import { annotationOf, explainProblem, type Problem } from '../src/index.ts';
import * as core from './out.ts';

/** GitHub keeps ten annotations of a kind a step and drops the rest; one is left for the line that says how it failed. */
const kept = { error: 9, warning: 10 } as const;

/** Every problem as a line of the log, the first ones also as annotations at their places. */
export function annotate(problems: readonly Problem[]): void {
  const told = { error: 0, warning: 0 };
  for (const problem of problems) {
    told[problem.severity] += 1;
    if (told[problem.severity] > kept[problem.severity]) core.info(explainProblem(problem));
    else annotateOne(problem);
  }
}

function annotateOne(problem: Problem): void {
  const place = { file: problem.file, startLine: problem.line, startColumn: problem.column, title: 'legacy-log-ecs' };
  const words = annotationOf(problem).split('\n');
  if (problem.severity === 'error') core.error(words, place);
  else core.warning(words, place);
}
