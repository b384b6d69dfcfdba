import type { TaskDefinitionInput } from '../../render/desired.ts';
import type { Compared } from '../resource.ts';
import type { Change, Difference } from '../step.ts';
import { tagChanges } from '../tags.ts';
import { taskDefinitionChanges } from './changes.ts';
import type { ObservedTaskDefinition, ObservedTaskDefinitions } from './taskDefinition.ts';

/**
 * What has to be done for the service to have the revision it should run; its ARN is what stands.
 *
 * The comparison is with the revision that the service runs and not with the latest of the family: a revision that was
 * registered and rolled back is the latest, and nothing runs it. If the latest says what is wanted (a run that was cut
 * off after registering, or a rollout that was rolled back), it is taken, whoever registered it, and no twin is.
 */
export function diffTaskDefinition(
  desired: TaskDefinitionInput,
  { running, latest }: ObservedTaskDefinitions,
): Compared<string> {
  const changes = running ? taskDefinitionChanges(desired, running) : [];
  if (running?.active && changes.length === 0) return taken(desired, running);
  if (latest?.active && taskDefinitionChanges(desired, latest).length === 0) return taken(desired, latest);
  return { differences: [register(desired, running, changes)], standing: undefined };
}

function register(
  desired: TaskDefinitionInput,
  running: ObservedTaskDefinition | undefined,
  changes: readonly Change[],
): Difference {
  const reason = !running
    ? 'no service runs a revision of it yet'
    : running.active
      ? 'the revision that the service runs differs'
      : 'the revision that the service runs was deregistered';
  return { name: desired.family, action: 'create', reason, changes };
}

function taken(desired: TaskDefinitionInput, observed: ObservedTaskDefinition): Compared<string> {
  const changes = tagChanges(desired.tags, observed.tags);
  const update: Difference = { name: desired.family, action: 'update', reason: 'its tags differ', changes };
  return { differences: changes.length === 0 ? [] : [update], standing: observed.arn };
}
