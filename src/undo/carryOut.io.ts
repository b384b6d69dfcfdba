import type { AwsWorld } from '../aws/world.ts';
import type { OnProgress } from '../deploy/progress.ts';
import { LegacyLogError } from '../errors.ts';
import type { Desired } from '../render/desired.ts';
import { appService } from '../resources/app-service/appService.io.ts';
import type { Asked } from '../resources/removal.ts';
import { defined } from '../values/defined.ts';
import type { DestroyStep } from './destroyReport.ts';
import { type FoundOf, findAll, type Kind } from './removals.io.ts';
import { type Withdrawal, withdraw } from './withdrawApp.io.ts';

/** What came of the steps. */
export interface Destroyed {
  readonly steps: readonly DestroyStep[];
  /** Why it did not come to its end. */
  readonly failure?: { readonly because: string; readonly hint?: string; readonly cancelled: boolean };
}

interface Work {
  readonly kinds: readonly Kind[];
  readonly app: Withdrawal | undefined;
  /** What was to go as it was planned. */
  readonly planned: readonly DestroyStep[];
}

interface Options extends Asked {
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

type About = Pick<DestroyStep, 'resource' | 'name' | 'because'>;

/**
 * Takes one thing away after the other. The first failure ends it: what comes behind needs what comes before to be gone.
 */
export async function carryOut(world: AwsWorld, desired: Desired, work: Work, options: Options): Promise<Destroyed> {
  const steps: DestroyStep[] = [];
  const failure = await attempt(options.signal, async () => {
    const run = (about: About, does: () => Promise<void>) => runStep(world, about, does, { steps, options });
    const { app } = work;
    for (const { name, reason } of app?.steps ?? []) {
      const about = { resource: appService.name, name, because: reason };
      if (app) await run(about, () => withdraw(world, desired, app, options));
    }
    for (const kind of work.kinds) {
      const say = (state: string) => options.onProgress({ kind: 'state', state });
      for (const one of await findAnew(kind, world, desired, options)) {
        await run(one, () => kind.removal.remove(world, desired, one, { ...options, say }));
      }
    }
  });
  const reached = ({ resource, name }: About) => steps.some((it) => it.resource === resource && it.name === name);
  const notReached = work.planned.filter((step) => !reached(step));
  // What went by itself meanwhile, or by somebody else, is gone as well.
  const rest = notReached.map((step) => ({ ...step, result: failure ? ('not reached' as const) : ('gone' as const) }));
  return { steps: [...steps, ...rest], ...defined({ failure }) };
}

async function findAnew(kind: Kind, world: AwsWorld, desired: Desired, options: Options): Promise<readonly FoundOf[]> {
  options.signal?.throwIfAborted();
  const found = await findAll([kind], world, desired, options);
  return found.filter(({ goes }) => goes);
}

async function runStep(
  { clock }: Pick<AwsWorld, 'clock'>,
  { resource, name, because }: About,
  does: () => Promise<void>,
  { steps, options }: { readonly steps: DestroyStep[]; readonly options: Options },
): Promise<void> {
  options.signal?.throwIfAborted();
  options.onProgress({ kind: 'state', state: `take away ${resource} ${name}` });
  const startedMs = clock.nowMs();
  const note = (result: DestroyStep['result']) =>
    steps.push({ resource, name, because, result, tookMs: clock.nowMs() - startedMs });
  try {
    await does();
    note('gone');
  } catch (error) {
    note('failed');
    throw error;
  }
}

/** A mistake in this program is thrown on; what AWS said, and a cancellation, end it in an orderly way. */
async function attempt(signal: AbortSignal | undefined, does: () => Promise<void>): Promise<Destroyed['failure']> {
  try {
    await does();
    return undefined;
  } catch (error) {
    if (signal?.aborted) {
      const because = 'the run was cancelled; what AWS began goes on';
      return { because, hint: 'run again to go on where it is', cancelled: true };
    }
    if (!(error instanceof LegacyLogError)) throw error;
    return { because: error.message, ...defined({ hint: error.hint }), cancelled: false };
  }
}
