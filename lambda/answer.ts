import type { VerifyReport } from '../src/verify/index.ts';

/**
 * The largest answer of an invocation, less a little for its envelope.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const mostAnswerBytes = 6_000_000;

/** The report as an answer that Lambda hands out: of a larger one nothing at all would arrive. */
export function toAnswer(report: VerifyReport, mostBytes = mostAnswerBytes): VerifyReport {
  if (Buffer.byteLength(JSON.stringify(report)) <= mostBytes) return report;
  return { ...report, windows: withoutRepeats(report.windows) };
}

/**
 * The windows that did not match, for the log: nobody hears the answer to a schedule. The first ones, since a line of
 * the log holds 256 KB; the totals beside them count all.
 */
export function unmatchedOf({ windows }: Pick<VerifyReport, 'windows'>, most = 50): VerifyReport['windows'] {
  return withoutRepeats(windows.filter(({ verdict }) => verdict !== 'matched').slice(0, most));
}

/** Where thousands of windows are unknown for one reason, only the first of each run of them keeps it. */
function withoutRepeats(windows: VerifyReport['windows']): VerifyReport['windows'] {
  return windows.map(({ because, ...window }, at) => {
    const isRepeated = String(because) === String(windows[at - 1]?.because);
    return because === undefined || isRepeated ? window : { ...window, because };
  });
}
