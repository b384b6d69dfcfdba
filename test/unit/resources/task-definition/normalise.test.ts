import { describe, expect, test } from 'vitest';
import { normaliseTaskDefinition } from '../../../../src/resources/task-definition/normalise.ts';
import { fingerprint } from '../../../../src/values/canonical.ts';

type Tree = { readonly [name: string]: Tree };

const containerOf = (members: object) =>
  (normaliseTaskDefinition({ containerDefinitions: [{ name: 'a', ...members }] }) as Tree).containerDefinitions?.a;

const volumeOf = (members: object) =>
  (normaliseTaskDefinition({ volumes: [{ name: 'v', ...members }] }) as Tree).volumes?.v;

test('a task definition of nothing says nothing', () => {
  expect(normaliseTaskDefinition({})).toEqual({});
});

test.each([
  { cpu: '1 vCPU', units: 1024 },
  { cpu: '.5 vcpu', units: 512 },
  { cpu: '0.25vCPU ', units: 256 },
  { cpu: '400', units: 400 },
  { cpu: '', units: undefined },
])('cpu $cpu is $units', ({ cpu, units }) => {
  expect(normaliseTaskDefinition({ cpu }).cpu).toBe(units);
});

test.each([
  { memory: '2 GB', mebibytes: 2048 },
  { memory: '0.5gb', mebibytes: 512 },
  { memory: '2048', mebibytes: 2048 },
  { memory: '', mebibytes: undefined },
])('memory $memory is $mebibytes MiB', ({ memory, mebibytes }) => {
  expect(normaliseTaskDefinition({ memory }).memory).toBe(mebibytes);
});

test.each([{ cpu: 'x 1 vCPU' }, { cpu: '1 vCPU x' }, { memory: '1 GB x' }, { memory: 'x 1 GB' }])(
  'what is no number stays what it is, and so equal to no wanted one: %o',
  (size) => {
    expect(normaliseTaskDefinition(size)).toMatchObject(size);
  },
);

test('an entry without a name is no less an entry, and so a difference to what has none', () => {
  expect(normaliseTaskDefinition({ volumes: [{}], cpu: '1' })).toMatchObject({
    volumes: { '': 'no more than its name' },
  });
});

test('compatibilities have no order, and an empty list of them is none', () => {
  expect(normaliseTaskDefinition({ requiresCompatibilities: ['FARGATE', 'EC2'] }).requiresCompatibilities).toEqual([
    'EC2',
    'FARGATE',
  ]);
  expect(normaliseTaskDefinition({ requiresCompatibilities: [] }).requiresCompatibilities).toBeUndefined();
});

