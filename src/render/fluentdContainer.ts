import { SECURITY_VARIABLES } from '../config/places.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import type { ContainerInput } from './desired.ts';
import { toEnvironment, toSecrets } from './environment.ts';
import { PLUGIN_ROOT } from './fluentdDockerfile.ts';
import { toLogConfiguration } from './logConfiguration.ts';
import { toMountPoints } from './volume.ts';

/** The name by which batch's volumesFrom and dependsOn refer to it. */
export const FLUENTD = 'fluentd';

/** The collector. With awsvpc the port is reachable at the task's own address, so nothing is mapped. */
export function toFluentdContainer(config: Config): ContainerInput {
  const { fluentd } = config;
  return {
    name: FLUENTD,
    image: fluentd.image,
    cpu: fluentd.cpu,
    memoryReservation: fluentd.memoryReservation,
    ...defined({ memory: fluentd.memory }),
    essential: true,
    portMappings: [],
    environment: toEnvironment(fluentd.environment),
    secrets: toSecrets({ ...fluentd.secrets, ...securitySecrets(fluentd) }),
    mountPoints: toMountPoints(config),
    volumesFrom: [],
    stopTimeout: fluentd.stopTimeout,
    healthCheck: toHealthCheck(fluentd.port),
    logConfiguration: toLogConfiguration(config, FLUENTD),
  };
}

/** What `fluentd.security` names, as the variables in which fluent.conf looks for it. */
function securitySecrets({ security: { sharedKey, tls } }: Config['fluentd']): Readonly<Record<string, string>> {
  return {
    ...(sharedKey !== undefined && { [SECURITY_VARIABLES.sharedKey]: sharedKey }),
    ...(tls !== undefined && {
      [SECURITY_VARIABLES.certificate]: tls.certificate,
      [SECURITY_VARIABLES.key]: tls.key,
    }),
  };
}

/**
 * Sends a message the whole way to the buffer's door and waits for its ack: a port that is open proves nothing. ECS
 * ignores a HEALTHCHECK of the image, so it stands here. The official images have Ruby but no curl; without gems Ruby
 * is up in a fraction of the time. The interval is the shortest that ECS takes: the first check comes an interval after the
 * start, and until then nobody is sent to a new collector. One that refuses is unhealthy after 25 s. The start period covers Fluentd's own start on a small CPU share; failures in it do
 * not count, and a success ends it.
 */
function toHealthCheck(port: number): NonNullable<ContainerInput['healthCheck']> {
  return {
    command: ['CMD', 'ruby', '--disable-gems', `${PLUGIN_ROOT}/bin/health`, '127.0.0.1', String(port)],
    interval: 5,
    timeout: 5,
    retries: 5,
    startPeriod: 30,
  };
}
