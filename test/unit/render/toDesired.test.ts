import { describe, expect, test } from 'vitest';
import { toDesired } from '../../../src/render/toDesired.ts';
import { configOf, fluentdConfigOf } from '../../support/config.ts';

describe('the smallest configuration', () => {
  const desired = () => toDesired(configOf());

  test('renders every field of the task that this system comes from', () => {
    expect(desired().taskDefinition).toMatchObject({
      networkMode: 'awsvpc',
      containerDefinitions: [
        {
          name: 'fluentd',
          image: 'xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com/xxx-fluentd:e6767fd9',
          cpu: 400,
          memoryReservation: 400,
          essential: true,
          portMappings: [],
        },
        {
          name: 'batch',
          image: 'xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com/xxx-batch:e6767fd9',
          cpu: 400,
          memoryReservation: 400,
          essential: true,
          portMappings: [],
          volumesFrom: [{ readOnly: false, sourceContainer: 'fluentd' }],
          dependsOn: [{ containerName: 'fluentd', condition: 'START' }],
        },
      ],
    });
  });

  test('mounts nothing: the anonymous volume is the image’s own', () => {
    expect(desired().taskDefinition.volumes).toEqual([]);
    expect(desired().taskDefinition.containerDefinitions.map(({ mountPoints }) => mountPoints)).toEqual([[], []]);
  });

  test('puts an init before batch, so that cron ends on SIGTERM', () => {
    const [fluentd, batch] = desired().taskDefinition.containerDefinitions;
    expect(batch?.linuxParameters).toEqual({ initProcessEnabled: true });
    expect([fluentd?.stopTimeout, batch?.stopTimeout]).toEqual([30, 30]);
  });

  test('leaves out what is not set, rather than setting it to nothing', () => {
    expect(Object.keys(desired().taskDefinition)).toEqual([
      'family',
      'networkMode',
      'requiresCompatibilities',
      'containerDefinitions',
      'volumes',
      'tags',
    ]);
    expect(desired().taskDefinition.containerDefinitions.map((container) => 'memory' in container)).toEqual([
      false,
      false,
    ]);
  });

  test('is one namespace and one weighted A record with low TTLs and a custom health check', () => {
    expect(desired().namespace).toEqual({
      Name: 'internal',
      Vpc: 'vpc-0a1b',
      Description: 'Private names of log services',
      Properties: { DnsProperties: { SOA: { TTL: 10 } } },
      Tags: [{ Key: 'legacy-log-ecs', Value: 'access-log' }],
    });
    expect(desired().discoveryService).toEqual({
      Name: 'fluentd',
      NamespaceId: '${NAMESPACE_ID}',
      Description: 'Fluentd of the log service access-log',
      DnsConfig: { RoutingPolicy: 'WEIGHTED', DnsRecords: [{ Type: 'A', TTL: 10 }] },
      HealthCheckCustomConfig: {},
      Tags: [{ Key: 'legacy-log-ecs', Value: 'access-log' }],
    });
  });

  test('is one task that is stopped before its successor starts', () => {
    expect(desired().service).toEqual({
      cluster: 'production',
      serviceName: 'access-log',
      taskDefinition: 'access-log',
      launchType: 'EC2',
      schedulingStrategy: 'REPLICA',
      desiredCount: 1,
      deploymentConfiguration: {
        strategy: 'ROLLING',
        minimumHealthyPercent: 0,
        maximumPercent: 100,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      availabilityZoneRebalancing: 'DISABLED',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ['subnet-0a', 'subnet-0b'],
          securityGroups: ['sg-0a'],
          assignPublicIp: 'DISABLED',
        },
      },
      serviceRegistries: [{ registryArn: '${DISCOVERY_SERVICE_ARN}' }],
      enableECSManagedTags: true,
      propagateTags: 'SERVICE',
      tags: [
        { key: 'legacy-log-ecs', value: 'access-log' },
        { key: 'legacy-log-ecs:vpc', value: 'vpc-0a1b' },
      ],
    });
  });

  test('is reached at fluentd.internal:24224', () => {
    expect(desired().endpoint).toBe('fluentd.internal:24224');
  });

  test('logs its own output to one group, which never blocks the containers', () => {
    expect(desired().logGroups).toEqual([
      { logGroupName: '/ecs/access-log', tags: { 'legacy-log-ecs': 'access-log' } },
    ]);
    expect(toDesired(configOf({ logs: { retentionDays: 7 } })).logGroups).toMatchObject([{ retentionInDays: 7 }]);
    const options = { 'awslogs-group': '/ecs/access-log', mode: 'non-blocking', 'max-buffer-size': '10m' };
    expect(desired().taskDefinition.containerDefinitions.map(({ logConfiguration }) => logConfiguration)).toEqual([
      { logDriver: 'awslogs', options: { ...options, 'awslogs-stream-prefix': 'fluentd' } },
      { logDriver: 'awslogs', options: { ...options, 'awslogs-stream-prefix': 'batch' } },
    ]);
  });
});

