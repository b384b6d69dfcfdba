import type { AwsWorld } from '../aws/world.ts';
import type { Config } from '../config/schema.ts';
import { needsType } from '../deploy/capacity.ts';
import type { Desired } from '../render/desired.ts';
import { toDesired } from '../render/toDesired.ts';
import { verifierFunctions } from './verifierFunctions.ts';

type Regional = Pick<AwsWorld, 'ecs'>;

/**
 * What is to stand in AWS, in the region that the SDK works in.
 *
 * @param functions the names of the functions that verify, separated by commas
 * @throws NotPossible for functions without a verification that they could run, and for capacity providers that do not fit;
 *   ReadFailed where those could not be read
 */
export async function desiredFor(config: Config, world: Regional, functions?: string): Promise<Desired> {
  const desired = { ...toDesired(await withRegion(config, world)), ...verifierFunctions(config, functions) };
  if (!needsType(desired.service)) return desired;
  const { withCapacity } = await import('../deploy/capacity.io.ts');
  return await withCapacity(world, desired);
}

/**
 * The configuration with the region that the SDK works in. Where neither the file nor AWS_REGION names one, it may
 * come from a profile; left out, the same file would render another task definition on another machine.
 */
export async function withRegion(config: Config, world: Regional): Promise<Config> {
  if (config.region !== undefined) return config;
  try {
    return { ...config, region: await world.ecs.config.region() };
  } catch {
    // There is none: the first call says so, with what to do about it.
    return config;
  }
}
