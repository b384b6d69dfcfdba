import type { ContainerDefinition, RunTaskCommandInput, Service, TaskDefinition } from '@aws-sdk/client-ecs';
import { cronOf } from '../crontab/dialect.ts';
import { NotPossible } from '../errors.ts';
import { BATCH } from '../render/batchContainer.ts';
import { FLUENTD } from '../render/fluentdContainer.ts';
import { defined } from '../values/defined.ts';

export interface Job {
  /** As a shell reads it. */
  readonly command: string;
  /** Whether a person has typed the service's name: that the same job may run beside it is known. */
  readonly confirmed: boolean;
}

/**
 * RunTask for the batch once, in a task of its own: of the revision that the service runs, in its network, with the job in
 * place of the batch's command. Fluentd's container is there, since the batch has its volumes from it, but does nothing: two
 * Fluentds must never share a buffer. RunTask registers nothing in Cloud Map, so that no sender finds the task.
 *
 * @throws NotPossible where it would see no files, or may run beside itself unasked.
 */
export function runRequest(service: Service, definition: TaskDefinition, job: Job, token: string): RunTaskCommandInput {
  const containers = definition.containerDefinitions ?? [];
  const batch = containers.find(({ name }) => name === BATCH);
  if (!batch) throw new NotPossible(`the task definition has no container "${BATCH}"`);
  refuseUnseen(containers, definition);
  refuseBeside(service, batch, job);
  const others = containers.filter(({ name }) => name !== BATCH);
  return {
    cluster: service.clusterArn,
    taskDefinition: definition.taskDefinitionArn,
    count: 1,
    clientToken: token,
    startedBy: 'legacy-log-ecs/run',
    propagateTags: 'TASK_DEFINITION',
    ...placementOf(service),
    ...defined({ networkConfiguration: service.networkConfiguration }),
    overrides: {
      containerOverrides: [
        { name: BATCH, command: ['sh', '-c', job.command] },
        ...others.map(({ name }) => ({ name, command: ['tail', '-f', '/dev/null'] })),
      ],
    },
  };
}

function placementOf({ capacityProviderStrategy = [], launchType, platformVersion }: Service) {
  if (capacityProviderStrategy.length > 0) return { capacityProviderStrategy };
  return defined({ launchType, platformVersion: launchType === 'FARGATE' ? platformVersion : undefined });
}

/** Only a file system of the network is the same in every task, wherever ECS places it. */
function refuseUnseen(containers: readonly ContainerDefinition[], { volumes = [] }: TaskDefinition): void {
  const mounted = containers.find(({ name }) => name === FLUENTD)?.mountPoints ?? [];
  const used = mounted.map(({ sourceVolume }) => volumes.find(({ name }) => name === sourceVolume));
  if (used.length > 0 && used.every((volume) => volume?.efsVolumeConfiguration !== undefined)) return;
  const fact =
    used.length === 0
      ? 'the volume is new for every task: one of its own would find no files, and call that a success'
      : 'the files are on the host of the task that runs: a task of its own may be placed on another, find none, and call that a success';
  throw new NotPossible(fact, {
    hint: `run the job in the task that runs: exec --container ${BATCH} -- /opt/legacy-log-ecs/run-job.sh -n NAME COMMAND`,
  });
}

/** run-job.sh keeps two runs of a job apart within its container, and knows nothing of another task. */
function refuseBeside({ runningCount = 0, serviceName = '' }: Service, batch: ContainerDefinition, job: Job): void {
  if (job.confirmed || runningCount === 0 || cronOf(batch.command ?? []) === undefined) return;
  throw new NotPossible(
    'cron of the task that runs may start the same job at the same time, and nothing keeps the two apart',
    {
      hint: `where the job can bear that, say so: --confirm ${serviceName} (input confirm); else run it in the task that runs: exec --container ${BATCH} -- /opt/legacy-log-ecs/run-job.sh -n NAME COMMAND`,
    },
  );
}
