import type { Health } from '../health/health.ts';
import { defined } from '../values/defined.ts';
import type { Dns, StatusReport } from './statusReport.ts';

/**
 * The whole, by how the service is and by what the name resolves to here. Where it does not resolve nothing is said by that:
 * a private name is known in its VPC alone.
 */
export function judgeStatus(health: Health, dns: Dns): Pick<StatusReport, 'outcome' | 'because' | 'hint'> {
  const own = { outcome: health.verdict, because: health.because, ...defined({ hint: health.hint }) };
  if (health.verdict !== 'healthy' || dns.kind === 'unknown' || health.listening.state !== 'yes') return own;
  const { address } = health.listening;
  if (dns.addresses.length === 1 && dns.addresses[0] === address) return own;
  return {
    outcome: 'degraded',
    because: `the name resolves to ${dns.addresses.join(', ')} here, and the task that listens is at ${address}`,
    hint: 'resolvers keep an old address for the record’s TTL: look again in half a minute; else another zone answers for the name here',
  };
}

/** What of a report is news when it is another than before: neither the time nor what only grows with it. */
export function newsIn(report: StatusReport): string {
  const { atMs: _, calls: __, newestRow, jobs, ...rest } = report;
  return JSON.stringify({ ...rest, newestRow: newestRow.kind, jobs: jobs.kind });
}
