import type { ContainerDefinition, Deployment, Service, TaskDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import type { Live } from '../../../src/init/live/live.ts';
import { liveDraft } from '../../../src/init/live/liveDraft.ts';

interface Given {
  readonly service?: Partial<Service>;
  readonly task?: Partial<TaskDefinition>;
  readonly fluentd?: ContainerDefinition;
  readonly batch?: ContainerDefinition;
  readonly live?: Partial<Live>;
}

/** A service by hand, as ECS describes it: defaults written out, nothing that no setting says. */
function liveOf({ service, task, fluentd, batch, live }: Given): Live {
  return {
    cluster: 'production',
    region: 'eu-west-1',
    vpc: 'vpc-0a',
    unread: [],
    discovery: { Name: 'fluentd' },
    namespace: { Name: 'internal' },
    service: {
      serviceArn: 'arn:aws:ecs:eu-west-1:123456789012:service/production/access-log',
      serviceName: 'access-log',
      clusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/production',
      status: 'ACTIVE',
      launchType: 'EC2',
      desiredCount: 1,
      runningCount: 1,
      pendingCount: 0,
      events: [{ id: '1', message: 'steady' }],
      loadBalancers: [],
      serviceRegistries: [{ registryArn: 'arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1' }],
      placementConstraints: [],
      placementStrategy: [],
      schedulingStrategy: 'REPLICA',
      deploymentController: { type: 'ECS' },
      deploymentConfiguration: {
        minimumHealthyPercent: 0,
        maximumPercent: 100,
        strategy: 'ROLLING',
        bakeTimeInMinutes: 0,
        alarms: { alarmNames: [], enable: false, rollback: false },
        deploymentCircuitBreaker: { enable: false, rollback: false },
      },
      availabilityZoneRebalancing: 'ENABLED',
      healthCheckGracePeriodSeconds: 0,
      enableECSManagedTags: false,
      propagateTags: 'NONE',
      enableExecuteCommand: false,
      roleArn: 'arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a'], securityGroups: ['sg-0a'] } },
      ...service,
    },
    taskDefinition: {
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/access-log:7',
      revision: 7,
      family: 'access-log',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['EC2'],
      placementConstraints: [],
      volumes: [],
      containerDefinitions: [
        {
          name: 'fluentd',
          image: 'registry/fluentd:1',
          cpu: 0,
          memory: 400,
          essential: true,
          environment: [],
          mountPoints: [],
          volumesFrom: [],
          systemControls: [],
          ...fluentd,
        },
        {
          name: 'batch',
          image: 'registry/batch:1',
          cpu: 0,
          memory: 400,
          essential: true,
          command: ['cron', '-f'],
          ...batch,
        },
      ],
      ...task,
    },
    ...live,
  };
}

/** What is told beyond what is told of any service. */
function told(given: Given): readonly string[] {
  const { notes } = liveDraft(liveOf(given));
  return notes.flatMap(({ section, text }) =>
    text.startsWith('what is written where stands') ? [] : [`${section ?? 'top'}: ${text}`],
  );
}

test('of a service that has nothing but what a draft carries and what AWS writes by itself, nothing is told', () => {
  expect(told({})).toEqual([]);
});

const without = 'which no setting says: a deploy leaves it out';

