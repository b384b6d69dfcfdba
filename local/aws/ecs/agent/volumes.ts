import { mkdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { ContainerDefinition, TaskDefinition, Volume } from '@aws-sdk/client-ecs';

/** A folder of this machine at a path in a container. `readOnly` is noted; nothing here can enforce it. */
export interface Mount {
  readonly containerPath: string;
  readonly folder: string;
  readonly readOnly: boolean;
}

export interface Folders {
  /** Stays when tasks go: shared Docker volumes, host folders, EFS. */
  readonly lasting: string;
  /** Gone with the task: anonymous volumes, and volumes whose scope is the task. */
  readonly task: string;
}

/**
 * The mounts of one container: the image's VOLUMEs (anonymous, so new for every task), its mount points, which
 * stand in their place, and by `volumesFrom` everything that its sources have.
 */
export function mountsOf(
  task: TaskDefinition,
  container: ContainerDefinition,
  volumesOfImage: (container: ContainerDefinition) => readonly string[],
  folders: Folders,
): Mount[] {
  const mounts = new Map<string, Mount>();
  const add = (mount: Mount) => mounts.set(mount.containerPath, mount);
  for (const { sourceContainer, readOnly } of container.volumesFrom ?? []) {
    const source = task.containerDefinitions?.find(({ name }) => name === sourceContainer);
    const shared = source ? mountsOf(task, source, volumesOfImage, folders) : [];
    for (const mount of shared) add({ ...mount, readOnly: mount.readOnly || readOnly === true });
  }
  for (const path of volumesOfImage(container)) {
    const folder = join(folders.task, 'anonymous', container.name ?? '', asFolder(path));
    if (!mounts.has(clean(path))) add({ containerPath: clean(path), folder, readOnly: false });
  }
  for (const { sourceVolume, containerPath, readOnly } of container.mountPoints ?? []) {
    const volume = task.volumes?.find(({ name }) => name === sourceVolume);
    if (!volume || !containerPath) continue;
    add({ containerPath: clean(containerPath), folder: folderOf(volume, folders), readOnly: readOnly === true });
  }
  return [...mounts.values()];
}

/** Where a volume's files stand, by its kind. */
function folderOf(volume: Volume, folders: Folders): string {
  const name = volume.name ?? '';
  const docker = volume.dockerVolumeConfiguration;
  const efs = volume.efsVolumeConfiguration;
  if (efs) {
    const root = efs.authorizationConfig?.accessPointId ?? asFolder(efs.rootDirectory ?? '/');
    return join(folders.lasting, 'efs', efs.fileSystemId ?? '', root);
  }
  if (docker?.scope === 'shared') return join(folders.lasting, 'docker', name);
  if (volume.host?.sourcePath) return join(folders.lasting, 'host', clean(volume.host.sourcePath));
  return join(folders.task, 'volumes', name);
}

/** Makes the folders of the mounts, so that a container finds them as Docker would have made them. */
export async function makeFolders(mounts: readonly Mount[]): Promise<void> {
  for (const { folder } of mounts) await mkdir(folder, { recursive: true });
}

/** The folder of this machine for a path in the container; what no mount covers stands below `scratch`. */
export function hostPath(mounts: readonly Mount[], scratch: string, containerPath: string): string {
  const path = clean(containerPath);
  const covering = mounts
    .filter((mount) => path === mount.containerPath || path.startsWith(`${mount.containerPath}/`))
    .sort((one, other) => other.containerPath.length - one.containerPath.length)[0];
  return covering ? join(covering.folder, path.slice(covering.containerPath.length)) : join(scratch, path);
}

/** Absolute, without `..` and without a slash at the end. */
function clean(path: string): string {
  return posix.normalize(`/${path}`).replace(/(.)\/$/, '$1');
}

function asFolder(path: string): string {
  return clean(path).slice(1).replaceAll('/', '_') || 'root';
}
