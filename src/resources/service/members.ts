import type { Change } from '../step.ts';

/** The member of UpdateService that starts a deployment with nothing else changed. */
export const FORCE = 'forceNewDeployment';

const updatable = [
  'taskDefinition',
  'desiredCount',
  'deploymentConfiguration',
  'availabilityZoneRebalancing',
  'networkConfiguration',
  'serviceRegistries',
  'enableECSManagedTags',
  'propagateTags',
  'capacityProviderStrategy',
  'enableExecuteCommand',
] as const;

/**
 * The members whose change starts a deployment by itself, for tasks are made of them. The others change at once, or
 * count for tasks to come. Source: API reference of UpdateService.
 */
const deploying: ReadonlySet<string> = new Set(['taskDefinition', 'networkConfiguration', 'serviceRegistries']);

/**
 * The members that count for tasks to come, and whose change would stand nowhere as long as the one task runs: their
 * change starts a deployment because it is forced with it. AWS's pages tell of a strategy's change both that it starts one
 * and that it does not.
 */
const forcing: ReadonlySet<string> = new Set(['capacityProviderStrategy', 'enableExecuteCommand']);

/** What an update has to send for the changes of a step: whole members, since ECS takes no parts of them. */
export function changedMembers(changes: readonly Change[]): {
  readonly members: readonly (typeof updatable)[number][];
  readonly tags: boolean;
  readonly force: boolean;
} {
  const named = new Set(changes.map(memberOf));
  return {
    members: updatable.filter((member) => named.has(member)),
    tags: named.has('tags'),
    force: named.has(FORCE) || [...named].some((member) => forcing.has(member)),
  };
}

/** Whether the changes start a deployment. */
export function startDeployment(changes: readonly Change[]): boolean {
  return changes.map(memberOf).some((member) => deploying.has(member) || forcing.has(member));
}

function memberOf({ path }: Change): string {
  return path.replace(/\..*/, '');
}
