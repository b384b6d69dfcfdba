import type { CallRecord } from '../../local/cloud.ts';
import type { Played } from './played.ts';
import { polled } from './polled.ts';
import { reasonOf } from './reasons.ts';

/** Where a deletion goes on, each read may be made again. */
function isPolled({ command, waits }: Played, { operation, write }: CallRecord): boolean {
  return waits === true && !write && (command === 'destroy' || polled.has(operation));
}

/** A call of a run, how often it was made and why. */
export interface Row {
  readonly call: string;
  readonly times: string;
  readonly isWrite: boolean;
  readonly why: string | undefined;
}

/** One for each operation that was called, by its name. */
export function rowsOf(run: Played, calls: readonly CallRecord[]): readonly Row[] {
  const names = [...new Set(calls.map(nameOf))].toSorted();
  return names.map((call) => {
    const same = calls.filter((it) => nameOf(it) === call);
    const times = same.some((it) => isPolled(run, it)) ? 'until it is so' : String(same.length);
    return { call, times, isWrite: same.some(({ write }) => write), why: reasonOf(run.command, call) };
  });
}

function nameOf({ service, operation }: CallRecord): string {
  return `${service}.${operation}`;
}

/** A run with its calls, as Markdown. */
export function section({ title }: Played, rows: readonly Row[]): string {
  if (rows.length === 0) return `## ${title}\n\nNone.\n`;
  const lines = rows.map(
    ({ call, times, isWrite, why }) => `| ${call}${isWrite ? ' (writes)' : ''} | ${times} | ${why} |`,
  );
  return [`## ${title}`, '', '| call | times | what for |', '|---|---|---|', ...lines, ''].join('\n');
}

export const head = `# What each command asks of AWS

Counted by \`npm run bench:calls\` as the stand-in for AWS got them from the built command line, which writes this page
(\`-- --write\`). "Until it is so" is asked again while a rollout or a deletion goes on. A read that was refused, and may pass, is
made again: that is not counted here.

A deploy with steps asks the [doctor](doctor.md) first; its calls are listed once, by themselves.

`;