describe('volumes', () => {
  const mounted = { sourceVolume: 'access-log-log', containerPath: '/fluentd/log', readOnly: false };
  const role = { task: 'arn:aws:iam::123456789012:role/task' };
  test.each([
    {
      name: 'docker',
      config: configOf({ volume: { type: 'docker' } }),
      volume: {
        name: 'access-log-log',
        dockerVolumeConfiguration: { scope: 'shared', autoprovision: true, driver: 'local' },
      },
    },
    {
      name: 'docker with a name',
      config: configOf({ volume: { type: 'docker', name: 'logs' } }),
      volume: { name: 'logs', dockerVolumeConfiguration: { scope: 'shared', autoprovision: true, driver: 'local' } },
    },
    {
      name: 'host',
      config: configOf({ volume: { type: 'host', path: '/mnt/log' } }),
      volume: { name: 'access-log-log', host: { sourcePath: '/mnt/log' } },
    },
    {
      name: 'efs',
      config: configOf({ volume: { type: 'efs', fileSystem: 'fs-0a', rootDirectory: '/log' } }),
      volume: {
        name: 'access-log-log',
        efsVolumeConfiguration: { fileSystemId: 'fs-0a', rootDirectory: '/log', transitEncryption: 'ENABLED' },
      },
    },
    {
      name: 'efs with a task role',
      config: configOf({ volume: { type: 'efs', fileSystem: 'fs-0a' }, roles: role }),
      volume: {
        name: 'access-log-log',
        efsVolumeConfiguration: {
          fileSystemId: 'fs-0a',
          transitEncryption: 'ENABLED',
          authorizationConfig: { iam: 'ENABLED' },
        },
      },
    },
    {
      name: 'efs with an access point',
      config: configOf({ volume: { type: 'efs', fileSystem: 'fs-0a', accessPoint: 'fsap-0a' } }),
      volume: {
        name: 'access-log-log',
        efsVolumeConfiguration: {
          fileSystemId: 'fs-0a',
          transitEncryption: 'ENABLED',
          authorizationConfig: { accessPointId: 'fsap-0a', iam: 'DISABLED' },
        },
      },
    },
    {
      name: 'efs with an access point, which has a root of its own',
      config: configOf({
        volume: { type: 'efs', fileSystem: 'fs-0a', accessPoint: 'fsap-0a', rootDirectory: '/' },
      }),
      volume: {
        name: 'access-log-log',
        efsVolumeConfiguration: {
          fileSystemId: 'fs-0a',
          transitEncryption: 'ENABLED',
          authorizationConfig: { accessPointId: 'fsap-0a', iam: 'DISABLED' },
        },
      },
    },
    {
      name: 'efs with an access point and a task role',
      config: configOf({ volume: { type: 'efs', fileSystem: 'fs-0a', accessPoint: 'fsap-0a' }, roles: role }),
      volume: {
        name: 'access-log-log',
        efsVolumeConfiguration: {
          fileSystemId: 'fs-0a',
          transitEncryption: 'ENABLED',
          authorizationConfig: { accessPointId: 'fsap-0a', iam: 'ENABLED' },
        },
      },
    },
  ])('$name: mounted under Fluentd, shared with batch by volumesFrom', ({ config, volume }) => {
    const { volumes, containerDefinitions } = toDesired(config).taskDefinition;
    const [fluentd, batch] = containerDefinitions;
    expect(volumes).toEqual([volume]);
    expect(fluentd?.mountPoints).toEqual([{ ...mounted, sourceVolume: volume.name }]);
    expect(batch?.mountPoints).toEqual([]);
    expect(batch?.volumesFrom).toEqual([{ sourceContainer: 'fluentd', readOnly: false }]);
  });
});

