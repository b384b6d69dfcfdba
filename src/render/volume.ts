import type { Volume } from '@aws-sdk/client-ecs';
import { LOG_ROOT } from '../config/places.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import type { ContainerInput } from './desired.ts';

/** What is mounted under Fluentd. Nothing for `anonymous`: the image's own VOLUME is then new for every task. */
export function toVolumes(config: Config): Volume[] {
  const { volume } = config;
  const name = `${config.name}-log`;
  switch (volume.type) {
    case 'anonymous':
      return [];
    case 'docker':
      return [
        {
          // By this name it is found again on its host, so it must not change from deploy to deploy.
          name: volume.name ?? name,
          dockerVolumeConfiguration: { scope: 'shared', autoprovision: true, driver: 'local' },
        },
      ];
    case 'host':
      return [{ name, host: { sourcePath: volume.path } }];
    case 'efs':
      return [{ name, efsVolumeConfiguration: toEfs(config, volume) }];
  }
}

/** Fluentd's mounts; batch has none, it shares Fluentd's by volumesFrom in every mode. */
export function toMountPoints(config: Config): ContainerInput['mountPoints'] {
  return toVolumes(config).map(({ name }) => ({ sourceVolume: name, containerPath: LOG_ROOT, readOnly: false }));
}

/**
 * ECS refuses an access point or IAM without encryption in transit, and a root directory beside an access point,
 * which has its own. IAM is used as soon as there is a task role: a file system policy that demands an identity
 * refuses the mount without it, and one that does not, lets the role in as well. Without a role there is none to use.
 */
function toEfs(
  config: Config,
  volume: Extract<Config['volume'], { type: 'efs' }>,
): NonNullable<Volume['efsVolumeConfiguration']> {
  const { accessPoint, fileSystem, rootDirectory } = volume;
  const withRole = config.roles.task !== undefined;
  const authorized = accessPoint !== undefined || withRole;
  return {
    fileSystemId: fileSystem,
    ...(accessPoint === undefined ? defined({ rootDirectory }) : {}),
    transitEncryption: 'ENABLED',
    ...(authorized && {
      authorizationConfig: { ...defined({ accessPointId: accessPoint }), iam: withRole ? 'ENABLED' : 'DISABLED' },
    }),
  };
}
