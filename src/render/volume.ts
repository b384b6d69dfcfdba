import type { Volume } from '@aws-sdk/client-ecs';
import { LOG_ROOT } from '../config/places.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import type { ContainerInput } from './desired.ts';

/** What is mounted under Fluentd. Nothing for `anonymous`: the image's own VOLUME is then new for every task. */
export function toVolumes(config: Config): Volume[] {
  const name = volumeName(config);
  const { volume } = config;
  switch (volume.type) {
    case 'anonymous':
      return [];
    case 'docker':
      return [{ name, dockerVolumeConfiguration: { scope: 'shared', autoprovision: true, driver: 'local' } }];
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

/** A shared Docker volume is found again on its host by this name, so it must not change from deploy to deploy. */
function volumeName(config: Config): string {
  const given = config.volume.type === 'docker' ? config.volume.name : undefined;
  return given ?? `${config.name}-log`;
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
