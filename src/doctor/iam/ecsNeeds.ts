import type { Desired } from '../../render/desired.ts';
import type { Step } from '../../resources/step.ts';
import type { Need } from './decision.ts';
import { arn, clusterArn, serviceArn, shortCluster } from './ecsArns.ts';
import type { Place } from './executionNeeds.ts';

/** What a service of the app runs, which is registered anew with what is added to it. */
export interface AppRevision {
  readonly cluster: string;
  readonly service: string;
  readonly family: string;
  readonly roles: readonly string[];
}

/** What a deploy looks at until it ends; what it can do without is not asked for. */
export function waiting({ service: { cluster, serviceName } }: Desired, place: Place): readonly Need[] {
  const context = { 'ecs:cluster': clusterArn(cluster, place) };
  const task = arn(place, 'ecs', `task/${shortCluster(cluster)}/${'0'.repeat(32)}`);
  return [
    { actions: ['ecs:DescribeServices'], resource: serviceArn(cluster, serviceName, place), context },
    { actions: ['ecs:DescribeTasks'], resource: task, context, unnamed: true },
    { actions: ['ecs:ListTasks'], resource: '*', context, unnamed: true },
    unnamed(['servicediscovery:ListInstances']),
  ];
}

export function serviceNeed(
  { action, changes = [] }: Pick<Step, 'action'> & Partial<Pick<Step, 'changes'>>,
  { service }: Desired,
  place: Place,
): Need {
  const isTagged = action === 'create' || changes.some(({ path }) => path.startsWith('tags'));
  return {
    actions: [
      action === 'create' ? 'ecs:CreateService' : 'ecs:UpdateService',
      ...(isTagged ? ['ecs:TagResource'] : []),
    ],
    resource: serviceArn(service.cluster, service.serviceName, place),
    context: { 'ecs:cluster': clusterArn(service.cluster, place) },
  };
}

/** The app's revision is registered anew with what is added, and the log service remembers which service it was. */
export function appNeeds(
  { cluster, service, family, roles }: AppRevision,
  desired: Desired,
  place: Place,
): readonly Need[] {
  const { cluster: own, serviceName } = desired.service;
  return [
    ...registered(family, roles, place),
    {
      actions: ['ecs:UpdateService'],
      resource: serviceArn(cluster, service, place),
      context: { 'ecs:cluster': clusterArn(cluster, place) },
    },
    {
      actions: ['ecs:TagResource'],
      resource: serviceArn(own, serviceName, place),
      context: { 'ecs:cluster': clusterArn(own, place) },
    },
  ];
}

/** A revision, and the roles that it names. */
export function registered(family: string, roles: readonly string[], place: Place): readonly Need[] {
  return [
    {
      actions: ['ecs:RegisterTaskDefinition', 'ecs:TagResource'],
      resource: arn(place, 'ecs', `task-definition/${family}:*`),
    },
    ...[...new Set(roles)].map((resource) => ({
      actions: ['iam:PassRole'],
      resource,
      context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    })),
  ];
}

/** Of what has a name that nobody knows yet. */
export function unnamed(actions: readonly string[]): Need {
  return { actions, resource: '*', unnamed: true };
}
