import type { Config } from './schema.ts';

type Capacity = Pick<Config, 'launchType' | 'capacityProviders'>;

/**
 * What the task runs on, as far as the configuration tells: of a provider that is not Fargate's only AWS knows whether it
 * is of an Auto Scaling group or of Managed Instances, and both are hosts of EC2.
 */
export function runsOn({ launchType, capacityProviders }: Capacity): 'EC2' | 'FARGATE' {
  if (capacityProviders === undefined) return launchType ?? 'EC2';
  return capacityProviders.some(({ provider }) => isOfFargate(provider)) ? 'FARGATE' : 'EC2';
}

export function isOfFargate(provider: string): boolean {
  return provider === 'FARGATE' || provider === 'FARGATE_SPOT';
}

/** Where the configuration says what the task runs on. */
export function capacityPlace({ capacityProviders }: Capacity): readonly string[] {
  return [capacityProviders === undefined ? 'launchType' : 'capacityProviders'];
}
