import type { AwsWorld } from '../aws/world.ts';
import type { ReadFailed } from '../errors.ts';
import { readService } from '../resources/service/read.io.ts';
import type { ObservedService } from '../resources/service/service.ts';
import { defined } from '../values/defined.ts';
import { type Part, part } from './part.io.ts';
import { type Pin, pickNewer } from './pin.ts';
import type { Rollout } from './rollout.ts';
import { listServiceDeployments, readServiceDeployment } from './serviceDeployment.io.ts';
import type { ServiceDeployment } from './serviceDeployment.ts';

/** What one poll saw of a rollout. Each thing is read by itself: what could not be read hides nothing else. */
export interface Snapshot {
  /** Undefined where it was not shown or could not be read. */
  readonly service: ObservedService | undefined;
  /** Our service deployment; undefined where it is not pinned by one or could not be read. */
  readonly deployment: ServiceDeployment | undefined;
  /** A service deployment that began after ours; searched for once ours was stopped. */
  readonly newer?: string;
  /** Why the service could not be read. */
  readonly serviceBroken?: ReadFailed;
  /** Why our service deployment could not be read. */
  readonly deploymentBroken?: ReadFailed;
}

/** Reads the service and our service deployment at the same time. */
export async function takeSnapshot(world: AwsWorld, rollout: Rollout, pin: Pin, limitMs: number): Promise<Snapshot> {
  const { cluster, service: name } = rollout;
  const read = <Value>(what: string, call: () => Promise<Value>) => part(world.clock, limitMs, what, call);
  const nothing: Promise<Part<undefined>> = Promise.resolve({ value: undefined });
  const [service, deployment] = await Promise.all([
    read(`service "${name}" in cluster "${cluster}"`, () => readService(world, cluster, name, false)),
    pin.kind === 'service-deployment'
      ? read(`the service deployment ${pin.arn}`, () => readServiceDeployment(world, pin.arn))
      : nothing,
  ]);
  const ours = valueIn(deployment);
  const isStopped = ours?.status === 'STOPPED';
  const newer = isStopped && valueIn(await read('newer deployments', () => findNewer(world, rollout, ours)));
  return {
    service: valueIn(service),
    deployment: ours,
    ...defined({ newer: newer || undefined, serviceBroken: brokenIn(service), deploymentBroken: brokenIn(deployment) }),
  };
}

function valueIn<Value>(read: Part<Value>): Value | undefined {
  return 'value' in read ? read.value : undefined;
}

function brokenIn<Value>(read: Part<Value>): ReadFailed | undefined {
  return 'broken' in read ? read.broken : undefined;
}

async function findNewer(world: AwsWorld, rollout: Rollout, ours: ServiceDeployment): Promise<string | undefined> {
  return pickNewer(await listServiceDeployments(world, rollout, ours.createdAtMs), ours)?.arn;
}
