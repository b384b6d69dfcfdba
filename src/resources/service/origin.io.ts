import {
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  type ServiceDeploymentBrief,
} from '@aws-sdk/client-ecs';
import { read } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';

type World = Pick<AwsWorld, 'ecs'>;

/** DescribeServiceRevisions takes 20, and what is older than the last deployments is hardly the way back. */
const mostRevisions = 20;

/**
 * The launch type that a service had before it ran on capacity providers, by the revisions of its deployments: it is the
 * only one that ECS lets it go back to, and DescribeServices need not tell it. Undefined where no revision had one.
 * @throws ReadFailed.
 */
export async function readLaunchTypeBefore(
  { ecs }: World,
  place: { readonly cluster: string; readonly service: string },
): Promise<string | undefined> {
  const what = `the deployments of service "${place.service}"`;
  const { serviceDeployments = [] } = await read('ecs:ListServiceDeployments', what, () =>
    ecs.send(new ListServiceDeploymentsCommand(place)),
  );
  const arns = [...new Set(serviceDeployments.flatMap(revisionsOf))].slice(0, mostRevisions);
  if (arns.length === 0) return undefined;
  const { serviceRevisions = [] } = await read('ecs:DescribeServiceRevisions', what, () =>
    ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: arns })),
  );
  return serviceRevisions.find(({ launchType }) => launchType !== undefined)?.launchType;
}

function revisionsOf({ targetServiceRevisionArn }: ServiceDeploymentBrief): string[] {
  return targetServiceRevisionArn === undefined ? [] : [targetServiceRevisionArn];
}
