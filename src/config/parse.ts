import type { Place, Problem } from '../errors.ts';
import { check } from './check.ts';
import { type Finding, type Path, pathKey, pathOfSetting } from './finding.ts';
import { inputSettings, type Overrides, override, withInputs } from './overrides.ts';
import type { Config } from './schema.ts';
import { shapeAt, wants } from './settings/shape.ts';
import { quoted } from './shown.ts';
import { readDocument, type Source } from './yaml/document.ts';
import { type Unfolded, unfold } from './yaml/unfold.ts';

export interface ParseContext {
  /** The environment. AWS_REGION or AWS_DEFAULT_REGION fill `region` where the file leaves it out. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The Action's inputs: they win over the file, which may then leave the settings out. */
  readonly overrides?: Overrides;
}

export interface Parsed {
  /** Only when no problem is an error. */
  readonly config?: Config;
  /** By place. */
  readonly problems: readonly Problem[];
  /** Where a setting stands, or the nearest one above it that does; undefined for a file that could not be taken apart. */
  readonly placeOf?: PlaceOf;
}

/** @param setting as `network.subnets[1]`; empty for the whole file. */
export type PlaceOf = (setting: string) => Place;

/**
 * Reads a configuration: YAML, then variables, then the schema, then the rules. All problems come in one run; only
 * broken YAML ends it early. Never throws for what a file may hold.
 */
export function parseConfig(source: Source, { variables, overrides }: ParseContext): Parsed {
  const read = readDocument(source);
  if ('problems' in read) return read;
  const inputs = inputSettings(overrides);
  const unfolded = unfold(read.document, {
    variables: withInputs(variables, overrides),
    leave: new Set(inputs.map(({ path }) => pathKey(path))),
    wants: (path) => wants(shapeAt(path, undefined)),
  });
  if (unfolded.endless) return { problems: placed(unfolded.findings, unfolded, source.file) };
  const { config, findings } = check(override(unfolded.value, inputs), {
    before: unfolded.findings,
    show: (value, path) => show(value, path, unfolded),
    region: variables.AWS_REGION || variables.AWS_DEFAULT_REGION,
  });
  const named = findings.map((finding) => {
    const input = inputs.find(({ path }) => pathKey(path) === pathKey(finding.path))?.input;
    return input === undefined ? finding : { ...finding, hint: `${finding.hint} (the value is the input ${input})` };
  });
  const placeOf: PlaceOf = (setting) => ({ file: source.file, ...unfolded.placeOf(pathOfSetting(setting)) });
  return { ...(config && { config }), problems: placed(named, unfolded, source.file), placeOf };
}

/**
 * A value as it may be printed. Hidden: what came from a variable, the environment of containers, and secrets, also
 * where they stand in a place that is not theirs: what a database is, and a URL with a password.
 */
function show(value: unknown, path: Path, { filled, written }: Unfolded): string | undefined {
  const secret = path.some((part) => hiddenNames.has(String(part)));
  if (secret || path.at(-1) === 'database' || filled.has(pathKey(path)) || typeof value === 'object') return undefined;
  const text = typeof value === 'string' ? quoted(value) : (written.get(pathKey(path)) ?? String(value));
  return text.length > 60 || /:\/\/[^/\s]*@/.test(text) ? undefined : text;
}

const hiddenNames = new Set(['environment', 'secrets', 'secret', 'security']);

/** The findings where they stand in the file: in its order, errors before warnings, each once. */
function placed(findings: readonly Finding[], unfolded: Unfolded, file: string): readonly Problem[] {
  const problems = findings.map(({ severity, path, at, message, hint }): Problem => {
    return { severity, file, ...unfolded.placeOf(path, at), message, hint };
  });
  const unique = new Map(problems.map((problem) => [`${problem.line}:${problem.column}:${problem.message}`, problem]));
  return [...unique.values()].sort(
    (one, other) => one.line - other.line || one.column - other.column || rank[one.severity] - rank[other.severity],
  );
}

const rank = { error: 0, warning: 1 } as const;
