import type { VerifyReport } from '../src/verify/verify.io.ts';

/**
 * The largest answer of an invocation, less a little for its envelope.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
export const mostAnswerBytes = 6_000_000;

/**
 * The report as an answer that Lambda hands out: of a larger one nothing at all would arrive. Where thousands of
 * windows are unknown for one reason, only the first of each run of them keeps it.
 */
export function toAnswer(report: VerifyReport, mostBytes = mostAnswerBytes): VerifyReport {
  if (Buffer.byteLength(JSON.stringify(report)) <= mostBytes) return report;
  const windows = report.windows.map(({ because, ...window }, at) => {
    const isRepeated = String(because) === String(report.windows[at - 1]?.because);
    return because === undefined || isRepeated ? window : { ...window, because };
  });
  return { ...report, windows };
}
