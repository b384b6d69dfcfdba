import type { Config } from '../config/schema.ts';
import { cronOf } from '../crontab/dialect.ts';
import { defined } from '../values/defined.ts';
import type { ContainerInput } from './desired.ts';
import { toEnvironment, toSecrets } from './environment.ts';
import { FLUENTD } from './fluentdContainer.ts';
import { toLogConfiguration } from './logConfiguration.ts';

export const BATCH = 'batch';

/**
 * The unchanged batch, beside Fluentd and on its files. It starts after Fluentd and, ECS reversing the order,
 * is stopped before it: the worst case of a stop is this container's time-out plus Fluentd's.
 *
 * `initProcessEnabled`: as PID 1, a program has no default action for SIGTERM, and a shell does not reap what jobs leave
 * behind. The init hands SIGTERM on to the wrapper's entrypoint, which lets running jobs end within the time-out, and
 * has to know it: ECS tells a container nothing of it.
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
    environment: toEnvironment({ ...forWrapper(batch), ...batch.environment }),
    secrets: toSecrets(batch.secrets),
    mountPoints: [],
    volumesFrom: [{ sourceContainer: FLUENTD, readOnly: false }],
    dependsOn: [{ containerName: FLUENTD, condition: 'START' }],
    linuxParameters: { initProcessEnabled: true },
    stopTimeout: batch.stopTimeout,
    logConfiguration: toLogConfiguration(config, BATCH),
  };
}

/** Beside cron, the entrypoint waits for jobs; any other command gets its SIGTERM itself. */
function forWrapper({ command, stopTimeout }: Config['batch']): Readonly<Record<string, string>> {
  return cronOf(command) === undefined ? {} : { LEGACY_LOG_STOP_SECONDS: String(stopTimeout) };
}
