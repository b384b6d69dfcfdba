import type { RunningTask } from '../tasks/runningTask.ts';

/** An instance that is registered for our name. */
export interface Instance {
  readonly id: string;
  readonly ipv4: string | undefined;
  /** HEALTHY, UNHEALTHY or UNKNOWN. */
  readonly health: string;
}

export interface EndpointCheck {
  readonly reached: boolean;
  readonly address?: string;
  /** One sentence: what the name leads to. */
  readonly because: string;
}

/**
 * Whether the name leads to the running task and to nothing else: exactly one instance, healthy, with the
 * task's own address. Senders that resolve anything else lose their connection or their lines.
 *
 * @param healthChecked whether the discovery service has a health check. Without one Cloud Map never says more
 *   than UNKNOWN and answers with every instance; with one, UNKNOWN is only not known yet.
 */
export function checkEndpoint(
  { service, healthChecked }: { readonly service: string; readonly healthChecked: boolean },
  instances: readonly Instance[],
  tasks: readonly RunningTask[],
): EndpointCheck {
  const [instance] = instances;
  if (!instance) return { reached: false, because: 'no instance is registered in Cloud Map for the name' };
  if (instances.length > 1) {
    const all = instances.map((it) => it.ipv4 ?? it.id).join(', ');
    return { reached: false, because: `${instances.length} instances are registered for the name: ${all}` };
  }
  const running = tasks.filter((task) => task.group === `service:${service}` && task.lastStatus === 'RUNNING');
  const address = instance.ipv4;
  if (address === undefined) return { reached: false, because: `instance ${instance.id} has no IPv4 address` };
  if (!running.some((task) => task.ipv4 === address)) {
    const actual = running.map((task) => task.ipv4 ?? 'no address').join(', ') || 'no task is running';
    return { reached: false, because: `the name leads to ${address}, but the service’s task is at: ${actual}` };
  }
  const healthy = instance.health === 'HEALTHY' || (!healthChecked && instance.health === 'UNKNOWN');
  if (!healthy) {
    return { reached: false, address, because: `the one instance, ${address}, is ${instance.health}` };
  }
  return { reached: true, address, because: `the name leads to the running task, ${address}` };
}

/**
 * Whether an instance's id can be a task's: 32 hexadecimal digits, or a UUID in the older form. DescribeTasks refuses
 * any other, and with it the whole call.
 */
export function isTaskId(instanceId: string): boolean {
  return /^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(instanceId);
}
