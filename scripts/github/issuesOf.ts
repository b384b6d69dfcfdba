import * as v from 'valibot';

/** What a schema found, each with its place in the file. */
export function issuesOf(path: string, issues: readonly v.BaseIssue<unknown>[]): readonly string[] {
  return issues.map((issue) => `${path}  ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}
