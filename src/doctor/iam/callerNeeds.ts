import type { Desired } from '../../render/desired.ts';
import type { Step } from '../../resources/step.ts';
import type { Need } from './decision.ts';
import type { Place } from './executionNeeds.ts';

/** What is done to a resource: by its name in the table of resources, and how. */
type Deed = Pick<Step, 'resource' | 'action'> & { readonly name?: string };

/** All that a first deploy does. */
const first: readonly Deed[] = [
  { resource: 'namespace', action: 'create' },
  { resource: 'discovery-service', action: 'create' },
  { resource: 'log-group', action: 'create' },
  { resource: 'task-definition', action: 'create' },
  { resource: 'service', action: 'create' },
];

/**
 * What the caller has to be allowed for a deploy, and no more than its steps call: who has set up everything once may
 * take the rights to create away.
 *
 * @param steps undefined where nobody knows them: all that a first deploy does.
 */
export function callerNeeds(desired: Desired, place: Place, steps: readonly Step[] | undefined): readonly Need[] {
  const deeds: readonly Deed[] = steps ?? first;
  const of = deeds.flatMap((deed) => needsOf(deed, desired, place));
  return [...merged(of), ...(deeds.length === 0 ? [] : [waiting])];
}

/** What a deploy looks at until it ends; what it can do without is not asked for. */
const waiting: Need = {
  actions: ['ecs:DescribeServices', 'ecs:ListTasks', 'ecs:DescribeTasks', 'servicediscovery:ListInstances'],
  resource: '*',
};

function needsOf(deed: Deed, desired: Desired, place: Place): readonly Need[] {
  const creates = deed.action === 'create';
  switch (deed.resource) {
    case 'namespace':
      return [anywhere(creates ? namespaceMade : namespaceChanged)];
    case 'discovery-service':
      return [
        anywhere(
          creates
            ? ['servicediscovery:CreateService', 'servicediscovery:TagResource']
            : ['servicediscovery:UpdateService'],
        ),
      ];
    case 'log-group':
      return desired.logGroups.map(({ logGroupName }) => ({
        actions: creates
          ? ['logs:CreateLogGroup', 'logs:PutRetentionPolicy', 'logs:TagResource']
          : ['logs:PutRetentionPolicy'],
        resource: arn(place, 'logs', `log-group:${logGroupName}`),
        or: arn(place, 'logs', `log-group:${logGroupName}:*`),
      }));
    case 'task-definition':
      return registering(desired, place);
    case 'service':
      return [
        {
          actions: creates ? ['ecs:CreateService', 'ecs:TagResource'] : ['ecs:UpdateService'],
          resource: serviceArn(desired.service.cluster, desired.service.serviceName, place),
        },
      ];
    case 'app-service':
      return desired.app
        ? [{ actions: ['ecs:UpdateService'], resource: serviceArn(desired.app.cluster, desired.app.service, place) }]
        : [];
    case 'verifier-function':
      return (desired.verifier?.functions ?? []).map((name) => ({
        actions: ['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'],
        resource: name.startsWith('arn:') ? name : arn(place, 'lambda', `function:${name}`),
      }));
    default:
      return [];
  }
}

/** Cloud Map makes the hosted zone in the caller's name. Source: "AWS Cloud Map API permissions reference". */
const namespaceMade = [
  'servicediscovery:CreatePrivateDnsNamespace',
  'servicediscovery:GetOperation',
  'servicediscovery:TagResource',
  'route53:CreateHostedZone',
  'route53:GetHostedZone',
  'route53:ListHostedZonesByName',
  'ec2:DescribeVpcs',
  'ec2:DescribeRegions',
];

const namespaceChanged = [
  'servicediscovery:UpdatePrivateDnsNamespace',
  'servicediscovery:GetOperation',
  'route53:ChangeResourceRecordSets',
];

function registering({ taskDefinition }: Desired, place: Place): readonly Need[] {
  const { family, executionRoleArn, taskRoleArn } = taskDefinition;
  const roles = [executionRoleArn, taskRoleArn].filter((role) => role !== undefined);
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

function anywhere(actions: readonly string[]): Need {
  return { actions, resource: '*' };
}

/** One need a thing: each is a call. */
function merged(needs: readonly Need[]): readonly Need[] {
  const resources = [...new Set(needs.map(({ resource }) => resource))];
  return resources.map((resource) => {
    const same = needs.filter((need) => need.resource === resource);
    return { ...same[0], resource, actions: [...new Set(same.flatMap(({ actions }) => actions))] };
  });
}

function serviceArn(cluster: string, service: string, place: Place): string {
  return arn(place, 'ecs', `service/${cluster.slice(cluster.lastIndexOf('/') + 1)}/${service}`);
}

function arn({ partition, region, account }: Place, service: string, rest: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${rest}`;
}
