import { escapeMarkdown, jsonLine, plain } from '../../report/escape.ts';
import { verifyMarkdown } from '../../report/verify/markdown.ts';
import { verifyFailure, verifyText } from '../../report/verify/text.ts';
import type { Outcome, VerifyReport } from '../../verify/index.ts';
import type { Result } from '../command.ts';

/** @param written what else was written, a sentence each */
export function verified(report: VerifyReport, written: readonly string[] = []): Result {
  const { outcome, headline } = report;
  return {
    status: statuses[outcome],
    outputs: {
      outcome,
      changed: 'false',
      verification: jsonLine(report),
      'verified-until': report.verifiedUntil,
    },
    data: report,
    text: [verifyText(report), ...written.map(plain)].join('\n'),
    markdown: [verifyMarkdown(report), ...written.map((line) => `${escapeMarkdown(line)}\n`)].join('\n'),
    failure: verifyFailure(report) ?? (outcome === 'waiting' ? headline : undefined),
  };
}

/** What only waits is no success yet, and no failure. */
const statuses = {
  verified: 'good',
  different: 'not good',
  unknown: 'unknown',
  waiting: 'unknown',
} as const satisfies Record<Outcome, Result['status']>;
