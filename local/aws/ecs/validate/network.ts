import type { AwsVpcConfiguration } from '@aws-sdk/client-ecs';
import { invalid } from './refuse.ts';

/** A VPC, and what exists in it. */
export interface Network {
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
}

/** Refuses what cannot be a task's network. Without a `Network` every subnet and security group exists. */
export function checkNetwork(
  given: AwsVpcConfiguration | undefined,
  task: { readonly networkMode: string | undefined; readonly launchType: string },
  network: Network | undefined,
): void {
  if (task.networkMode !== 'awsvpc') {
    if (given) throw invalid('Network Configuration is not valid for the given networkMode of this task definition.');
    return;
  }
  if (!given) throw invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  const { subnets = [], securityGroups = [], assignPublicIp = 'DISABLED' } = given;
  if (subnets.length === 0) throw invalid('subnets can not be empty.');
  if (subnets.length > 16) throw invalid('subnets can have at most 16 items.');
  if (securityGroups.length > 5) throw invalid('securityGroups can have at most 5 items.');
  if (assignPublicIp === 'ENABLED' && task.launchType !== 'FARGATE') {
    throw invalid('Assign public IP is not supported for this launch type.');
  }
  if (network) checkExists(network, subnets, securityGroups);
}

function checkExists(network: Network, subnets: readonly string[], securityGroups: readonly string[]): void {
  const subnet = subnets.find((one) => !network.subnets.includes(one));
  if (subnet) {
    throw invalid(
      `Error retrieving subnet information for [${subnet}]: The subnet ID '${subnet}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
    );
  }
  const group = securityGroups.find((one) => !network.securityGroups.includes(one));
  if (!group) return;
  throw invalid(
    `Error retrieving security group information for [${group}]: The security group '${group}' does not exist (ErrorCode: InvalidGroup.NotFound)`,
  );
}