describe('settings', () => {
  test('Fargate takes the task’s size as strings and a public address, and maps no port either', () => {
    const { taskDefinition, service } = toDesired(
      configOf({
        launchType: 'FARGATE',
        task: { cpu: 1024, memory: 2048 },
        network: { vpc: 'vpc-0', subnets: ['subnet-0'], securityGroups: ['sg-0'], assignPublicIp: true },
      }),
    );
    expect(taskDefinition).toMatchObject({ requiresCompatibilities: ['FARGATE'], cpu: '1024', memory: '2048' });
    expect(taskDefinition.containerDefinitions.map(({ portMappings }) => portMappings)).toEqual([[], []]);
    expect(service.launchType).toBe('FARGATE');
    expect(service.networkConfiguration.awsvpcConfiguration.assignPublicIp).toBe('ENABLED');
  });

  test('a container has the hard limit of memory that is set for it', () => {
    const { containerDefinitions } = toDesired(
      configOf({ fluentd: { image: 'f:1', memory: 800 }, batch: { image: 'b:1', memory: 600 } }),
    ).taskDefinition;
    expect(containerDefinitions.map(({ memory }) => memory)).toEqual([800, 600]);
  });

  test('the health check asks for an ack at the configured port with nothing but the image’s Ruby', () => {
    const [fluentd] = toDesired(fluentdConfigOf({ port: 24000 })).taskDefinition.containerDefinitions;
    expect(fluentd?.healthCheck).toEqual({
      command: ['CMD', 'ruby', '--disable-gems', '/opt/legacy-log-ecs/plugin/bin/health', '127.0.0.1', '24000'],
      interval: 5,
      timeout: 5,
      retries: 5,
      startPeriod: 30,
    });
  });

  test('what security names reaches Fluentd as secrets, beside its own', () => {
    const secret = (name: string) => `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`;
    const security = { sharedKey: secret('key'), tls: { certificate: secret('certificate'), key: secret('private') } };
    const [fluentd] = toDesired(fluentdConfigOf({ secrets: { OWN: secret('own') }, security })).taskDefinition
      .containerDefinitions;
    expect(fluentd?.secrets).toEqual([
      { name: 'OWN', valueFrom: secret('own') },
      { name: 'FLUENTD_SHARED_KEY', valueFrom: secret('key') },
      { name: 'FLUENTD_TLS_CERTIFICATE', valueFrom: secret('certificate') },
      { name: 'FLUENTD_TLS_KEY', valueFrom: secret('private') },
    ]);
  });

  test('a known Region is told to the log driver, and another group is used', () => {
    const [fluentd] = toDesired(configOf({ region: 'eu-west-1', logs: { group: '/my/logs', retentionDays: 7 } }))
      .taskDefinition.containerDefinitions;
    expect(fluentd?.logConfiguration.options).toMatchObject({
      'awslogs-group': '/my/logs',
      'awslogs-region': 'eu-west-1',
    });
  });

  test('variables become lists of name and value, secrets of name and ARN', () => {
    const [, batch] = toDesired(
      configOf({
        batch: {
          image: 'b:1',
          command: ['./run'],
          stopTimeout: 5,
          environment: { TZ: 'Asia/Tokyo', EMPTY: '' },
          secrets: { DATABASE_URL: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db' },
        },
      }),
    ).taskDefinition.containerDefinitions;
    expect(batch).toMatchObject({
      command: ['./run'],
      stopTimeout: 5,
      environment: [
        { name: 'TZ', value: 'Asia/Tokyo' },
        { name: 'EMPTY', value: '' },
      ],
      secrets: [{ name: 'DATABASE_URL', valueFrom: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db' }],
    });
  });

  test('everything carries the configured tags, and the owner’s tag cannot be replaced', () => {
    const desired = toDesired(configOf({ tags: { team: 'web', 'legacy-log-ecs': 'mine' } }));
    const expected = { team: 'web', 'legacy-log-ecs': 'access-log' };
    expect(desired.logGroups[0]?.tags).toEqual(expected);
    expect(Object.fromEntries(desired.service.tags.map(({ key, value }) => [key, value]))).toEqual({
      ...expected,
      'legacy-log-ecs:vpc': 'vpc-0a1b',
    });
    expect(Object.fromEntries(desired.taskDefinition.tags.map(({ key, value }) => [key, value]))).toEqual(expected);
    expect(Object.fromEntries(desired.namespace.Tags.map(({ Key, Value }) => [Key, Value]))).toEqual(expected);
    expect(Object.fromEntries(desired.discoveryService.Tags.map(({ Key, Value }) => [Key, Value]))).toEqual(expected);
  });
});
