import { chartOf } from '../src/report/verify/columns.ts';
import { verifyWidget, widgetColumns } from '../src/report/verify/widget.ts';
import { reportInputOf, toReport, type Verification, type VerifyReport } from '../src/verify/index.ts';

/** The report of what was found, or is remembered, as of an instant. */
export function reportOf(found: Verification, nowMs: number, range?: { fromMs: number; toMs: number }): VerifyReport {
  return toReport(reportInputOf(found, nowMs, range));
}

/** What is remembered as a custom widget of a CloudWatch dashboard: HTML without script. */
export function widgetOf(remembered: Verification, nowMs: number, theme: 'light' | 'dark'): string {
  const entries = [...remembered.entries.values()].toSorted((one, other) => one.fromMs - other.fromMs);
  return verifyWidget(reportOf(remembered, nowMs), chartOf(entries, widgetColumns), { theme });
}
