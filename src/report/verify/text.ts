import { outcomeOf, type Totals, type VerifyReport, type WindowReport } from '../../verify/report.ts';

/** A verification as people read it in a terminal: the answer first, then every window that did not match. */
export function verifyText(report: VerifyReport): string {
  const others = report.windows.filter(({ verdict }) => verdict !== 'matched');
  return [verifyHeadline(report), ...tableOf(others.slice(0, shown)), ...more(others.length)].join('\n');
}

/** One line for a run that is no success: what is missing or too much, or why nobody knows; undefined for one that is. */
export function verifyFailure(report: VerifyReport): string | undefined {
  const outcome = outcomeOf(report);
  if (outcome === 'matched') return undefined;
  const [reason] = report.windows.flatMap(({ because = [] }) => because);
  const why = reason === undefined ? '' : ` Not read, ${reason}.`;
  const what =
    outcome === 'different'
      ? 'the database does not hold what the log holds'
      : 'whether the database holds what the log holds is not known';
  return `${what}: ${verifyHeadline(report)}${why}`;
}

/** One sentence: whether every line arrived, or what is missing, too much or not known. */
export function verifyHeadline({ windows, from, to, totals }: VerifyReport): string {
  if (windows.length === 0) return 'Nothing was compared: no window is due yet.';
  const compared = `${count(windows.length, 'window')} from ${from} to ${to}`;
  const findings = findingsOf(totals);
  if (findings.length > 0) return `${findings.join('; ')}. Compared: ${compared}, ${totals.matched} of them matched.`;
  // And no lines, since all matched: a quiet night, or a wrong log group and an empty table. "Every line arrived" would
  // hide the second.
  if (totals.rows === '0') return `Nothing was logged, and there are no rows: ${compared}.`;
  return `Every line arrived: ${count(totals.rows, 'row')} in ${compared}.`;
}

/** Windows that are named one by one; a broken pipeline would fill the screen and hide the first line. */
const shown = 20;

function findingsOf(totals: Totals): readonly string[] {
  const { missing, extra, unknown, missingLines, extraRows } = totals;
  return [
    ...(missing > 0 ? [`${count(missingLines, 'line')} missing in ${count(missing, 'window')}`] : []),
    ...(extra > 0 ? [`${count(extraRows, 'row')} too many in ${count(extra, 'window')}`] : []),
    ...(unknown > 0 ? [`${count(unknown, 'window')} could not be read`] : []),
  ];
}

function tableOf(windows: readonly WindowReport[]): readonly string[] {
  return windows.flatMap(({ from, verdict, logs, rows, because = [] }, at) => [
    `  ${from}  ${verdict.padEnd(7)}  log ${logs ?? 'unknown'}, database ${rows ?? 'unknown'}`,
    // A side that is down makes many windows unknown for one reason: once is enough.
    ...(String(because) === String(windows[at - 1]?.because) ? [] : because.map((reason) => `    ${reason}`)),
  ]);
}

function more(found: number): readonly string[] {
  return found > shown ? [`  … and ${found - shown} more`] : [];
}

function count(amount: number | string, noun: string): string {
  return `${amount} ${noun}${String(amount) === '1' ? '' : 's'}`;
}
