import { NotPossible } from '../../errors.ts';
import type { ServiceInput } from '../../render/desired.ts';
import type { Change, Step } from '../step.ts';
import { tagChanges } from '../tags.ts';
import { differService, type NormalService, normaliseService } from './normal.ts';

/** An ECS service as it stands. */
export interface ObservedService {
  readonly arn: string;
  /** ACTIVE, DRAINING or INACTIVE. */
  readonly status: string;
  readonly createdAtMs: number;
  readonly taskDefinitionArn: string;
  readonly launchType: string | undefined;
  readonly schedulingStrategy: string;
  /** ECS, CODE_DEPLOY or EXTERNAL. */
  readonly controller: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly normal: NormalService;
  readonly tags: Readonly<Record<string, string>>;
  readonly deployments: readonly ObservedDeployment[];
  /** Oldest first. */
  readonly events: readonly ServiceEvent[];
}

/** One of `deployments` in DescribeServices. */
export interface ObservedDeployment {
  readonly id: string;
  /** PRIMARY, ACTIVE or INACTIVE. */
  readonly status: string;
  readonly taskDefinitionArn: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly failedTasks: number;
  readonly createdAtMs: number;
  /** IN_PROGRESS, COMPLETED or FAILED; empty where ECS does not say. */
  readonly rolloutState: string;
  readonly rolloutStateReason: string;
}

export interface ServiceEvent {
  readonly id: string;
  readonly atMs: number;
  readonly message: string;
}

/** What the service refers to; undefined where an earlier step has yet to make it. */
export interface ServiceReferences {
  readonly taskDefinitionArn: string | undefined;
  readonly registryArn: string | undefined;
}

/** What stands in a plan for an ARN that AWS gives only when the thing is made. */
const notYetKnown = '(known once it is made)';

/**
 * What has to be done for the service to run as wanted.
 *
 * @param force start a new deployment even when nothing differs.
 * @throws NotPossible for a service that is being deleted, and for what UpdateService never changes.
 */
export function diffService(
  desired: ServiceInput,
  observed: ObservedService | undefined,
  references: ServiceReferences,
  force = false,
): Step[] {
  const step = { resource: 'service', name: desired.serviceName } as const;
  if (!observed || isDeleted(observed)) {
    const reason = observed ? 'the service of that name was deleted' : 'there is no service of that name';
    return [{ ...step, action: 'create', reason, changes: [] }];
  }
  refuseFixed(desired, observed);
  const changes = serviceChanges(desired, observed, references);
  const tags = tagChanges(desired.tags, observed.tags);
  const again = reasonToForce(observed, changes, force);
  if (changes.length + tags.length === 0 && again === undefined) return [];
  const forced: Change[] = again === undefined ? [] : [{ path: FORCE, before: null, after: true }];
  const reasons = [...(changes.length > 0 ? ['it does not run what is wanted'] : []), ...(again ? [again] : [])];
  const reason = reasons.join(', and ') || 'its tags differ';
  return [{ ...step, action: 'update', reason, changes: [...changes, ...tags, ...forced] }];
}

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
] as const;

/**
 * The members whose change starts a deployment by itself, for tasks are made of them. The others change at once, or
 * count for tasks to come. Source: API reference of UpdateService.
 */
const deploying: ReadonlySet<string> = new Set(['taskDefinition', 'networkConfiguration', 'serviceRegistries']);

/** What an update has to send for the changes of a step: whole members, since ECS takes no parts of them. */
export function changedMembers(step: Step): {
  readonly members: readonly (typeof updatable)[number][];
  readonly tags: boolean;
  readonly force: boolean;
} {
  const named = new Set(step.changes.map(memberOf));
  return {
    members: updatable.filter((member) => named.has(member)),
    tags: named.has('tags'),
    force: named.has(FORCE),
  };
}

/** The managed fields that differ; what the configuration leaves out is not among them. */
function serviceChanges(desired: ServiceInput, observed: ObservedService, references: ServiceReferences): Change[] {
  return differService(
    '',
    observed.normal,
    normaliseService({
      ...desired,
      taskDefinition: references.taskDefinitionArn ?? notYetKnown,
      serviceRegistries: [{ registryArn: references.registryArn ?? notYetKnown }],
    }),
    false,
  );
}

/** A step that was carried out, with what was not yet known when it was planned. */
export function inFull(step: Step, { taskDefinitionArn, registryArn }: ServiceReferences): Step {
  const known: Readonly<Record<string, unknown>> = {
    taskDefinition: taskDefinitionArn,
    serviceRegistries: registryArn === undefined ? undefined : [registryArn],
  };
  const changes = step.changes.map((change) =>
    // A list of one, as the registries are, reads as its entry.
    String(change.after) === notYetKnown ? { ...change, after: known[change.path] ?? change.after } : change,
  );
  return { ...step, changes };
}

/** ECS starts no more tasks for a rollout that failed, so a push that starts no other would wait for nothing. */
function reasonToForce(observed: ObservedService, changes: readonly Change[], force: boolean): string | undefined {
  if (force) return 'a new deployment was asked for';
  if (changes.some((change) => deploying.has(memberOf(change)))) return undefined;
  return primaryOf(observed)?.rolloutState === 'FAILED' ? 'the last rollout of this revision failed' : undefined;
}

function memberOf({ path }: Change): string {
  return path.split('.', 1)[0] ?? '';
}

/** A service that was deleted is still described for a while. */
export function isDeleted(service: ObservedService): boolean {
  return service.status === 'INACTIVE';
}

export function primaryOf(service: ObservedService): ObservedDeployment | undefined {
  return service.deployments.find((deployment) => deployment.status === 'PRIMARY');
}

function refuseFixed(desired: ServiceInput, observed: ObservedService): void {
  const place = `service "${desired.serviceName}"`;
  if (observed.status === 'DRAINING') {
    throw new NotPossible(`${place} is being deleted: its tasks are still stopping (DRAINING)`, {
      hint: 'run again in a minute or two, once it is INACTIVE',
    });
  }
  const facts = [
    ...(observed.launchType === desired.launchType
      ? []
      : [`its launch type is ${observed.launchType ?? 'left to a capacity provider'}, not ${desired.launchType}`]),
    ...(observed.schedulingStrategy === desired.schedulingStrategy
      ? []
      : [`its scheduling strategy is ${observed.schedulingStrategy}, not ${desired.schedulingStrategy}`]),
    ...(observed.controller === 'ECS' ? [] : [`its deployments are controlled by ${observed.controller}, not by ECS`]),
  ];
  if (facts.length === 0) return;
  throw new NotPossible(`${place} cannot become what is wanted: ${facts.join('; ')}`, {
    hint: 'ECS never changes these on a service: delete it, or choose another name in the configuration',
  });
}
