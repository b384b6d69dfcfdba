import { tagOfOnly } from '../../config/rules/app.ts';
import type { Config } from '../../config/schema.ts';
import { defined } from '../../values/defined.ts';
import type { AppForwarder } from '../desired.ts';
import { toEnvironment } from '../environment.ts';
import { toLogConfiguration } from '../logConfiguration.ts';

type Settings = NonNullable<Exclude<Config['app'], false | undefined>['forwarder']>;

/**
 * The container beside the app's that tails its files. It starts again by itself; one that ends within its first minute
 * ends the task, for a forwarder that does not run would lose every line and be no failure of the rollout. Its time to
 * stop is the longest that Fargate gives: what it has not delivered by then goes with the task, unless the volume stays.
 * Its own output goes to the log service's group: in the app's it would count as lines.
 */
export function toForwarder(config: Config, forwarder: Settings): AppForwarder {
  const { image, cpu, memoryReservation, memory, volume, path } = forwarder;
  return {
    volume,
    path,
    container: {
      name: `${config.name}-forwarder`,
      image,
      cpu,
      memoryReservation,
      ...defined({ memory }),
      essential: true,
      restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
      environment: toEnvironment(variablesOf(config, forwarder)),
      secrets: [],
      mountPoints: [{ sourceVolume: volume, containerPath: path, readOnly: false }],
      stopTimeout: 120,
      logConfiguration: toLogConfiguration(config, 'forwarder'),
    },
  };
}

/** What the image of images/forwarder goes by. */
function variablesOf({ discovery, fluentd }: Config, { path, files, tag }: Settings): Readonly<Record<string, string>> {
  return {
    FLUENTD_HOST: `${discovery.service}.${discovery.namespace}`,
    FLUENTD_PORT: String(fluentd.port),
    FORWARD_PATHS: files.map((file) => `${path.replace(/\/$/, '')}/${file}`).join(','),
    FORWARD_TAG: tag ?? tagOfOnly(fluentd.streams) ?? '',
  };
}
