import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Answer } from './answer.ts';
import type { Metric } from './metrics.ts';

/** Where the metrics are in CloudWatch; the template's alarms look there. */
export const namespace = 'LegacyLogEcs';

/** What one invocation is known by, and what it cost. */
export interface Effort {
  /** The dimension of its metrics: which of several verifications this is. */
  readonly service: string;
  readonly atMs: number;
  readonly tookMs: number;
  readonly calls: number;
}

/**
 * The one line that a run leaves in the log: what it found, and its metrics in CloudWatch's embedded form. Without metrics
 * it is a piece of a backfill, which says nothing of the whole.
 */
export function lineOf(run: Answer, metrics: readonly Metric[], { service, atMs, ...effort }: Effort): string {
  const embedded = new Metrics({ namespace, serviceName: service });
  embedded.setTimestamp(atMs);
  for (const { name, unit, value } of metrics) embedded.addMetric(name, unit, value);
  embedded.addMetadata('run', { ...run, ...effort } as unknown as string);
  const { _aws, ...line } = embedded.serializeMetrics();
  return JSON.stringify(metrics.length === 0 ? line : { _aws, ...line });
}
