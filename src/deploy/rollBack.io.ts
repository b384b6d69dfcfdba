import { ListServiceDeploymentsCommand, StopServiceDeploymentCommand } from '@aws-sdk/client-ecs';
import { read, write } from '../aws/call.io.ts';
import type { AwsWorld } from '../aws/world.ts';
import { LegacyLogError } from '../errors.ts';
import { readServiceDeployment } from '../rollout/serviceDeployment.io.ts';
import { poll } from '../world/poll.ts';
import type { OnProgress } from './progress.ts';
import type { DeployReport } from './report.ts';
import type { SoFar } from './soFar.ts';

/** A runner kills 10 s after the cancellation and signals again after 7.5 s: by then what came of it has to be said. */
const lookForMs = 2_500;
const pace = { firstMs: 400, factor: 1.5, longestMs: 1_000 };

/**
 * Has ECS put the previous revision back, where the run that was cancelled began a rollout that goes on. Asks for it and looks
 * for moments; what came of it is a part of the report.
 */
export async function rollBack(
  world: AwsWorld,
  soFar: SoFar,
  report: DeployReport,
  onProgress: OnProgress,
): Promise<DeployReport> {
  if (!isBegunHere(soFar)) return report;
  if (soFar.plan?.observed.service === undefined) {
    return withWords(report, 'there is no revision before this one that could be put back');
  }
  onProgress({ kind: 'state', state: 'the run was cancelled: ECS is asked to put the previous revision back' });
  const afterwards = world.reopened();
  try {
    const arn = await arnOf(afterwards, soFar);
    if (arn === undefined) return withWords(report, 'which rollout is to be rolled back could not be told');
    await write('ecs:StopServiceDeployment', `roll back ${arn}`, () =>
      afterwards.ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn: arn, stopType: 'ROLLBACK' })),
    );
    return await seen(afterwards, arn, report);
  } catch (error) {
    if (!(error instanceof LegacyLogError)) throw error;
    return withWords(report, `and was not rolled back: ${error.message}`);
  }
}

/** A rollout that was going on before is somebody else's. */
function isBegunHere({ done }: SoFar): boolean {
  return done.some(({ resource }) => resource === 'service');
}

async function arnOf({ ecs }: AwsWorld, { plan, deploymentId }: SoFar): Promise<string | undefined> {
  if (deploymentId?.startsWith('arn:')) return deploymentId;
  const { cluster, service } = plan ?? {};
  return await read('ecs:ListServiceDeployments', `the deployments of service "${service}"`, async () => {
    const input = { cluster, service, status: ['PENDING' as const, 'IN_PROGRESS' as const] };
    const { serviceDeployments: [only, another] = [] } = await ecs.send(new ListServiceDeploymentsCommand(input));
    return another ? undefined : only?.serviceDeploymentArn;
  });
}

async function seen(world: AwsWorld, arn: string, report: DeployReport): Promise<DeployReport> {
  let status = 'asked for';
  const look = async () => {
    const deployment = await readServiceDeployment(world, arn);
    if (deployment) status = deployment.status;
    return status === 'ROLLBACK_SUCCESSFUL' || status === 'ROLLBACK_FAILED' || status === 'SUCCESSFUL'
      ? status
      : undefined;
  };
  await poll(world.clock, look, { pace, limitMs: world.clock.nowMs() + lookForMs });
  const undone = status === 'ROLLBACK_SUCCESSFUL';
  const because = undone
    ? 'the run was cancelled, and ECS put the previous revision back'
    : `the run was cancelled; its rollback is not over: ${status}`;
  return { ...report, outcome: undone ? 'rolled-back' : report.outcome, because };
}

function withWords(report: DeployReport, words: string): DeployReport {
  return { ...report, because: `${report.because}; ${words}` };
}
