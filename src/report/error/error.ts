import { ConfigInvalid, LegacyLogError, type Problem } from '../../errors.ts';
import { code, escapeMarkdown, plain, shortened } from '../escape.ts';
import { hintParagraph, table } from '../markdown.ts';
import { oneLine } from '../words.ts';

/** The one line that says what went wrong and what to do about it. */
export function errorLine(error: unknown): string {
  const hint = hintOf(error);
  return plain(oneLine(hint === undefined ? messageOf(error) : `${messageOf(error)}; hint: ${hint}`));
}

/** An error for a terminal: what went wrong, what to do about it, and what led to it. */
export function errorLines(error: unknown): string[] {
  const hint = hintOf(error);
  return [messageOf(error), ...(hint === undefined ? [] : [`  hint: ${hint}`])]
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

function causeOf(error: unknown): Error | undefined {
  return error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
}
