import { deploy, openWorld } from '../deploy/deploy.io.ts';
import { toDesired } from '../render/toDesired.ts';
import { deployMarkdown } from '../report/deploy/deployMarkdown.ts';
import { deployText } from '../report/deploy/deployText.ts';
import { failureLine } from '../report/deploy/failureLine.ts';
import { progressLine } from '../report/deploy/progressLine.ts';
import { topologyOf } from '../report/deploy/topology.ts';
import type { Request, Result } from './command.ts';
import { outputsOf, outputsSoFar } from './deployOutputs.ts';
import { withRegion } from './region.io.ts';

/** Deploys, and waits for the truth. */
export async function runDeploy(request: Request): Promise<Result> {
  const { config, wait, timeoutMs, force, signal, onLine, onOutputs } = request;
  const world = openWorld(config);
  const report = await deploy(world, toDesired(await withRegion(config, world)), {
    wait,
    timeoutMs,
    force,
    signal,
    onProgress: (progress) => {
      onLine(progressLine(progress));
      onOutputs?.(outputsSoFar(progress));
    },
  });
  const failure = failureLine(report);
  return {
    status: failure === undefined ? 'good' : 'not good',
    outputs: outputsOf(report),
    data: report,
    text: deployText(report),
    markdown: deployMarkdown(report, topologyOf(config)),
    failure,
  };
}
