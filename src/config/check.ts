import * as v from 'valibot';
import { isMapping } from '../values/mapping.ts';
import { type Finding, pathKey } from './finding.ts';
import { applyRule } from './rules/applyRule.ts';
import { rules } from './rules/rules.ts';
import { type Config, schema } from './schema.ts';
import { findingOf, pathOf, type Show } from './settings/issues.ts';
import { unknownSettings } from './settings/unknownSettings.ts';

export interface CheckOptions {
  /** What was found before, while the values were read: where it is an error, nothing else is said about that place. */
  readonly before: readonly Finding[];
  readonly show: Show;
  /** The region of the environment, where the file names none. */
  readonly region: string | undefined;
}

/** Every finding about the settings; the configuration too, when none of them is an error. */
export function check(
  settings: unknown,
  { before, show, region }: CheckOptions,
): { readonly config?: Config; readonly findings: readonly Finding[] } {
  const unknown = unknownSettings(settings);
  const covered = [
    // A warning covers nothing: what is below it may be wrong all the same.
    ...before.flatMap(({ path, at, severity }) => (severity === 'error' && at !== 'key' ? [path] : [])),
    ...unknown.flatMap(({ covers }) => (covers ? [covers] : [])),
  ];
  const result = v.safeParse(schema, settings, { abortPipeEarly: true });
  const issues = newIssues(result.issues ?? [], new Set(covered.map(pathKey)));
  const findings = [
    ...before,
    ...unknown.map(({ finding }) => finding),
    ...issues.map((issue) => findingOf(issue, settings, show)),
  ];
  if (!isMapping(settings)) return { findings };
  const output = result.output as Config;
  const config = output.region === undefined && region ? { ...output, region } : output;
  const wrong = new Set([...covered, ...issues.map(pathOf)].map(pathKey));
  const all = [...findings, ...rules.flatMap((rule) => applyRule(rule, config, wrong))];
  return { ...(all.every(({ severity }) => severity === 'warning') && { config }), findings: all };
}

/** Without those about unknown settings, which unknownSettings.ts reports, and those at places of which all is said. */
function newIssues(
  issues: readonly v.BaseIssue<unknown>[],
  covered: ReadonlySet<string>,
): readonly v.BaseIssue<unknown>[] {
  return issues.filter((issue) => {
    if (issue.expected === 'never') return false;
    const path = pathOf(issue);
    return [...path.keys(), path.length].every((length) => !covered.has(pathKey(path.slice(0, length))));
  });
}
