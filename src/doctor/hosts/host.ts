import type { ContainerInstance, Resource } from '@aws-sdk/client-ecs';

/** An EC2 instance that is registered with the cluster; what AWS left out is undefined. */
export interface Host {
  readonly arn: string;
  /** `i-…`. */
  readonly instance: string;
  /** Whether its agent is connected, so that it can be told to start something. */
  readonly connected: boolean;
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  readonly zone: string | undefined;
  readonly vpc: string | undefined;
  /** `x86_64`, `arm64`. */
  readonly architecture: string | undefined;
  /** Of which capacity provider it is; undefined where it is of none. */
  readonly provider: string | undefined;
  /** Its tasks' interfaces are branches of a trunk, of which there are many. */
  readonly trunked: boolean;
}

export function toHost(answer: ContainerInstance): Host {
  const attribute = (name: string) => answer.attributes?.find((one) => one.name === name);
  return {
    arn: answer.containerInstanceArn ?? '',
    instance: answer.ec2InstanceId ?? '',
    connected: answer.agentConnected ?? false,
    cpu: amount(answer.remainingResources, 'CPU'),
    memory: amount(answer.remainingResources, 'MEMORY'),
    zone: attribute('ecs.availability-zone')?.value,
    vpc: attribute('ecs.vpc-id')?.value,
    architecture: attribute('ecs.cpu-architecture')?.value,
    provider: answer.capacityProviderName,
    trunked: attribute('ecs.awsvpc-trunk-id') !== undefined,
  };
}

function amount(resources: readonly Resource[] | undefined, name: string): number | undefined {
  const found = resources?.find((one) => one.name === name);
  return found?.integerValue;
}
