import { describe, expect, test } from 'vitest';
import { hostPath, mountsOf } from '../../../../../local/aws/ecs/agent/volumes.ts';

const folders = { lasting: '/cloud', task: '/cloud/tasks/t1' };
const noVolumes = () => [];

describe('where a volume stands', () => {
  test.each([
    { name: 'no configuration', volume: {}, folder: '/cloud/tasks/t1/volumes/data' },
    {
      name: 'Docker of the task',
      volume: { dockerVolumeConfiguration: { scope: 'task' as const } },
      folder: '/cloud/tasks/t1/volumes/data',
    },
    {
      name: 'Docker shared',
      volume: { dockerVolumeConfiguration: { scope: 'shared' as const } },
      folder: '/cloud/docker/data',
    },
    { name: 'host path', volume: { host: { sourcePath: '/srv/log/' } }, folder: '/cloud/host/srv/log' },
    { name: 'host path that climbs', volume: { host: { sourcePath: '/../etc' } }, folder: '/cloud/host/etc' },
    { name: 'EFS', volume: { efsVolumeConfiguration: { fileSystemId: 'fs-1' } }, folder: '/cloud/efs/fs-1/root' },
    {
      name: 'EFS by access point',
      volume: { efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig: { accessPointId: 'fsap-1' } } },
      folder: '/cloud/efs/fs-1/fsap-1',
    },
  ])('$name → $folder', ({ volume, folder }) => {
    const container = { name: 'fluentd', mountPoints: [{ sourceVolume: 'data', containerPath: '/fluentd/log' }] };
    const task = { volumes: [{ name: 'data', ...volume }], containerDefinitions: [container] };
    expect(mountsOf(task, container, noVolumes, folders)).toEqual([
      { containerPath: '/fluentd/log', folder, readOnly: false },
    ]);
  });
});

describe('the mounts of a container', () => {
  const image = ({ name }: { name?: string | undefined }) => (name === 'fluentd' ? ['/fluentd/log'] : []);

  test('a mount point stands in the place of the VOLUME at its path', () => {
    const container = { name: 'fluentd', mountPoints: [{ sourceVolume: 'data', containerPath: '/fluentd/log' }] };
    const task = { volumes: [{ name: 'data', host: { sourcePath: '/srv' } }], containerDefinitions: [container] };
    expect(mountsOf(task, container, image, folders).map(({ folder }) => folder)).toEqual(['/cloud/host/srv']);
  });

  test('volumesFrom gives the folders of the source, read-only where it says so', () => {
    const batch = { name: 'batch', volumesFrom: [{ sourceContainer: 'fluentd', readOnly: true }] };
    const task = { containerDefinitions: [{ name: 'fluentd' }, batch] };
    expect(mountsOf(task, batch, image, folders)).toEqual([
      { containerPath: '/fluentd/log', folder: '/cloud/tasks/t1/anonymous/fluentd/fluentd_log', readOnly: true },
    ]);
  });
});

describe('a path in the container', () => {
  const mounts = [
    { containerPath: '/fluentd', folder: '/a', readOnly: false },
    { containerPath: '/fluentd/log', folder: '/b', readOnly: false },
  ];
  test.each([
    { path: '/fluentd/log/access', host: '/b/access' },
    { path: '/fluentd/logs', host: '/a/logs' },
    { path: '/tmp/x', host: '/scratch/tmp/x' },
    { path: '/../../etc', host: '/scratch/etc' },
  ])('$path is $host', ({ path, host }) => {
    expect(hostPath(mounts, '/scratch', path)).toBe(host);
  });
});
