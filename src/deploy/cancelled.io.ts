import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import { defined } from '../values/defined.ts';
import { isCutOff, withState } from './cancelled.ts';
import type { DeployOptions } from './options.ts';
import type { DeployReport } from './report.ts';
import { rollBack } from './rollBack.io.ts';
import { afterProgress, endingSoFar, nothingSoFar, type SoFar, stepsSoFar } from './soFar.ts';

/** So long a deploy that was cancelled may take to say by itself what state things are in. Whoever cancelled it waits 2 s. */
const graceMs = 1_200;

/**
 * A deploy whose end is told within moments of its being cancelled, whatever it is doing then.
 *
 * @throws as `work` does; LegacyLogError for a run that was cancelled before anything was written.
 */
export async function endedIfCancelled(
  world: AwsWorld,
  options: DeployOptions,
  work: (options: DeployOptions) => Promise<DeployReport>,
): Promise<DeployReport> {
  const { signal } = options;
  if (!signal) return await work(options);
  let soFar = nothingSoFar;
  const onProgress: DeployOptions['onProgress'] = (progress) => {
    soFar = afterProgress(soFar, progress);
    options.onProgress?.(progress);
  };
  const over = new AbortController();
  try {
    const report = await Promise.race([
      work({ ...options, onProgress }),
      graceAfter(signal, world, over.signal).then(() => reportSoFar(world, soFar, options)),
    ]);
    if (!signal.aborted || !isCutOff(report)) return report;
    const told = withState(report);
    return options.onCancel === 'rollback' ? await rollBack(world, soFar, told, onProgress) : told;
  } catch (error) {
    throw signal.aborted && error instanceof LegacyLogError ? earlyEnd(world, signal, error) : error;
  } finally {
    over.abort();
  }
}

/** Resolves a while after the signal is aborted; never where the work has ended. */
async function graceAfter(signal: AbortSignal, { clock }: AwsWorld, over: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true, signal: over }));
  }
  await clock.sleep(graceMs, over).catch(() => new Promise(() => {}));
}

function earlyEnd({ calls }: AwsWorld, signal: AbortSignal, cause: LegacyLogError): LegacyLogError {
  if (calls.some((call) => call.write && call.result !== 'refused')) return cause;
  return new LegacyLogError(`${whyOf(signal)}: nothing was written yet`);
}

/** What can be said of a deploy that does not come to its end. */
function reportSoFar(world: AwsWorld, soFar: SoFar, { signal, wait }: DeployOptions): DeployReport {
  const { plan, taskDefinitionArn, serviceArn, deploymentId } = soFar;
  const why = signal ? whyOf(signal) : 'the run was cancelled';
  if (!plan) throw new LegacyLogError(`${why}: nothing was written yet`);
  return {
    ...endingSoFar(soFar, why),
    changed: world.calls.some((call) => call.write && call.result !== 'refused'),
    waited: wait,
    cluster: plan.cluster,
    service: plan.service,
    endpoint: plan.endpoint,
    ...defined({ taskDefinitionArn, serviceArn, deploymentId }),
    steps: stepsSoFar(soFar),
    calls: world.calls.length,
    writes: world.calls.filter((call) => call.write).length,
    events: [],
    stoppedTasks: [],
    durations: { planMs: 0, applyMs: 0, waitMs: 0 },
  };
}

function whyOf({ reason }: AbortSignal): string {
  return reason instanceof Error ? reason.message : 'the run was cancelled';
}
