import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import type { Health } from '../health/health.ts';
import { type HealthPlace, readHealth } from '../health/read.io.ts';
import type { Desired } from '../render/desired.ts';
import { type ObservedDeployment, type ObservedService, primaryOf } from '../resources/service/service.ts';
import { shortName } from '../resources/task-definition/name.ts';
import { defined } from '../values/defined.ts';
import { resolveHere } from './dns.io.ts';
import { readJobs } from './jobs.io.ts';
import { judgeStatus } from './judgeStatus.ts';
import { fileUnknown, type Newest } from './newest.ts';
import { healthPlaceOf, placeOf, readStanding, type Standing } from './place.io.ts';
import type { Dns, StatusReport } from './statusReport.ts';

/** What is asked beside AWS. */
export interface Beside {
  readonly resolve?: (name: string) => Promise<Dns>;
  /** How old the newest row is; it comes back within moments, whatever the database does. */
  readonly newestRow: () => Promise<Newest>;
}

/** How the service is, whatever its configuration says. Reads only, and what cannot be read is unknown and no error. */
export async function status(world: AwsWorld, desired: Desired, beside: Beside): Promise<StatusReport> {
  const { resolve = resolveHere, newestRow } = beside;
  const standing = await readStanding(world, desired).catch(asUnread);
  const place: HealthPlace =
    standing instanceof LegacyLogError
      ? healthPlaceOf(desired, { service: undefined, discoveryService: undefined })
      : healthPlaceOf(desired, standing);
  const [seen, dns, row] = await Promise.all([
    readHealth(world, place),
    resolve(desired.endpoint.slice(0, desired.endpoint.lastIndexOf(':'))),
    newestRow(),
  ]);
  const health = standing instanceof LegacyLogError ? unnamed(seen, standing) : seen;
  const service = standing instanceof LegacyLogError ? undefined : standing.service;
  const primary = service && primaryOf(service);
  const [task] = health.tasks;
  const its = task && primary && { id: task.id, taskDefinitionArn: primary.taskDefinitionArn };
  const jobs: Newest =
    its === undefined && seen.verdict === 'unknown'
      ? { kind: 'unknown', because: 'which task runs is unknown' }
      : await readJobs(world, its);
  return {
    ...judged(standing, health, dns),
    ...placeOf(desired),
    endpoint: desired.endpoint,
    atMs: world.awsNowMs(),
    health,
    ...ofDeployment(service, primary),
    dns,
    newestFile: fileUnknown,
    newestRow: row,
    jobs,
    calls: world.calls.length,
  };
}

function judged(standing: Standing | LegacyLogError, health: StatusReport['health'], dns: Dns) {
  if (!(standing instanceof LegacyLogError)) return judgeStatus(health, dns);
  return { outcome: 'unknown' as const, because: standing.message, ...defined({ hint: standing.hint }) };
}

/** Without the name's id nobody knows who is registered: the service's own part proves nothing, and that nobody listens neither. */
function unnamed(health: Health, { message, hint }: LegacyLogError): Health {
  const { hint: _, ...seen } = health;
  const listening = { state: 'unknown', because: message } as const;
  return { ...seen, verdict: 'unknown', because: message, ...defined({ hint }), listening };
}

function asUnread(error: unknown): LegacyLogError {
  if (error instanceof LegacyLogError) return error;
  throw error;
}

function ofDeployment(service: ObservedService | undefined, primary: ObservedDeployment | undefined) {
  if (!service || !primary) return {};
  const { taskDefinitionArn, createdAtMs, rolloutState, rolloutStateReason } = primary;
  const isQuiet = rolloutState === 'COMPLETED' && service.deployments.length === 1;
  const rollout = isQuiet
    ? undefined
    : `${rolloutState || 'no rollout state'}: ${rolloutStateReason || 'no reason given'}`;
  return { revision: shortName(taskDefinitionArn), revisionSinceMs: createdAtMs, ...defined({ rollout }) };
}