describe('a container', () => {
  test('that says nothing has AWS’s defaults', () => {
    expect(containerOf({})).toEqual({
      cpu: 0,
      essential: true,
      portMappings: {},
      environment: {},
      secrets: {},
      mountPoints: {},
      volumesFrom: {},
      dependsOn: {},
      dockerLabels: {},
      systemControls: {},
      ulimits: {},
    });
  });

  test.each([
    { name: 'nothing', given: [], normal: {} },
    { name: 'the port alone', given: [{ containerPort: 80 }], normal: { '80/tcp': { hostPort: 80 } } },
    { name: 'a host port of 0', given: [{ containerPort: 80, hostPort: 0 }], normal: { '80/tcp': { hostPort: 80 } } },
    {
      name: 'all of it',
      given: [{ containerPort: 53, hostPort: 5353, protocol: 'udp' }],
      normal: { '53/udp': { hostPort: 5353 } },
    },
  ])('maps ports: $name', ({ given, normal }) => {
    expect(containerOf({ portMappings: given })?.portMappings).toEqual(normal);
  });

  test('a variable, a secret and a condition without a value have an empty one', () => {
    const normal = containerOf({
      environment: [{ name: 'E' }],
      secrets: [{ name: 'S' }],
      dependsOn: [{ containerName: 'c' }],
    });
    expect(normal).toMatchObject({
      environment: { E: fingerprint('') },
      secrets: { S: fingerprint('') },
      dependsOn: { c: '' },
    });
  });

  test('mounts read and write unless it says that it only reads', () => {
    expect(
      containerOf({
        mountPoints: [
          { sourceVolume: 'v', containerPath: '/a' },
          { sourceVolume: 'v', containerPath: '/b', readOnly: true },
          { containerPath: '/c' },
        ],
        volumesFrom: [{ sourceContainer: 'c', readOnly: false }],
      }),
    ).toMatchObject({
      mountPoints: { '/a': 'v:read and write', '/b': 'v:read only', '/c': 'no volume:read and write' },
      volumesFrom: { c: 'read and write' },
    });
  });

  test('that depends on none is as one that says nothing of it', () => {
    expect(containerOf({ dependsOn: [] })).toEqual(containerOf({}));
    expect(containerOf({ dependsOn: [{ containerName: 'c', condition: 'START' }] })?.dependsOn).toEqual({ c: 'START' });
  });

  test.each([
    { name: 'without a command is none', check: { interval: 9 }, normal: undefined },
    {
      name: 'gets AWS’s defaults',
      check: { command: ['CMD', 'true'] },
      normal: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3, startPeriod: 0 },
    },
    {
      name: 'keeps what it says',
      check: { command: ['CMD', 'true'], interval: 9, timeout: 8, retries: 7, startPeriod: 6 },
      normal: { command: ['CMD', 'true'], interval: 9, timeout: 8, retries: 7, startPeriod: 6 },
    },
  ])('health check $name', ({ check, normal }) => {
    expect(containerOf({ healthCheck: check })?.healthCheck).toEqual(normal);
  });

  test('keeps what has no default', () => {
    const members = {
      image: 'i',
      cpu: 5,
      memory: 6,
      memoryReservation: 7,
      essential: false,
      command: ['c'],
      stopTimeout: 8,
    };
    expect(containerOf(members)).toMatchObject(members);
    expect(
      containerOf({
        linuxParameters: { initProcessEnabled: true },
        logConfiguration: { logDriver: 'splunk', options: { 'awslogs-group': 'b', 'splunk-token': 'hunter2' } },
      }),
    ).toMatchObject({
      linuxParameters: { initProcessEnabled: true },
      logConfiguration: {
        logDriver: 'splunk',
        options: { 'awslogs-group': 'b', 'splunk-token': fingerprint('hunter2') },
      },
    });
  });
});

test.each([
  { name: 'plain', given: {}, normal: {} },
  { name: 'an empty host', given: { host: { sourcePath: '' } }, normal: {} },
  { name: 'a folder of the host', given: { host: { sourcePath: '/mnt' } }, normal: { host: { sourcePath: '/mnt' } } },
  {
    name: 'Docker’s, by default',
    given: { dockerVolumeConfiguration: {} },
    normal: { dockerVolumeConfiguration: { scope: 'task', driver: 'local', driverOpts: {}, labels: {} } },
  },
  {
    name: 'Docker’s, shared',
    given: { dockerVolumeConfiguration: { scope: 'shared', autoprovision: true, driver: 'rexray' } },
    normal: {
      dockerVolumeConfiguration: {
        scope: 'shared',
        autoprovision: true,
        driver: 'rexray',
        driverOpts: {},
        labels: {},
      },
    },
  },
  {
    name: 'EFS, by default',
    given: { efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
    normal: { efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/', transitEncryption: 'DISABLED' } },
  },
  {
    name: 'EFS, with all of it',
    given: {
      efsVolumeConfiguration: {
        fileSystemId: 'fs-1',
        rootDirectory: '/log',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' },
      },
    },
    normal: {
      efsVolumeConfiguration: {
        fileSystemId: 'fs-1',
        rootDirectory: '/log',
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' },
      },
    },
  },
])('a volume: $name', ({ given, normal }) => {
  expect(volumeOf(given)).toEqual({ name: 'v', ...normal });
});
