import type {
  Attribute,
  ContainerDefinition,
  RegisterTaskDefinitionRequest,
  TaskDefinition,
  Volume,
} from '@aws-sdk/client-ecs';
import { accountId } from '../../account.ts';
import { inUnits } from '../records/units.ts';
import { checkFargate } from '../validate/fargate.ts';
import { checkManaged } from '../validate/strategy.ts';

/**
 * A task definition as DescribeTaskDefinition gives it back: what was sent, with the defaults filled in and with the
 * members that ECS adds itself. Source: the API reference of ContainerDefinition and TaskDefinition.
 */
export function normaliseTaskDefinition(
  input: RegisterTaskDefinitionRequest,
  own: { readonly arn: string; readonly revision: number; readonly registeredAt: Date },
): TaskDefinition {
  const { tags: _, cpu, memory, ...rest } = input;
  return {
    ...rest,
    taskDefinitionArn: own.arn,
    containerDefinitions: (input.containerDefinitions ?? []).map((one) => container(one, input)),
    volumes: (input.volumes ?? []).map(volume),
    placementConstraints: input.placementConstraints ?? [],
    ...(cpu === undefined ? {} : { cpu: String(inUnits(cpu)) }),
    ...(memory === undefined ? {} : { memory: String(inUnits(memory)) }),
    revision: own.revision,
    status: 'ACTIVE',
    requiresAttributes: attributes(input),
    compatibilities: [
      'EC2',
      ...(fits(checkFargate, input) ? (['FARGATE'] as const) : []),
      ...(fits(checkManaged, input) ? (['MANAGED_INSTANCES'] as const) : []),
    ],
    registeredAt: own.registeredAt,
    registeredBy: `arn:aws:iam::${accountId}:user/local`,
  };
}

function container(given: ContainerDefinition, task: RegisterTaskDefinitionRequest): ContainerDefinition {
  const awsvpc = task.networkMode === 'awsvpc';
  return {
    ...given,
    cpu: given.cpu ?? 0,
    essential: given.essential ?? true,
    portMappings: (given.portMappings ?? []).map((port) => ({
      ...port,
      hostPort: port.hostPort ?? (awsvpc ? port.containerPort : 0),
      protocol: port.protocol ?? 'tcp',
    })),
    environment: given.environment ?? [],
    mountPoints: given.mountPoints ?? [],
    volumesFrom: given.volumesFrom ?? [],
    systemControls: given.systemControls ?? [],
    ...(given.healthCheck ? { healthCheck: { interval: 30, timeout: 5, retries: 3, ...given.healthCheck } } : {}),
  };
}

function volume(given: Volume): Volume {
  const { dockerVolumeConfiguration: docker, efsVolumeConfiguration: efs } = given;
  if (docker) return { ...given, dockerVolumeConfiguration: { scope: 'task', driver: 'local', ...docker } };
  if (efs) return { ...given, efsVolumeConfiguration: { rootDirectory: '/', ...efs } };
  return { ...given, host: given.host ?? {} };
}

/** The capabilities that a container instance needs for it; a selection of what ECS lists. */
function attributes(input: RegisterTaskDefinitionRequest): Attribute[] {
  const containers = input.containerDefinitions ?? [];
  const needs: [string, boolean][] = [
    ['com.amazonaws.ecs.capability.docker-remote-api.1.18', true],
    ['ecs.capability.task-eni', input.networkMode === 'awsvpc'],
    ['ecs.capability.container-ordering', containers.some(({ dependsOn }) => (dependsOn?.length ?? 0) > 0)],
    ['ecs.capability.container-health-check', containers.some(({ healthCheck }) => healthCheck)],
    ['ecs.capability.secrets.asm.environment-variables', containers.some(({ secrets }) => (secrets?.length ?? 0) > 0)],
    ['ecs.capability.efs', (input.volumes ?? []).some(({ efsVolumeConfiguration }) => efsVolumeConfiguration)],
    [
      'com.amazonaws.ecs.capability.logging-driver.awslogs',
      containers.some(({ logConfiguration }) => logConfiguration?.logDriver === 'awslogs'),
    ],
  ].map(([name, needed]) => [String(name), Boolean(needed)]);
  return needs.filter(([, needed]) => needed).map(([name]) => ({ name }));
}

/** ECS tells which launch types a definition would run on, whatever it asks for. */
function fits(check: (input: RegisterTaskDefinitionRequest) => void, input: RegisterTaskDefinitionRequest): boolean {
  try {
    check(input);
    return true;
  } catch {
    return false;
  }
}
