import type { AwsWorld } from '../aws/world.ts';
import type { SetUp } from '../resources/app-service/appService.io.ts';
import { waitForRollout } from '../rollout/wait.io.ts';
import { appAtRest, appRollout, isGood } from './app.ts';
import { type Done, withAppEnding } from './done.ts';
import { endingUnseen, goodEnding } from './ending.ts';
import type { OnProgress, Progress } from './progress.ts';
import { withLastLines } from './withLastLines.io.ts';

export interface WaitingOptions {
  readonly wait: boolean;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: OnProgress;
}

/** Waits for the app's own rollout, if there is one, and ends the deploy by it, with what the container said last that failed it. */
export async function awaitApp(
  world: AwsWorld,
  setUp: SetUp,
  done: Done,
  options: WaitingOptions & { readonly changed: boolean },
): Promise<Done> {
  const rollout = appRollout(setUp);
  if (!rollout) return withAppEnding(done, setUp, appAtRest(setUp.now, options.changed), setUp.now);
  if (!options.wait) {
    const { deploymentId } = rollout;
    const unseen = endingUnseen('in-progress', 'its rollout was started, and the end was not waited for', {
      deploymentId,
    });
    return withAppEnding(done, setUp, unseen, setUp.now);
  }
  const eventsBefore = new Set(setUp.before.events.map(({ id }) => id));
  const onProgress = (progress: Progress) => options.onProgress(ofApp(progress));
  const waited = await withLastLines(
    world,
    await waitForRollout(world, rollout, { ...options, eventsBefore, onProgress }),
  );
  return withAppEnding(done, setUp, isGood(waited) ? goodEnding(options.changed, waited) : waited, setUp.now);
}

/** What is pinned is the log service's rollout to everybody who reads the progress. */
function ofApp(progress: Progress): Progress {
  return progress.kind === 'pinned' ? { kind: 'state', state: `waiting for ${progress.deployment}` } : progress;
}
