import type { AwsWorld } from '../aws/world.ts';
import type { Config } from '../config/schema.ts';
import type { Examination } from '../doctor/check.ts';
import type { Examining } from '../doctor/examine.io.ts';
import type { Desired } from '../render/desired.ts';

/** The doctor before a change, whose clients are loaded only then: nothing of them is at hand where nothing differs. */
export async function lookFirst(
  world: AwsWorld,
  config: Config,
  desired: Desired,
  examining: Examining,
): Promise<Examination> {
  const { examine } = await import('../doctor/examine.io.ts');
  return await examine(world, config, desired, examining);
}
