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
 *   than UNKNOWN and answers with every instance; with one, UNKNOWN means not yet.
 */
export function checkEndpoint(
  { service, healthChecked }: { readonly service: string; readonly healthChecked: boolean },
  instances: readonly Instance[],
  tasks: readonly Pick<RunningTask, 'group' | 'lastStatus' | 'ipv4'>[],
): EndpointCheck {
  const [instance, ...others] = instances;
  if (!instance) return unreached('no instance is registered in Cloud Map for the name');
  if (others.length > 0) {
    const all = instances.map((it) => it.ipv4 ?? it.id).join(', ');
    return unreached(`${instances.length} instances are registered for the name: ${all}`);
  }
  const { id, ipv4: address, health } = instance;
  if (address === undefined) return unreached(`instance ${id} has no IPv4 address`);
  const running = tasks.filter((task) => task.group === `service:${service}` && task.lastStatus === 'RUNNING');
  if (!running.some((task) => task.ipv4 === address)) {
    const actual = running.map((task) => task.ipv4 ?? 'no address').join(', ') || 'no task is running';
    return unreached(`the name leads to ${address}, but the service’s task is at: ${actual}`);
  }
  const healthy = health === 'HEALTHY' || (!healthChecked && health === 'UNKNOWN');
  if (!healthy) return { ...unreached(`the one instance, ${address}, is ${health}`), address };
  return { reached: true, address, because: `the name leads to the running task, ${address}` };
}

function unreached(because: string): EndpointCheck {
  return { reached: false, because };
}
