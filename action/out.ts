import * as core from '@actions/core';
import { plain, shortened } from '../src/index.ts';

/**
 * The door by which everything leaves the Action for its log: the rest of `action/` writes by these alone (`test/unit/law/doors.test.ts`).
 * They are called as `@actions/core` calls them. Whatever stands in a text, it is no command to the runner and no escape of a terminal.
 */
export { getInput, setOutput, setSecret, summary } from '@actions/core';

type Place = core.AnnotationProperties;

/** One line, for a person who waits. What breaks it comes from outside, and is written out. */
export function line(text: string): void {
  core.info(plain(text));
}

/** A text of several lines. */
export function info(text: string): void {
  for (const one of text.split('\n')) line(one);
}

/** An annotation: a line, or some of ours. */
export function error(text: string | readonly string[], place: Place = {}): void {
  core.error(annotation(text), placed(place));
}

export function warning(text: string | readonly string[], place: Place = {}): void {
  core.warning(annotation(text), placed(place));
}

export function notice(text: string, place: Place = {}): void {
  core.notice(annotation(text), placed(place));
}

/** The line that says how it failed, and the step's failure; at the place in the configuration that it is about, where there is one. */
export function setFailed(
  text: string,
  place?: { readonly file: string; readonly line: number; readonly column: number },
) {
  process.exitCode = core.ExitCode.Failure;
  error(text, place && { file: place.file, startLine: place.line, startColumn: place.column, title: 'legacy-log-ecs' });
}

/** A stack: shown to who asked for it, behind the runner's own mark. */
export function debug(text: string): void {
  core.debug(annotation(text.split('\n')));
}

export function group<Value>(title: string, work: () => Promise<Value>): Promise<Value> {
  return core.group(plain(title), work);
}

/** GitHub takes 64 KiB of an annotation; nobody reads a tenth of it. */
const longest = 4_000;

function annotation(text: string | readonly string[]): string {
  return [text]
    .flat()
    .map((one) => plain(shortened(one, longest)))
    .join('\n');
}

function placed({ file, ...place }: Place): Place {
  // GitHub finds no `./x` in the commit.
  return file === undefined ? place : { ...place, file: plain(file.replace(/^(\.\/+)+/, '')) };
}
