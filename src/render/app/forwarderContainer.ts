import { tagOfOnly } from '../../config/rules/app.ts';
import type { Config } from '../../config/schema.ts';
import { defined } from '../../values/defined.ts';
import type { AppForwarder } from '../desired.ts';
import { toEnvironment, toSecrets } from '../environment.ts';
import { toLogConfiguration } from '../logConfiguration.ts';

type Settings = NonNullable<Exclude<Config['app'], false | undefined>['forwarder']>;

/**
 * The container beside the app's that tails its files. It starts again by itself; one that ends within its first minute
 * ends the task, for a forwarder that does not run would lose every line and be no failure of the rollout. Its time to
 * stop is the longest that Fargate gives: what it has not delivered by then goes with the task, unless the volume stays.
 * Its own output goes to the log service's group: in the app's it would count as lines.
 */
export function toForwarder(config: Config, forwarder: Settings): AppForwarder {
  const { image, cpu, memoryReservation, memory, user, volume, path } = forwarder;
  const { sharedKey } = config.fluentd.security;
  return {
    volume,
    path,
    container: {
      name: `${config.name}-forwarder`,
      image,
      cpu,
      memoryReservation,
      ...defined({ memory, user }),
      essential: true,
      restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
      environment: toEnvironment(variablesOf(config, forwarder)),
      secrets: sharedKey === undefined ? [] : toSecrets({ FORWARD_SHARED_KEY: sharedKey }),
      mountPoints: [{ sourceVolume: volume, containerPath: path, readOnly: false }],
      stopTimeout: 120,
      logConfiguration: toLogConfiguration(config, 'forwarder'),
    },
  };
}

/** What the image of images/forwarder goes by. */
function variablesOf(
  { discovery, fluentd }: Config,
  { path, files, tag, ca }: Settings,
): Readonly<Record<string, string>> {
  return {
    FORWARD_HOST: `${discovery.service}.${discovery.namespace}`,
    FORWARD_PORT: String(fluentd.port),
    FORWARD_TAG: tag ?? tagOfOnly(fluentd.streams) ?? '',
    LOG_PATHS: files.map((file) => `${path.replace(/\/$/, '')}/${file}`).join(','),
    ...(fluentd.security.tls && { FORWARD_CA: ca ?? systemAuthorities }),
  };
}

/** The authorities that Debian's images trust. */
const systemAuthorities = '/etc/ssl/certs/ca-certificates.crt';
