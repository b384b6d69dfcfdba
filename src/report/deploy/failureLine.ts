import type { DeployReport } from '../../deploy/report.ts';
import type { Outcome } from '../../rollout/outcome.ts';
import { plain } from '../escape.ts';
import { oneLine } from '../words.ts';

/**
 * The one line that says why a deploy is not a success, and what to do; undefined where it is one. Whether anybody listens is a
 * part of why, where that was looked at.
 * A rollout that nobody was to wait for is not a failure.
 */
export function failureLine(report: DeployReport): string | undefined {
  if (report.outcome === 'succeeded' || report.outcome === 'unchanged') return undefined;
  if (report.outcome === 'in-progress' && !report.waited) return undefined;
  const said = [
    `${whatEnded(report)} ${verb(report.outcome)}: ${report.because}`,
    ...(report.hint === undefined ? [] : [`hint: ${report.hint}`]),
  ];
  return plain(oneLine(said.join('; ')));
}

/** What a person has to look at: the app, where it is the app that did not come to a good end. */
function whatEnded({ service, cluster, outcome, app }: DeployReport): string {
  return app?.outcome === outcome
    ? `setting up service "${app.service}" in cluster "${app.cluster}"`
    : `deploy of service "${service}" in cluster "${cluster}"`;
}

function verb(outcome: Exclude<Outcome, 'succeeded' | 'unchanged'>): string {
  switch (outcome) {
    case 'failed':
      return 'failed';
    case 'degraded':
      return 'left it degraded';
    case 'rolled-back':
      return 'was rolled back';
    case 'superseded':
      return 'was superseded';
    case 'timed-out':
      return 'timed out';
    case 'in-progress':
      return 'is not over';
  }
}
