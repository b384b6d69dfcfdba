import { DescribeServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import { read } from '../aws/call.io.ts';
import { entriesOf } from '../aws/entries.ts';
import type { AwsWorld } from '../aws/world.ts';
import { ReadFailed } from '../errors.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import {
  type ServiceDeployment,
  type ServiceDeploymentBrief,
  toBrief,
  toServiceDeployment,
} from './serviceDeployment.ts';
import { serviceDeploymentPages } from './serviceDeploymentPages.io.ts';

type World = Pick<AwsWorld, 'ecs'>;

/** The service deployments that were created after an instant (ms since the epoch). @throws ReadFailed. */
export async function listServiceDeployments(
  world: World,
  { cluster, service }: ServicePlace,
  afterMs: number,
): Promise<ServiceDeploymentBrief[]> {
  return await read('ecs:ListServiceDeployments', `the deployments of service "${service}"`, async () => {
    const input = { cluster, service, createdAt: { after: new Date(afterMs) } };
    const listed = await entriesOf(serviceDeploymentPages(world, input), (page) => page.serviceDeployments);
    return listed.map(toBrief);
  });
}

/** One service deployment by its ARN. @throws ReadFailed, also where the answer does not hold it, or not its state. */
export async function readServiceDeployment(world: World, arn: string): Promise<ServiceDeployment> {
  return await read('ecs:DescribeServiceDeployments', `the service deployment ${arn}`, async () => {
    const { serviceDeployments } = await world.ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }),
    );
    const [found] = serviceDeployments ?? [];
    if (found?.status === undefined) throw new ReadFailed('the answer does not tell its state');
    return toServiceDeployment(found);
  });
}
