import { ConfigInvalid, errorLines, explainProblem, LegacyLogError } from '../src/index.ts';

/** An error for a terminal, every problem of the configuration at its place first. */
export function explainError(error: unknown): readonly string[] {
  const problems = error instanceof ConfigInvalid ? error.problems.map(explainProblem) : [];
  return [...problems, ...errorLines(error)];
}

/** The same for machines. */
export function errorData(error: unknown): unknown {
  const problems = error instanceof ConfigInvalid ? { problems: error.problems } : {};
  const hint = error instanceof LegacyLogError && error.hint ? { hint: error.hint } : {};
  const place = error instanceof LegacyLogError && error.place ? { place: error.place } : {};
  return {
    outcome: 'failed',
    error: error instanceof Error ? error.name : 'Error',
    message: error instanceof Error ? error.message : String(error),
    ...hint,
    ...place,
    ...problems,
  };
}
