import {
  CreateServiceCommand,
  type Deployment,
  DescribeServicesCommand,
  type Service,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { read, sendOnce, write } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { ReadFailed } from '../../errors.ts';
import type { ServiceInput } from '../../render/desired.ts';
import { picked } from '../../values/picked.ts';
import { tokenOf } from '../canonical.ts';
import type { Step } from '../step.ts';
import { tagResource } from '../tags.io.ts';
import { tagMap } from '../tags.ts';
import { normaliseService } from './normal.ts';
import { changedMembers, type ObservedDeployment, type ObservedService, primaryOf } from './service.ts';

type World = Pick<AwsWorld, 'ecs'>;
type WriteWorld = Pick<AwsWorld, 'ecs' | 'ecsOnce'>;

/**
 * The service by its name, undefined if there has never been one.
 *
 * @param withTags only the plan needs them; polls leave them out.
 * @throws ReadFailed, also where ECS answers with a failure instead of an error.
 */
export async function readService(
  world: World,
  cluster: string,
  name: string,
  withTags: boolean,
): Promise<ObservedService | undefined> {
  const what = `service "${name}" in cluster "${cluster}"`;
  return await read('ecs:DescribeServices', what, async () => {
    const include = withTags ? { include: ['TAGS' as const] } : {};
    const { services, failures } = await world.ecs.send(
      new DescribeServicesCommand({ cluster, services: [name], ...include }),
    );
    const [service] = services ?? [];
    if (service) return toObserved(service);
    const failure = failures?.find((candidate) => candidate.reason !== 'MISSING');
    if (failure) throw new ReadFailed(`${failure.reason ?? 'no reason'}${failure.detail ? `: ${failure.detail}` : ''}`);
    return undefined;
  });
}

/** What the service refers to, made by now. */
export interface MadeReferences {
  readonly taskDefinitionArn: string;
  readonly registryArn: string;
}

/** Makes the service, or sends those members of the update that differ. Returns it as AWS answered. */
export async function applyService(
  world: WriteWorld,
  desired: ServiceInput,
  references: MadeReferences,
  observed: ObservedService | undefined,
  step: Step,
): Promise<ObservedService> {
  const complete = {
    ...desired,
    taskDefinition: references.taskDefinitionArn,
    serviceRegistries: [{ registryArn: references.registryArn }],
  };
  return step.action === 'create' || !observed
    ? await create(world, complete, observed)
    : await update(world, complete, observed, step);
}

async function create(world: World, desired: ServiceInput, deleted?: ObservedService): Promise<ObservedService> {
  // A service that was deleted and is made again has the same content: its past is a part of the token.
  const clientToken = tokenOf(desired, deleted?.createdAtMs ?? null);
  return await write('ecs:CreateService', `create the service "${desired.serviceName}"`, async () => {
    const { service } = await world.ecs.send(new CreateServiceCommand({ ...desired, clientToken }));
    return toObserved(service ?? {});
  });
}

async function update(
  world: WriteWorld,
  desired: ServiceInput,
  observed: ObservedService,
  step: Step,
): Promise<ObservedService> {
  const changed = changedMembers(step);
  if (changed.tags) await tagResource(world, observed.arn, desired.tags);
  if (changed.members.length === 0 && !changed.force) return observed;
  const input = {
    cluster: desired.cluster,
    service: desired.serviceName,
    ...picked(desired, changed.members),
    ...(changed.force ? { forceNewDeployment: true } : {}),
  };
  const send = async () => {
    const { service } = await world.ecsOnce.send(new UpdateServiceCommand(input));
    return toObserved(service ?? {});
  };
  // An update that starts no deployment can be sent again; one that was forced and started it may not.
  const updated = async () => {
    const service = await readService(world, desired.cluster, desired.serviceName, false);
    return service && primaryOf(service)?.id !== primaryOf(observed)?.id ? service : undefined;
  };
  return await write('ecs:UpdateService', `update the service "${desired.serviceName}"`, () => sendOnce(send, updated));
}

function toObserved(service: Service): ObservedService {
  return {
    arn: service.serviceArn ?? '',
    status: service.status ?? '',
    createdAtMs: service.createdAt?.getTime() ?? 0,
    taskDefinitionArn: service.taskDefinition ?? '',
    launchType: service.launchType,
    schedulingStrategy: service.schedulingStrategy ?? 'REPLICA',
    controller: service.deploymentController?.type ?? 'ECS',
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    pendingCount: service.pendingCount ?? 0,
    normal: normaliseService(service),
    tags: tagMap(service.tags),
    deployments: (service.deployments ?? []).map(toDeployment),
    events: (service.events ?? [])
      .map(({ id, createdAt, message }) => ({ id: id ?? '', atMs: createdAt?.getTime() ?? 0, message: message ?? '' }))
      .toSorted((a, b) => a.atMs - b.atMs),
  };
}

function toDeployment(deployment: Deployment): ObservedDeployment {
  return {
    id: deployment.id ?? '',
    status: deployment.status ?? '',
    taskDefinitionArn: deployment.taskDefinition ?? '',
    desiredCount: deployment.desiredCount ?? 0,
    runningCount: deployment.runningCount ?? 0,
    pendingCount: deployment.pendingCount ?? 0,
    failedTasks: deployment.failedTasks ?? 0,
    createdAtMs: deployment.createdAt?.getTime() ?? 0,
    rolloutState: deployment.rolloutState ?? '',
    rolloutStateReason: deployment.rolloutStateReason ?? '',
  };
}
