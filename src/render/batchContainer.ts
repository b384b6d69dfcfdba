import type { Config } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import type { ContainerInput } from './desired.ts';
import { toEnvironment, toSecrets } from './environment.ts';
import { FLUENTD } from './fluentdContainer.ts';
import { toLogConfiguration } from './logConfiguration.ts';

const BATCH = 'batch';

/**
 * The unchanged batch, beside Fluentd and on its files. It starts after Fluentd and, ECS reversing the order,
 * is stopped before it: the worst case of a stop is this container's time-out plus Fluentd's.
 *
 * `initProcessEnabled`: as PID 1, cron has no default action for SIGTERM and would sit out its whole time-out
 * before Fluentd is even signalled. Behind an init it ends at once, and the jobs that it runs with it, so a long
 * time-out costs nothing, and gives nothing either.
 */
export function toBatchContainer(config: Config): ContainerInput {
  const { batch } = config;
  return {
    name: BATCH,
    image: batch.image,
    cpu: batch.cpu,
    memoryReservation: batch.memoryReservation,
    ...defined({ memory: batch.memory }),
    essential: true,
    command: batch.command,
    portMappings: [],
    environment: toEnvironment(batch.environment),
    secrets: toSecrets(batch.secrets),
    mountPoints: [],
    volumesFrom: [{ sourceContainer: FLUENTD, readOnly: false }],
    dependsOn: [{ containerName: FLUENTD, condition: 'START' }],
    linuxParameters: { initProcessEnabled: true },
    stopTimeout: batch.stopTimeout,
    logConfiguration: toLogConfiguration(config, BATCH),
  };
}
