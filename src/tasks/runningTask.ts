import type { Task } from '@aws-sdk/client-ecs';
import { taskIdOf } from './taskId.ts';

/** A task of the service that is meant to run. */
export interface RunningTask {
  readonly id: string;
  readonly lastStatus: string;
  /** `service:<name>`. */
  readonly group: string;
  /** The private IPv4 of its network interface. */
  readonly ipv4: string | undefined;
}

export function toRunningTask(task: Task): RunningTask {
  return {
    id: taskIdOf(task.taskArn ?? ''),
    lastStatus: task.lastStatus ?? '',
    group: task.group ?? '',
    ipv4: privateIpv4(task),
  };
}

function privateIpv4({ attachments, containers }: Task): string | undefined {
  const details = attachments?.flatMap((attachment) => attachment.details);
  const attached = details?.find((detail) => detail?.name === 'privateIPv4Address')?.value;
  const ofContainers = containers?.flatMap((container) => container.networkInterfaces);
  return attached ?? ofContainers?.find((network) => network?.privateIpv4Address)?.privateIpv4Address;
}
