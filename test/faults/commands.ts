import type { AwsWorld } from '../../src/aws/world.ts';
import { deploy } from '../../src/deploy/deploy.io.ts';
import { destroy } from '../../src/undo/destroy.io.ts';
import { rollback } from '../../src/undo/rollback.io.ts';
import { desiredOf } from './account.ts';

/** A command whose calls are disturbed, as it is carried out in an account where versions stand. */
export interface Command {
  readonly name: string;
  /** How many versions were deployed before, one after the other. */
  readonly before: number;
  /** Which version runs after it, seen from the one that ran before; undefined where nothing is to be left. */
  readonly lands: (version: number) => number | undefined;
  /** How many revisions it makes. */
  readonly makes: number;
  /** Whether the next point can begin where this one ended. */
  readonly goesOn: boolean;
  /** How it ended, in one word: `succeeded`, `unchanged`, or another where it did not go well. */
  readonly run: (world: AwsWorld, version: number, signal: AbortSignal) => Promise<string>;
}

const next = (version: number) => version + 1;
const same = (version: number) => version;

/** Every command, a line each. */
export const commands: readonly Command[] = [
  { name: 'first deploy', before: 0, lands: next, makes: 1, goesOn: false, run: deployed },
  { name: 'update', before: 1, lands: next, makes: 1, goesOn: true, run: deployed },
  { name: 'unchanged', before: 1, lands: same, makes: 0, goesOn: true, run: deployed },
  { name: 'rollback', before: 2, lands: (version) => version - 1, makes: 0, goesOn: false, run: rolledBack },
  { name: 'destroy', before: 1, lands: () => undefined, makes: 0, goesOn: false, run: destroyed },
];

const timeoutMs = 3_600_000;

export async function deployed(world: AwsWorld, version: number, signal: AbortSignal): Promise<string> {
  return ending(await deploy(world, desiredOf(version), { wait: true, timeoutMs, force: false, signal }));
}

async function rolledBack(world: AwsWorld, version: number, signal: AbortSignal): Promise<string> {
  const onProgress = () => {};
  return ending(
    await rollback(world, desiredOf(version), { to: undefined, wait: true, timeoutMs, signal, onProgress }),
  );
}

async function destroyed(world: AwsWorld, version: number, signal: AbortSignal): Promise<string> {
  const asked = { confirmed: true, revisions: true, logGroups: true };
  const { outcome, because } = await destroy(world, desiredOf(version), {
    ...asked,
    timeoutMs,
    signal,
    onProgress: () => {},
  });
  return outcome === 'destroyed' ? 'succeeded' : ending({ outcome, because });
}

function ending({ outcome, because }: { readonly outcome: string; readonly because: string }): string {
  return outcome === 'succeeded' || outcome === 'unchanged' ? outcome : `${outcome}: ${because}`;
}
