import { verifyMarkdown } from '../../report/verify/markdown.ts';
import { verifyFailure, verifyText } from '../../report/verify/text.ts';
import { outcomeOf, type VerifyReport } from '../../verify/index.ts';
import type { Result } from '../command.ts';

export function verified(report: VerifyReport): Result {
  const outcome = outcomeOf(report);
  return {
    status: statuses[outcome],
    outputs: { outcome, changed: 'false', verification: JSON.stringify(report) },
    data: report,
    text: verifyText(report),
    markdown: verifyMarkdown(report),
    failure: verifyFailure(report),
  };
}

const statuses = { matched: 'good', different: 'not good', unknown: 'unknown' } as const;
