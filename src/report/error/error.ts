import { placeInWords } from '../../config/explain.ts';
import { ConfigInvalid, LegacyLogError, type Problem } from '../../errors.ts';
import { code, escapeMarkdown, plain, shortened } from '../escape.ts';
import { hintParagraph, table } from '../markdown.ts';
import { oneLine } from '../words.ts';

/** The one line that says what went wrong and what to do about it. */
export function errorLine(error: unknown): string {
  const hint = hintOf(error);
  return plain(oneLine(hint === undefined ? messageOf(error) : `${messageOf(error)}; hint: ${hint}`));
}

/** An error for a terminal: where and what went wrong, what to do about it, and what led to it. */
export function errorLines(error: unknown): string[] {
  const hint = hintOf(error);
  const place = placeOf(error);
  const first = place === undefined ? messageOf(error) : `${place}  ${messageOf(error)}`;
  return [first, ...(hint === undefined ? [] : [`  hint: ${hint}`])]
    .map((line) => plain(oneLine(line)))
    .concat(causeLines(error));
}

/** What led to an error, outermost first; a cause whose words stand in the message already is left out. */
export function causeLines(error: unknown): string[] {
  const lines: string[] = [];
  let told = messageOf(error);
  for (let cause = causeOf(error); cause !== undefined; cause = causeOf(cause)) {
    const message = messageOf(cause);
    if (!told.includes(message)) lines.push(plain(`  because: ${oneLine(`${cause.name}: ${message}`)}`));
    told += message;
  }
  return lines;
}

/** An error for the job summary: how it ended in few words, why, and every problem of the configuration at its place. */
export function errorMarkdown(error: unknown): string {
  return [
    `### ❌ ${headlineOf(error)}`,
    '',
    escapeMarkdown(shortened(messageOf(error), 4_000)),
    ...hintParagraph(hintOf(error)),
    ...wherePlaced(error),
    ...(error instanceof ConfigInvalid ? problemTable(error.problems) : []),
    '',
  ].join('\n');
}

/** An error for people was thrown before anything was written; any other is a mistake of this program, of which nothing is known. */
function headlineOf(error: unknown): string {
  if (error instanceof ConfigInvalid) return 'The configuration cannot be used';
  return error instanceof LegacyLogError ? 'Stopped, nothing was changed' : 'Stopped by an unexpected error';
}

function problemTable(problems: readonly Problem[]): string[] {
  // What has to be mended comes before what is only doubtful.
  const sorted = problems.toSorted((one, other) => rank[one.severity] - rank[other.severity]);
  const rows = sorted.map(({ severity, file, line, column, message, hint = '' }) => [
    code(`${file}:${line}:${column}`),
    `${severity === 'warning' ? 'Warning: ' : ''}${escapeMarkdown(message)}`,
    escapeMarkdown(hint),
  ]);
  return ['', ...table(['Where', 'What', 'Hint'], rows)];
}

const rank = { error: 0, warning: 1 } as const;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.trim() || error.name : String(error).trim();
}

function hintOf(error: unknown): string | undefined {
  return error instanceof LegacyLogError ? error.hint : undefined;
}

/** Where the setting stands that it is about. */
function placeOf(error: unknown): string | undefined {
  return error instanceof LegacyLogError && error.place !== undefined ? placeInWords(error.place) : undefined;
}

function wherePlaced(error: unknown): string[] {
  const place = placeOf(error);
  return place === undefined ? [] : ['', `**Where:** ${code(place)}`];
}

function causeOf(error: unknown): Error | undefined {
  return error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
}
