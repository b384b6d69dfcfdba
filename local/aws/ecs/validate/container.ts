import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs';
import { checkHealth } from './healthCheck.ts';
import { checkReferences } from './references.ts';
import { clientFault } from './refuse.ts';

/** Checks one container, alone and against the rest of its task definition. */
export function checkContainer(container: ContainerDefinition, task: RegisterTaskDefinitionRequest): void {
  const name = container.name ?? '';
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) throw clientFault('Container.name contains invalid characters.');
  if (!container.image) throw clientFault('Container.image should not be null or empty.');
  if (!/^[A-Za-z0-9:/_.@#-]+$/.test(container.image)) throw clientFault('Container.image contains invalid characters.');
  checkMemory(container, task);
  checkReferences(container, task);
  checkSecrets(container, task);
  checkLogs(container, task);
  checkHealth(container);
  checkStopTimeout(container, task);
  checkRestart(container);
  if (task.networkMode === 'awsvpc') checkPorts(container);
}

function checkMemory(
  { name, cpu, memory, memoryReservation }: ContainerDefinition,
  task: RegisterTaskDefinitionRequest,
): void {
  if (cpu !== undefined && cpu < 0)
    throw clientFault(`Invalid setting for container '${name}'. 'cpu' must not be negative.`);
  if (memory === undefined && memoryReservation === undefined && task.memory === undefined) {
    throw clientFault(
      `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
    );
  }
  for (const size of [memory, memoryReservation]) {
    if (size !== undefined && size < 6) {
      throw clientFault(`Invalid setting for container '${name}'. Memory must be at least 6 MiB.`);
    }
  }
  if (memory !== undefined && memoryReservation !== undefined && memoryReservation > memory) {
    throw clientFault(`Invalid setting for container '${name}'. 'memoryReservation' must not exceed 'memory'.`);
  }
}

function checkSecrets({ secrets, environment }: ContainerDefinition, task: RegisterTaskDefinitionRequest): void {
  const names = environment?.map(({ name }) => name) ?? [];
  const twice = secrets?.find(({ name }) => names.includes(name))?.name;
  if (twice !== undefined) {
    throw clientFault(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${twice}'.`,
    );
  }
  if ((secrets?.length ?? 0) > 0 && !task.executionRoleArn) {
    throw clientFault(
      "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    );
  }
}

function checkLogs({ logConfiguration }: ContainerDefinition, task: RegisterTaskDefinitionRequest): void {
  if (logConfiguration?.logDriver !== 'awslogs') return;
  const required = ['awslogs-group', 'awslogs-region'];
  const fargate = task.requiresCompatibilities?.includes('FARGATE');
  if (fargate) required.push('awslogs-stream-prefix');
  const missing = required.filter((option) => !logConfiguration.options?.[option]);
  if (missing.length > 0) throw clientFault(`Log driver awslogs requires options: ${missing.join(', ')}.`);
  if (fargate && !task.executionRoleArn) {
    throw clientFault('Fargate requires task definition to have execution role ARN to support log driver awslogs.');
  }
}

function checkStopTimeout({ name, stopTimeout }: ContainerDefinition, task: RegisterTaskDefinitionRequest): void {
  if (stopTimeout === undefined) return;
  const fargate = task.requiresCompatibilities?.includes('FARGATE');
  if (fargate && (stopTimeout < 2 || stopTimeout > 120)) {
    throw clientFault(`Container '${name}': stopTimeout must be between 2 and 120 seconds on Fargate.`);
  }
  if (stopTimeout < 0) throw clientFault(`Container '${name}': stopTimeout must not be negative.`);
}

/** Source: ContainerRestartPolicy, API reference. */
function checkRestart({ name, restartPolicy }: ContainerDefinition): void {
  const period = restartPolicy?.restartAttemptPeriod ?? 300;
  if (period >= 60 && period <= 1800) return;
  throw clientFault(`Container '${name}': restartAttemptPeriod must be between 60 and 1800 seconds.`);
}

function checkPorts({ portMappings, links }: ContainerDefinition): void {
  if ((links?.length ?? 0) > 0) throw clientFault('Links are not supported when networkMode=awsvpc.');
  const differs = portMappings?.some(({ hostPort, containerPort }) => hostPort && hostPort !== containerPort);
  if (!differs) return;
  throw clientFault('When networkMode=awsvpc, the host ports and container ports in port mappings must match.');
}
