import * as v from 'valibot';
import { type Finding, type Path, pathKey } from './finding.ts';
import { judge } from './guarded.ts';
import { explainIssue, pathOf, type Show } from './issues.ts';
import { rules } from './rules.ts';
import { type Config, schema } from './schema.ts';
import { unknownSettings } from './unknownSettings.ts';

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
  const explained = [
    // A warning explains nothing: what is below it may be wrong all the same.
    ...before.flatMap(({ path, at, severity }) => (severity === 'error' && at === 'value' ? [path] : [])),
    ...unknown.flatMap(({ explains }) => (explains ? [explains] : [])),
  ];
  const result = v.safeParse(schema, settings, { abortPipeEarly: true });
  const issues = (result.issues ?? []).filter((issue) => isNew(issue, explained));
  const findings = [
    ...before,
    ...unknown.map(({ finding }) => finding),
    ...issues.map((issue) => explainIssue(issue, settings, show)),
  ];
  if (!isMapping(settings)) return { findings };
  const output = result.output as Config;
  const config = output.region === undefined && region ? { ...output, region } : output;
  const wrong = [...explained, ...issues.map(pathOf)];
  const all = [...findings, ...rules.flatMap((rule) => judge(rule, config, wrong))];
  return { ...(all.every(({ severity }) => severity === 'warning') && { config }), findings: all };
}

/** Not about an unknown setting, which unknownSettings.ts reports, and not at a place that is explained already. */
function isNew(issue: v.BaseIssue<unknown>, explained: readonly Path[]): boolean {
  if (issue.type === 'strict_object' && issue.expected === 'never') return false;
  const path = pathOf(issue);
  return !explained.some((place) => pathKey(path.slice(0, place.length)) === pathKey(place));
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
