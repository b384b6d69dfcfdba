import type { StatusReport } from '../../look/statusReport.ts';
import { statusMarkdown } from '../../report/look/statusMarkdown.ts';
import { statusFailure, statusText } from '../../report/look/statusText.ts';
import type { Result } from '../command.ts';
import { known } from '../outputs.ts';

/** How the service is; what could not be read is unknown, and neither good nor bad. */
export function lookedAt(report: StatusReport): Result {
  const { listening } = report.health;
  const statuses = { healthy: 'good', degraded: 'not good', unknown: 'unknown' } as const;
  return {
    status: statuses[report.outcome],
    outputs: known({
      outcome: report.outcome,
      changed: 'false',
      endpoint: report.endpoint,
      address: listening.state === 'yes' ? listening.address : undefined,
    }),
    data: report,
    text: statusText(report),
    markdown: statusMarkdown(report),
    failure: statusFailure(report),
  };
}
