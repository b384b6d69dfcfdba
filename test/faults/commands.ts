import type { AwsWorld } from '../../src/aws/world.ts';
import { deploy } from '../../src/deploy/deploy.io.ts';
import { desiredOf } from './account.ts';

/** A command whose calls are disturbed, as it is carried out in an account where a version stands. */
export interface Command {
  readonly name: string;
  /** Whether it begins where nothing stands; otherwise where the version before stands. */
  readonly isFirst: boolean;
  /** Which version is to stand after it, seen from the one that stands before. */
  readonly steps: number;
  /** How it ended, in one word: `succeeded`, `unchanged`, or another where it did not go well. */
  readonly run: (world: AwsWorld, version: number, signal: AbortSignal) => Promise<string>;
}

/** Every command, a line each. */
export const commands: readonly Command[] = [
  { name: 'first deploy', isFirst: true, steps: 1, run: deployed },
  { name: 'update', isFirst: false, steps: 1, run: deployed },
  { name: 'unchanged', isFirst: false, steps: 0, run: deployed },
];

async function deployed(world: AwsWorld, version: number, signal: AbortSignal): Promise<string> {
  const options = { wait: true, timeoutMs: 3_600_000, force: false, signal };
  const { outcome, because } = await deploy(world, desiredOf(version), options);
  return outcome === 'succeeded' || outcome === 'unchanged' ? outcome : `${outcome}: ${because}`;
}
