import { DescribeServiceDeploymentsCommand, ListServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import { read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import type { ServicePlace } from '../tasks/tasks.io.ts';
import { defined } from '../values/defined.ts';
import {
  type ServiceDeployment,
  type ServiceDeploymentBrief,
  toBrief,
  toServiceDeployment,
} from './serviceDeployment.ts';

type World = Pick<AwsWorld, 'ecs'>;

/** The service deployments that were created after an instant (ms since the epoch). @throws ReadFailed. */
export async function listServiceDeployments(
  world: World,
  { cluster, service }: ServicePlace,
  afterMs: number,
): Promise<ServiceDeploymentBrief[]> {
  return await read('ecs:ListServiceDeployments', `the deployments of service "${service}"`, async () => {
    const briefs: ServiceDeploymentBrief[] = [];
    const input = { cluster, service, createdAt: { after: new Date(afterMs) } };
    let nextToken: string | undefined;
    // The SDK has no paginator for this operation.
    do {
      const page = await world.ecs.send(new ListServiceDeploymentsCommand({ ...input, ...defined({ nextToken }) }));
      briefs.push(...(page.serviceDeployments ?? []).map(toBrief));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return briefs;
  });
}

/** One service deployment by its ARN; undefined where ECS does not find it. @throws ReadFailed. */
export async function readServiceDeployment(world: World, arn: string): Promise<ServiceDeployment | undefined> {
  return await read('ecs:DescribeServiceDeployments', `the service deployment ${arn}`, async () => {
    const { serviceDeployments } = await world.ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }),
    );
    const [found] = serviceDeployments ?? [];
    return found && toServiceDeployment(found);
  });
}
