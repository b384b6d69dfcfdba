import {
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
  type ServiceDeployment as SdkServiceDeployment,
} from '@aws-sdk/client-ecs';
import { pages, read } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import type { ServiceDeployment } from './judge.ts';
import type { ServiceDeploymentBrief } from './pin.ts';

type World = Pick<AwsWorld, 'ecs'>;

/** The service deployments that were made after an instant (ms since the epoch). @throws ReadFailed. */
export async function listServiceDeployments(
  world: World,
  cluster: string,
  service: string,
  afterMs: number,
): Promise<ServiceDeploymentBrief[]> {
  const found = await read('ecs:ListServiceDeployments', `the deployments of service "${service}"`, () =>
    pages(
      (nextToken) =>
        world.ecs.send(
          new ListServiceDeploymentsCommand({
            cluster,
            service,
            createdAt: { after: new Date(afterMs) },
            ...(nextToken === undefined ? {} : { nextToken }),
          }),
        ),
      (page) => page.serviceDeployments,
      (page) => page.nextToken,
    ),
  );
  return found.map(({ serviceDeploymentArn, createdAt, status }) => ({
    arn: serviceDeploymentArn ?? '',
    createdAtMs: createdAt?.getTime() ?? 0,
    status: status ?? '',
  }));
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

function toServiceDeployment(found: SdkServiceDeployment): ServiceDeployment {
  const breaker = found.deploymentCircuitBreaker;
  return {
    arn: found.serviceDeploymentArn ?? '',
    createdAtMs: found.createdAt?.getTime() ?? 0,
    status: found.status ?? '',
    statusReason: found.statusReason ?? '',
    rollbackReason: found.rollback?.reason ?? '',
    circuitBreaker: breaker && { failureCount: breaker.failureCount ?? 0, threshold: breaker.threshold ?? 0 },
  };
}
