import type { ContainerDefinition, MountPoint, Volume } from '@aws-sdk/client-ecs';
import { LOG_ROOT } from '../../config/places.ts';
import { defined } from '../../values/defined.ts';

/** Where the collector has its files; the volume is undefined where its image brings one. */
export interface Mount {
  readonly mount: MountPoint | undefined;
  readonly volume: Volume | undefined;
}

/** The volume that carries the files: the one at the folder of the logs, or else the collector's first. */
export function mountOf(volumes: readonly Volume[], fluentd: ContainerDefinition | undefined): Mount {
  const mounts = fluentd?.mountPoints ?? [];
  const mount = mounts.find(({ containerPath }) => containerPath === LOG_ROOT) ?? mounts[0];
  return { mount, volume: volumes.find(({ name }) => name === mount?.sourceVolume) };
}

/** That volume as the configuration has it; a note where it cannot say it. */
export function writtenVolume(
  volumes: readonly Volume[],
  { mount, volume }: Mount,
): { readonly volume: Readonly<Record<string, unknown>>; readonly notes: readonly string[] } {
  const elsewhere = mount && mount.containerPath !== LOG_ROOT;
  const notes = [
    ...(elsewhere ? [`the volume stands at ${mount.containerPath}, and a deploy puts it at ${LOG_ROOT}`] : []),
    ...volumes.flatMap((other) =>
      other === volume ? [] : [`the volume ${other.name} is not Fluentd’s, and no setting says it`],
    ),
  ];
  return { volume: volume ? kindOf(volume) : { type: 'anonymous' }, notes };
}

function kindOf({ name, host, dockerVolumeConfiguration: docker, efsVolumeConfiguration: efs }: Volume) {
  if (efs !== undefined) {
    const accessPoint = efs.authorizationConfig?.accessPointId;
    const root = accessPoint === undefined && efs.rootDirectory !== '/' ? efs.rootDirectory : undefined;
    return defined({ type: 'efs', fileSystem: efs.fileSystemId, accessPoint, rootDirectory: root });
  }
  if (docker?.scope === 'shared') return defined({ type: 'docker', name });
  return host?.sourcePath === undefined ? { type: 'anonymous' } : { type: 'host', path: host.sourcePath };
}
