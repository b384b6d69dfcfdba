import type { VerifyReport } from '../src/verify/index.ts';

/** A report without single lines, and with few windows: for the answer to whoever invoked it, and for the log. */
export type Answer = Omit<VerifyReport, 'named' | 'groups'>;

type Windows = VerifyReport['windows'];

/** What is as it should be, or not over yet. */
const quiet: ReadonlySet<Windows[number]['state']> = new Set(['open', 'settling', 'matched', 'empty']);

/** An answer to Step Functions has at most 256 KiB, and so has what CloudWatch takes as one line everywhere. */
const mostWindows = 20;
const mostReasonChars = 500;

/** The first windows at which somebody should look stand in it; the totals beside them count all. */
export function toAnswer({ named: _, groups: __, ...report }: VerifyReport): Answer {
  const noteworthy = report.windows.filter(({ state }) => !quiet.has(state)).slice(0, mostWindows);
  return { ...report, windows: noteworthy.map(shortened) };
}

function shortened(window: Windows[number]): Windows[number] {
  return { ...window, because: window.because.map((reason) => reason.slice(0, mostReasonChars)).slice(0, 4) };
}
