import type { ContainerDefinition, Volume } from '@aws-sdk/client-ecs';
import { defined } from '../../values/defined.ts';

/** The volume that carries the files, as the configuration has it; a note where it cannot say it. */
export function writtenVolume(
  volumes: readonly Volume[],
  fluentd: ContainerDefinition | undefined,
): { readonly volume: Readonly<Record<string, unknown>>; readonly notes: readonly string[] } {
  const mounts = fluentd?.mountPoints ?? [];
  const mount = mounts.find(({ containerPath }) => containerPath === '/fluentd/log') ?? mounts[0];
  const volume = volumes.find(({ name }) => name === mount?.sourceVolume);
  const elsewhere = mount && mount.containerPath !== '/fluentd/log';
  const notes = [
    ...(elsewhere ? [`the volume stands at ${mount.containerPath}, and a deploy puts it at /fluentd/log`] : []),
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
