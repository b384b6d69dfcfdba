import type { Attachment, Container, ManagedAgent, Task } from '@aws-sdk/client-ecs';
import type { ContainerRecord } from '../records/container.ts';
import type { Names } from '../records/names.ts';
import type { TaskRecord } from '../records/task.ts';
import { dateOf } from './date.ts';

/** A task as DescribeTasks shows it. */
export function describeTask(names: Names, task: TaskRecord, withTags: boolean): Task {
  const { atMs, definition } = task;
  return {
    attachments: [attachment(task)],
    attributes: [],
    availabilityZone: `${names.region}a`,
    clusterArn: names.cluster(task.cluster),
    connectivity: 'CONNECTED',
    connectivityAt: dateOf(atMs.pullStarted),
    containers: task.containers.map((container) => describeContainer(task, container)),
    cpu: definition.cpu ?? '0',
    createdAt: dateOf(task.createdAtMs),
    desiredStatus: task.desiredStatus,
    enableExecuteCommand: task.execEnabled,
    executionStoppedAt: dateOf(atMs.executionStopped),
    group: task.service ? `service:${task.service}` : `family:${definition.family}`,
    healthStatus: task.healthStatus,
    lastStatus: task.lastStatus,
    launchType: task.launchType,
    memory: definition.memory,
    overrides: {
      containerOverrides: task.containers.map(
        ({ definition: { name } }) => task.overrides.find((override) => override.name === name) ?? { name },
      ),
      inferenceAcceleratorOverrides: [],
    },
    pullStartedAt: dateOf(atMs.pullStarted),
    pullStoppedAt: dateOf(atMs.pullStopped),
    startedAt: dateOf(atMs.started),
    startedBy: task.startedBy,
    stopCode: task.stopCode,
    stoppedAt: dateOf(atMs.stopped),
    stoppedReason: task.stoppedReason,
    stoppingAt: dateOf(atMs.stopping),
    tags: withTags ? [...task.tags] : [],
    taskArn: task.arn,
    taskDefinitionArn: definition.taskDefinitionArn,
    version: task.version,
  };
}

function describeContainer(task: TaskRecord, container: ContainerRecord): Container {
  const { definition } = container;
  const { address } = task;
  return {
    containerArn: container.arn,
    taskArn: task.arn,
    name: definition.name,
    image: definition.image,
    runtimeId: task.atMs.pullStopped === undefined ? undefined : container.runtimeId,
    lastStatus: container.lastStatus,
    exitCode: container.exitCode,
    reason: container.reason,
    networkBindings: [],
    networkInterfaces: address ? [{ attachmentId: task.attachmentId, privateIpv4Address: address }] : [],
    healthStatus: container.healthStatus,
    managedAgents: task.execEnabled ? [execAgent(container)] : undefined,
    cpu: String(definition.cpu ?? 0),
    memory: definition.memory === undefined ? undefined : String(definition.memory),
    memoryReservation: definition.memoryReservation === undefined ? undefined : String(definition.memoryReservation),
  };
}

/** The agent of ECS Exec stands and falls with its container. */
function execAgent({ lastStatus }: ContainerRecord): ManagedAgent {
  return { name: 'ExecuteCommandAgent', lastStatus };
}

/** The task's network interface. */
function attachment(task: TaskRecord): Attachment {
  const status = { PROVISIONING: 'ATTACHING', DEPROVISIONING: 'DETACHING', STOPPED: 'DELETED' } as const;
  const known = task.lastStatus in status ? status[task.lastStatus as keyof typeof status] : 'ATTACHED';
  const address = task.address ? [{ name: 'privateIPv4Address', value: task.address }] : [];
  return {
    id: task.attachmentId,
    type: 'ElasticNetworkInterface',
    status: known,
    details: [
      { name: 'subnetId', value: task.subnet },
      { name: 'networkInterfaceId', value: task.eniId },
      { name: 'macAddress', value: task.macAddress },
      ...address,
    ],
  };
}
