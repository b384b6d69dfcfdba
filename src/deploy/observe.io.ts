import type { AwsWorld } from '../aws/world.ts';
import type { Desired } from '../render/desired.ts';
import type { Resources } from '../resources/resource.ts';
import { keysOf } from '../values/keysOf.ts';

/**
 * Reads everything that a plan compares with. All resources are read beside each other, and one that needs another awaits
 * only that one: three chains of reads, five calls where everything is there and as it should be.
 *
 * @throws ReadFailed; NotPossible for two namespaces of one name.
 */
export async function observe<Observed extends object, Standing extends Record<keyof Observed, unknown>>(
  resources: Resources<Observed, Standing>,
  world: AwsWorld,
  desired: Desired,
): Promise<Observed> {
  const reading = {} as { [Key in keyof Observed]: Promise<Observed[Key]> };
  // Each begins only when the promise of every other is there to be awaited.
  const all = Promise.resolve();
  for (const key of keysOf(resources)) reading[key] = all.then(() => resources[key].read(world, desired, reading));
  const entries = keysOf(reading).map(async (key) => [key, await reading[key]] as const);
  return Object.fromEntries(await Promise.all(entries)) as Observed;
}
