import type { Totals, VerifyReport, WindowReport } from '../verify/report.ts';

/** A verification as people read it in a terminal: the answer first, then every window that did not match. */
export function verifyText(report: VerifyReport): string {
  const others = report.windows.filter(({ verdict }) => verdict !== 'matched');
  return [verifyHeadline(report), ...tableOf(others.slice(0, shown)), ...more(others.length)].join('\n');
}

/** One sentence: whether every line arrived, or what is missing, too much or not known. */
export function verifyHeadline({ windows, from, to, totals }: VerifyReport): string {
  if (from === null || to === null) return 'Nothing was compared: no window is due yet.';
  const compared = `${count(windows.length, 'window')} from ${from} to ${to}`;
  const findings = findingsOf(totals);
  if (findings.length > 0) return `${findings.join('; ')}. Compared: ${compared}, ${totals.matched} of them matched.`;
  // A quiet night, or a wrong log group and an empty table: "every line arrived" would hide the second.
  if (totals.logs === '0' && totals.rows === '0') return `Nothing was logged, and there are no rows: ${compared}.`;
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
  return windows.flatMap(({ from, verdict, logs, rows, because = [] }) => [
    `  ${from}  ${verdict.padEnd(7)}  log ${logs ?? 'unknown'}, database ${rows ?? 'unknown'}`,
    ...because.map((reason) => `    ${reason}`),
  ]);
}

function more(found: number): readonly string[] {
  return found > shown ? [`  … and ${found - shown} more`] : [];
}

function count(amount: number | string, noun: string): string {
  return `${amount} ${noun}${String(amount) === '1' ? '' : 's'}`;
}
