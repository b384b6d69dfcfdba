import type { ContainerDefinition, HealthCheck } from '@aws-sdk/client-ecs';
import { fingerprint } from '../../values/canonical.ts';
import { byName, nonEmpty } from './lists.ts';
import type { NormalContainer, NormalHealthCheck } from './normal.ts';

/** One container in the form in which two are compared. Values of the environment and of secrets are fingerprints. */
export function normaliseContainer(container: ContainerDefinition): NormalContainer {
  return {
    image: container.image,
    cpu: container.cpu ?? 0,
    memoryReservation: container.memoryReservation,
    memory: container.memory,
    essential: container.essential ?? true,
    command: nonEmpty(container.command),
    portMappings: byName(
      container.portMappings,
      (it) => `${it.containerPort}/${it.protocol ?? 'tcp'}`,
      (it) => String(it.hostPort || it.containerPort),
    ),
    environment: byName(
      container.environment,
      (it) => it.name,
      (it) => fingerprint(it.value ?? ''),
    ),
    secrets: byName(
      container.secrets,
      (it) => it.name,
      (it) => fingerprint(it.valueFrom ?? ''),
    ),
    mountPoints: byName(
      container.mountPoints,
      (it) => it.containerPath,
      (it) => `${it.sourceVolume}:${access(it.readOnly)}`,
    ),
    volumesFrom: byName(
      container.volumesFrom,
      (it) => it.sourceContainer,
      (it) => access(it.readOnly),
    ),
    dependsOn: nonEmpty(container.dependsOn)
      ? byName(
          container.dependsOn,
          (it) => it.containerName,
          (it) => it.condition ?? '',
        )
      : undefined,
    initProcessEnabled: container.linuxParameters?.initProcessEnabled,
    stopTimeout: container.stopTimeout,
    healthCheck: normaliseHealthCheck(container.healthCheck),
    logDriver: container.logConfiguration?.logDriver,
    logOptions: container.logConfiguration?.options ?? {},
  };
}

function normaliseHealthCheck(check: HealthCheck | undefined): NormalHealthCheck | undefined {
  if (!check?.command) return undefined;
  return {
    command: check.command,
    interval: check.interval ?? 30,
    timeout: check.timeout ?? 5,
    retries: check.retries ?? 3,
    startPeriod: check.startPeriod ?? 0,
  };
}

function access(readOnly: boolean | undefined): string {
  return readOnly ? 'read only' : 'read and write';
}
