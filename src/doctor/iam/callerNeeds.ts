import type { Desired } from '../../render/desired.ts';
import type { Step } from '../../resources/step.ts';
import type { Need } from './decision.ts';
import { arn } from './ecsArns.ts';
import { type AppRevision, appNeeds, registered, serviceNeed, unnamed, waiting } from './ecsNeeds.ts';
import type { Place } from './executionNeeds.ts';

/** What is done to a resource: by its name in the table of resources, and how. */
type Deed = Pick<Step, 'resource' | 'action'> & Partial<Pick<Step, 'changes'>>;

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
 * @param apps the revisions that the app's services run whose steps these are.
 */
export function callerNeeds(
  desired: Desired,
  place: Place,
  steps: readonly Step[] | undefined,
  apps: readonly AppRevision[] = [],
): readonly Need[] {
  const deeds: readonly Deed[] = steps ?? first;
  const of = deeds.flatMap((deed) => needsOf(deed, desired, place));
  const ofApps = apps.flatMap((app) => appNeeds(app, desired, place));
  return merged([...of, ...ofApps, ...(deeds.length === 0 ? [] : waiting(desired, place))]);
}

function needsOf(deed: Deed, desired: Desired, place: Place): readonly Need[] {
  const creates = deed.action === 'create';
  switch (deed.resource) {
    case 'namespace':
      return creates ? [anywhere(namespaceMade), unnamed(zoneMade)] : [unnamed(namespaceChanged)];
    case 'discovery-service':
      return [
        unnamed(
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
    case 'former-name':
      return [unnamed(['servicediscovery:DeleteService'])];
    case 'service':
      return [serviceNeed(deed, desired, place)];
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
const namespaceMade = ['servicediscovery:CreatePrivateDnsNamespace', 'servicediscovery:GetOperation'];

const zoneMade = [
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
  return registered(
    family,
    [executionRoleArn, taskRoleArn].filter((role) => role !== undefined),
    place,
  );
}

function anywhere(actions: readonly string[]): Need {
  return { actions, resource: '*' };
}

/** One need a thing: each is a call. */
function merged(needs: readonly Need[]): readonly Need[] {
  const keyOf = ({ actions: _, ...about }: Need) => JSON.stringify(about);
  return [...new Set(needs.map(keyOf))].map((key) => {
    const same = needs.filter((need) => keyOf(need) === key);
    return { ...(same[0] as Need), actions: [...new Set(same.flatMap(({ actions }) => actions))] };
  });
}