describe('what a container has and no setting says is told in its section', () => {
  test.each([
    ['dependsOn', { dependsOn: [{ containerName: 'batch', condition: 'START' }] }, 'dependsOn.batch START'],
    [
      'linuxParameters',
      { linuxParameters: { capabilities: { add: ['SYS_PTRACE'] } } },
      'linuxParameters {"capabilities":{"add":["SYS_PTRACE"]}}',
    ],
    [
      'extraHosts',
      { extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.1' }] },
      'extraHosts [{"hostname":"db","ipAddress":"10.0.0.1"}]',
    ],
    ['ulimits', { ulimits: [{ name: 'nofile', softLimit: 65536, hardLimit: 65536 }] }, 'ulimits.nofile 65536:65536'],
    ['dockerLabels', { dockerLabels: { team: 'x' } }, 'dockerLabels.team hash:'],
    ['entryPoint', { entryPoint: ['sh', '-c'] }, 'entryPoint ["sh","-c"]'],
    ['command', { command: ['fluentd', '-vv'] }, 'command ["fluentd","-vv"]'],
    ['user', { user: '1000' }, 'user 1000'],
    ['workingDirectory', { workingDirectory: '/opt' }, 'workingDirectory /opt'],
    [
      'portMappings',
      { portMappings: [{ containerPort: 24224, hostPort: 24224, protocol: 'tcp' }] },
      'portMappings.24224/tcp',
    ],
    [
      'mountPoints',
      {
        mountPoints: [
          { sourceVolume: 'x', containerPath: '/fluentd/log' },
          { sourceVolume: 'etc', containerPath: '/etc/x' },
        ],
      },
      'mountPoints./etc/x etc:read and write',
    ],
    ['privileged', { privileged: true }, 'privileged true'],
    ['readonlyRootFilesystem', { readonlyRootFilesystem: true }, 'readonlyRootFilesystem true'],
    ['startTimeout', { startTimeout: 5 }, 'startTimeout 5'],
    [
      'firelensConfiguration',
      { firelensConfiguration: { type: 'fluentd' } },
      'firelensConfiguration {"type":"fluentd"}',
    ],
    ['restartPolicy', { restartPolicy: { enabled: true } }, 'restartPolicy {"enabled":true}'],
    [
      'resourceRequirements',
      { resourceRequirements: [{ type: 'GPU', value: '1' }] },
      'resourceRequirements [{"type":"GPU","value":"1"}]',
    ],
    ['a member that nobody knows yet', { tomorrow: true }, 'tomorrow true'],
  ] as readonly (readonly [string, ContainerDefinition, string])[])('%s', (_, fluentd, words) => {
    const notes = told({ fluentd }).filter((note) => note.startsWith(`fluentd: the container fluentd has ${words}`));
    expect(notes).toEqual([expect.stringMatching(new RegExp(`, ${without}$`))]);
  });

  test('a health check and a log driver of its own, as what a deploy writes instead', () => {
    const batch: ContainerDefinition = {
      stopTimeout: 5,
      healthCheck: { command: ['CMD', 'true'] },
      logConfiguration: {
        logDriver: 'splunk',
        options: { 'splunk-url': 'https://splunk', 'splunk-token': 'hunter2x' },
      },
    };
    const notes = told({ batch });
    expect(notes.join('\n')).not.toContain('hunter2x');
    expect(notes).toMatchInlineSnapshot(`
      [
        "batch: the container batch has healthCheck {"command":["CMD","true"],"interval":30,"timeout":5,"retries":3,"startPeriod":0}, which no setting says: a deploy leaves it out",
        "batch: the container batch has logConfiguration.logDriver splunk, and a deploy writes awslogs",
        "batch: the container batch has logConfiguration.options.splunk-token hash:5d0c6edb79a6, which no setting says: a deploy leaves it out",
        "batch: the container batch has logConfiguration.options.splunk-url hash:efbd559bc7ca, which no setting says: a deploy leaves it out",
      ]
    `);
  });

  test('a batch without a command of its own gets one that its image may not have', () => {
    expect(told({ batch: { command: [] } })).toEqual([
      'batch: the batch has no command beside its image’s own: a deploy writes cron -f in its place',
    ]);
  });

  test('containers of other names are told once, and what refers to them is no difference', () => {
    expect(
      told({
        fluentd: { name: 'collector', image: 'my/fluentd:1' },
        batch: {
          name: 'jobs',
          volumesFrom: [{ sourceContainer: 'collector' }],
          dependsOn: [{ containerName: 'collector', condition: 'START' }],
        },
      }),
    ).toEqual([
      'fluentd: the container collector is called fluentd by a deploy',
      'batch: the container jobs is called batch by a deploy',
    ]);
  });
});

describe('what a task definition has and no setting says is told', () => {
  test.each([
    ['pidMode', { pidMode: 'task' }, 'top: the task definition has pidMode task'],
    ['ipcMode', { ipcMode: 'host' }, 'top: the task definition has ipcMode host'],
    [
      'ephemeralStorage',
      { ephemeralStorage: { sizeInGiB: 50 } },
      'top: the task definition has ephemeralStorage {"sizeInGiB":50}',
    ],
    [
      'placementConstraints',
      { placementConstraints: [{ type: 'memberOf', expression: 'x' }] },
      'top: the task definition has placementConstraints [{"type":"memberOf","expression":"x"}]',
    ],
    [
      'proxyConfiguration',
      { proxyConfiguration: { containerName: 'envoy' } },
      'top: the task definition has proxyConfiguration {"type":"APPMESH","containerName":"envoy"}',
    ],
    [
      'runtimePlatform',
      { runtimePlatform: { cpuArchitecture: 'ARM64' } },
      'top: the task definition has runtimePlatform {"cpuArchitecture":"ARM64"}',
    ],
    ['a member that nobody knows yet', { tomorrow: 7 }, 'top: the task definition has tomorrow 7'],
  ] as readonly (readonly [string, TaskDefinition, string])[])('%s', (_, task, words) => {
    expect(told({ task })).toEqual([`${words}, ${without}`]);
  });

  test('a volume of a kind that is not in the configuration, and one beside it', () => {
    const notes = told({
      fluentd: { mountPoints: [{ sourceVolume: 'log', containerPath: '/fluentd/log' }] },
      task: {
        volumes: [
          { name: 'log', dockerVolumeConfiguration: { scope: 'task', driver: 'rexray/ebs' } },
          { name: 'etc', host: { sourcePath: '/etc' } },
        ],
        containerDefinitions: [
          {
            name: 'fluentd',
            image: 'registry/fluentd:1',
            mountPoints: [{ sourceVolume: 'log', containerPath: '/fluentd/log' }],
          },
          { name: 'batch', image: 'registry/batch:1', command: ['cron', '-f'] },
        ],
      },
    });
    expect(notes).toMatchInlineSnapshot(`
      [
        "volume: the volume etc is not Fluentd’s, and no setting says it",
        "fluentd: the container fluentd has mountPoints./fluentd/log log:read and write, which no setting says: a deploy leaves it out",
        "volume: the volume has {"name":"log","dockerVolumeConfiguration":{"scope":"task","driver":"rexray/ebs"}}, which no setting says: a deploy leaves it out",
      ]
    `);
  });

  test('a tag that the service has not, or with another value', () => {
    expect(
      told({
        service: { tags: [{ key: 'team', value: 'a' }] },
        live: {
          revisionTags: [
            { key: 'team', value: 'b' },
            { key: 'legacy-log-ecs', value: 'access-log' },
          ],
        },
      }),
    ).toEqual([
      'tags: the task definition has the tag team with the value b, and the service has not: a deploy leaves it out',
    ]);
  });
});

describe('what a service has and no setting says is told', () => {
  const made = 'which no setting says: a service made anew from the configuration is without it';
  test.each([
    [
      'load balancers',
      { loadBalancers: [{ targetGroupArn: 'arn:x' }] },
      `loadBalancers [{"targetGroupArn":"arn:x"}], ${made}`,
    ],
    [
      'placement constraints',
      { placementConstraints: [{ type: 'distinctInstance' }] },
      `placementConstraints [{"type":"distinctInstance"}], ${made}`,
    ],
    [
      'placement strategies',
      { placementStrategy: [{ type: 'binpack', field: 'memory' }] },
      `placementStrategy [{"type":"binpack","field":"memory"}], ${made}`,
    ],
    ['none running', { desiredCount: 0 }, 'desiredCount 0, and a deploy writes 1'],
    ['several', { desiredCount: 2 }, 'desiredCount 2, and a deploy writes 1'],
    [
      'a second registry',
      { serviceRegistries: [{ registryArn: 'arn:a' }, { registryArn: 'arn:b' }] },
      `serviceRegistries [{"registryArn":"arn:b"}], ${made}`,
    ],
    [
      'a registered port',
      { serviceRegistries: [{ registryArn: 'arn:a', port: 80 }] },
      `serviceRegistries [{"port":80}], ${made}`,
    ],
    [
      'alarms',
      {
        deploymentConfiguration: {
          minimumHealthyPercent: 0,
          maximumPercent: 100,
          alarms: { alarmNames: ['a'], enable: true, rollback: true },
        },
      },
      `deploymentConfiguration.alarms {"alarmNames":["a"],"enable":true,"rollback":true}, ${made}`,
    ],
    [
      'two at once',
      { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 200 } },
      'deploymentConfiguration.maximumPercent 200, and a deploy writes 100',
    ],
    [
      'another controller',
      { deploymentController: { type: 'CODE_DEPLOY' } },
      `deploymentController {"type":"CODE_DEPLOY"}, ${made}`,
    ],
    ['daemons', { schedulingStrategy: 'DAEMON' }, `schedulingStrategy DAEMON, ${made}`],
    ['a grace period', { healthCheckGracePeriodSeconds: 60 }, `healthCheckGracePeriodSeconds 60, ${made}`],
    ['a version of Fargate', { platformVersion: '1.3.0' }, `platformVersion 1.3.0, ${made}`],
    [
      'tags of the revision on its tasks',
      { propagateTags: 'TASK_DEFINITION' },
      'propagateTags TASK_DEFINITION, and a deploy writes SERVICE',
    ],
    ['a member that nobody knows yet', { tomorrow: true } as object, `tomorrow true, ${made}`],
  ] as readonly (readonly [string, Partial<Service>, string])[])('%s', (_, service, words) => {
    expect(told({ service })).toEqual([`top: the service has ${words}`]);
  });

  test('what stands on its deployment alone, without the options of a log driver', () => {
    const primary: Deployment = {
      status: 'PRIMARY',
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'internal',
        logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'hunter2x' } },
      },
      volumeConfigurations: [{ name: 'data' }],
    };
    expect(told({ service: { deployments: [{ status: 'ACTIVE' }, primary] } })).toEqual([
      `top: the service has serviceConnectConfiguration {"enabled":true,"namespace":"internal"}, ${made}`,
      `top: the service has volumeConfigurations [{"name":"data"}], ${made}`,
    ]);
  });
});

test('also where gaps remain: nothing of what is told depends on a plan', () => {
  const { gaps, notes } = liveDraft(
    liveOf({
      batch: { environment: [{ name: 'DB_PASSWORD', value: 'hunter2x' }], user: '1000' },
      live: { vpc: undefined },
    }),
  );
  expect(gaps.map(({ path }) => path)).toEqual(['network', 'roles', 'batch.secrets.DB_PASSWORD']);
  expect(notes.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "the service runs in the subnets subnet-0a with the security groups sg-0a",
      "what is written where stands in the image’s fluent.conf, which AWS does not show: write it in fluentd.streams before the image is built anew",
      "DB_PASSWORD stood in the environment in plain and looks like a secret: its value was not written here",
      "the container batch has user 1000, which no setting says: a deploy leaves it out",
    ]
  `);
});

test('a value that the check refuses hides nothing else', () => {
  expect(told({ batch: { cpu: -1, user: '1000' }, task: {} })).toContain(
    `batch: the container batch has user 1000, ${without}`,
  );
});
