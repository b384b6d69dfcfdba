import type { Cause } from './cause.ts';
import { troubleIn } from './troubles.ts';

/** A line of the service's events, as far as it says why no task comes to run. */
export function causeOfEvent(message: string): Cause | undefined {
  if (!/unable to|failed|failure|\berror\b|cannot|could not|throttled/i.test(message)) return undefined;
  // These tell that something failed, and not what.
  if (/consistently start tasks|deployment failed|failed container health checks/i.test(message)) return undefined;
  const fact = message.replace(/^\(service [^)]*\) */, '').replace(/\.? For more information, see .*$/i, '');
  return { kind: 'failure', container: undefined, fact, hint: hintOf(message) };
}

function hintOf(message: string): string | undefined {
  if (/insufficient (memory|cpu)|RESOURCE:(MEMORY|CPU)/i.test(message)) {
    return 'no host has so much left: add one to the cluster, stop what is not needed, or let the task need less';
  }
  if (/already using a port/i.test(message)) return 'another task has the port on each host: add a host';
  if (/missing an attribute|attribute required/i.test(message)) {
    return 'no host can do what the task asks for: look at its log driver, network mode, volumes and the agents’ versions';
  }
  if (/No Container Instances were found/i.test(message)) {
    return 'the cluster has no host: start one whose ECS agent joins this cluster';
  }
  return troubleIn(message)?.hint ?? (/unable to place/i.test(message) ? 'look at the cluster’s capacity' : undefined);
}
