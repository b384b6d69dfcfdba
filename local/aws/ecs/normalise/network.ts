import type { NetworkConfiguration } from '@aws-sdk/client-ecs';

/** A network configuration as DescribeServices gives it back: with the members that were left out. */
export function normaliseNetwork(given: NetworkConfiguration | undefined): NetworkConfiguration | undefined {
  const awsvpc = given?.awsvpcConfiguration;
  if (!awsvpc) return given;
  return { awsvpcConfiguration: { securityGroups: [], assignPublicIp: 'DISABLED', ...awsvpc } };
}
