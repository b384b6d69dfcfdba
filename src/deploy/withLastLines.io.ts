import type { AwsWorld } from '../aws/world.ts';
import { readLastLines } from '../tasks/lastLines.io.ts';
import { LATE, within } from '../world/within.ts';
import type { Ending } from './ending.ts';

/** How long the last lines may take: they are worth a moment, and no more. */
const lastLinesMs = 10_000;

/** An ending with what the container to blame said last, where there is one and its log can be read in a moment. */
export async function withLastLines(world: AwsWorld, ending: Ending): Promise<Ending> {
  const { blamed } = ending;
  if (!blamed) return ending;
  const lastLines = await within(world.clock, lastLinesMs, readLastLines(world, blamed.task, blamed.container));
  return lastLines === LATE ? ending : { ...ending, lastLines };
}
