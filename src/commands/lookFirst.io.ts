import type { AwsWorld } from '../aws/world.ts';
import { type Examination, inPlaces } from '../doctor/check.ts';
import type { Examining } from '../doctor/examine.io.ts';
import type { Desired } from '../render/desired.ts';
import type { Context } from './command.ts';

/** The doctor before a change, whose clients are loaded only then: nothing of them is at hand where nothing differs. */
export async function lookFirst(
  world: AwsWorld,
  { config, placeOf }: Pick<Context, 'config' | 'placeOf'>,
  desired: Desired,
  examining: Examining,
): Promise<Examination> {
  const { examine } = await import('../doctor/examine.io.ts');
  return inPlaces(await examine(world, config, desired, examining), placeOf);
}
