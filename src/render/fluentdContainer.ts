import type { Config } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import type { ContainerInput } from './desired.ts';
import { toEnvironment, toSecrets } from './environment.ts';
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
    secrets: toSecrets(fluentd.secrets),
    mountPoints: toMountPoints(config),
    volumesFrom: [],
    stopTimeout: fluentd.stopTimeout,
    healthCheck: toHealthCheck(fluentd.port),
    logConfiguration: toLogConfiguration(config, FLUENTD),
  };
}

/**
 * ECS ignores a HEALTHCHECK of the image, so it stands here. The official images have Ruby but no curl; without
 * gems Ruby is up in a fraction of the time. The start period covers Fluentd's own start on a small CPU share;
 * failures in it do not count, and a success ends it.
 */
function toHealthCheck(port: number): NonNullable<ContainerInput['healthCheck']> {
  const connect = `Socket.tcp("127.0.0.1", ${port}, connect_timeout: 3).close`;
  return {
    command: ['CMD', 'ruby', '--disable-gems', '-rsocket', '-e', connect],
    interval: 10,
    timeout: 5,
    retries: 3,
    startPeriod: 30,
  };
}
