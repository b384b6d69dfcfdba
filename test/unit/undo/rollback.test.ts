import { expect, test } from 'vitest';
import { toDesired } from '../../../src/render/toDesired.ts';
import { rollback } from '../../../src/undo/rollback.io.ts';
import { configOf } from '../../support/config.ts';
import { type Answer, fakeWorld, refusal } from '../../support/fakeWorld.ts';

const desired = toDesired(configOf({ region: 'eu-west-1' }));
const arn = (number: number) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/access-log:${number}`;
const id = 'a'.repeat(32);

const entry = (number: number, status: string, rolloutState: string, atMs = number * 1_000) => ({
  id: `ecs-svc/${number}`,
  status,
  taskDefinition: arn(number),
  rolloutState,
  createdAt: new Date(atMs),
});

const service = (running: number, deployments: readonly object[]) => ({
  serviceArn: 'arn:service',
  status: 'ACTIVE',
  desiredCount: 1,
  runningCount: 1,
  pendingCount: 0,
  taskDefinition: arn(running),
  deployments,
  serviceRegistries: [{ registryArn: 'arn:name' }],
  tags: [],
});
const steady = (number: number) => service(number, [entry(number, 'PRIMARY', 'COMPLETED')]);

/** Newest first, as `[7, 'SUCCESSFUL']`. */
const historyOf = (...ran: readonly (readonly [number, string])[]): Record<string, readonly Answer[]> => ({
  ListServiceDeployments: [
    {
      serviceDeployments: ran.map(([number, status], at) => ({
        serviceDeploymentArn: `arn:deployment-${number}`,
        targetServiceRevisionArn: `r${number}`,
        status,
        createdAt: new Date(number * 1_000 - at),
      })),
    },
  ],
  DescribeServiceRevisions: [
    { serviceRevisions: ran.map(([number]) => ({ serviceRevisionArn: `r${number}`, taskDefinition: arn(number) })) },
  ],
});

const taskOf = (number: number) => ({
  taskArn: `arn:task/${id}`,
  taskDefinitionArn: arn(number),
  group: 'service:access-log',
  lastStatus: 'RUNNING',
  desiredStatus: 'RUNNING',
  healthStatus: 'HEALTHY',
  attachments: [{ details: [{ name: 'privateIPv4Address', value: '10.0.0.1' }] }],
  containers: [
    { name: 'fluentd', lastStatus: 'RUNNING', healthStatus: 'HEALTHY' },
    { name: 'batch', lastStatus: 'RUNNING' },
  ],
});

const containers = [{ name: 'fluentd' }, { name: 'batch' }];

const around: Record<string, readonly Answer[]> = {
  ListNamespaces: [
    {
      Namespaces: [
        { Id: 'ns-1', Name: 'internal', Properties: { DnsProperties: { HostedZoneId: 'Z1', SOA: { TTL: 10 } } } },
      ],
    },
  ],
  GetHostedZone: [{ vpcs: ['vpc-0a1b'] }],
  ListServices: [{ Services: [{ Id: 'srv-1', Arn: 'arn:name', Name: 'fluentd', HealthCheckCustomConfig: {} }] }],
  ListInstances: [
    {
      Instances: [
        {
          Id: id,
          Attributes: { AWS_INSTANCE_IPV4: '10.0.0.1', ECS_SERVICE_NAME: 'access-log', ECS_CLUSTER_NAME: 'production' },
        },
      ],
    },
  ],
  GetInstancesHealthStatus: [{ Status: { [id]: 'HEALTHY' } }],
  ListTasks: [({ desiredStatus }) => ({ taskArns: desiredStatus === 'RUNNING' ? [`arn:task/${id}`] : [] })],
  DescribeTasks: [{ tasks: [taskOf(6)] }],
  DescribeTaskDefinition: [
    ({ taskDefinition }) => ({
      taskDefinition: { taskDefinitionArn: String(taskDefinition), status: 'ACTIVE', containerDefinitions: containers },
    }),
  ],
  DescribeServiceDeployments: [
    ({ serviceDeploymentArns }) => ({
      serviceDeployments: [{ serviceDeploymentArn: String(serviceDeploymentArns), status: 'SUCCESSFUL' }],
    }),
  ],
};

const run = async (
  answers: Record<string, readonly Answer[]>,
  more: { readonly to?: string; readonly wait?: boolean } = {},
) => {
  const { world, sent } = fakeWorld({ ...around, ...answers });
  const { to, wait = true } = more;
  const report = await rollback(world, desired, { to, wait, timeoutMs: 900_000, onProgress: () => {} });
  const writes = sent.filter(({ operation }) => /^(Update|Stop)/.test(operation));
  return { report, writes: writes.map(({ operation, input }) => [operation, input] as const) };
};

test('the last good revision is brought back by an update that says nothing else', async () => {
  const { report, writes } = await run({
    ...historyOf([7, 'SUCCESSFUL'], [6, 'SUCCESSFUL']),
    DescribeServices: [{ services: [steady(7)] }, { services: [steady(6)] }],
    UpdateService: [
      { service: service(6, [entry(6, 'PRIMARY', 'IN_PROGRESS', 9_000), entry(7, 'ACTIVE', 'COMPLETED')]) },
    ],
  });
  expect(writes).toEqual([['UpdateService', { cluster: 'production', service: 'access-log', taskDefinition: arn(6) }]]);
  expect(report).toMatchObject({ outcome: 'succeeded', taskDefinitionArn: arn(6), rollback: { way: 'update' } });
});

test('a rollout that goes on is stopped, and ECS puts the old one back itself', async () => {
  const rolling = service(7, [entry(7, 'PRIMARY', 'IN_PROGRESS'), entry(6, 'ACTIVE', 'COMPLETED')]);
  const { report, writes } = await run({
    ...historyOf([7, 'IN_PROGRESS'], [6, 'SUCCESSFUL']),
    DescribeServices: [{ services: [rolling] }, { services: [rolling] }, { services: [steady(6)] }],
    DescribeServiceDeployments: [
      { serviceDeployments: [{ serviceDeploymentArn: 'arn:deployment-7', status: 'ROLLBACK_IN_PROGRESS' }] },
      { serviceDeployments: [{ serviceDeploymentArn: 'arn:deployment-7', status: 'ROLLBACK_SUCCESSFUL' }] },
    ],
    StopServiceDeployment: [{}],
  });
  expect(writes).toEqual([
    ['StopServiceDeployment', { serviceDeploymentArn: 'arn:deployment-7', stopType: 'ROLLBACK' }],
  ]);
  expect(report).toMatchObject({ outcome: 'succeeded', rollback: { way: 'stop', to: arn(6) } });
});

test('a rollout that cannot be stopped any more is followed by an update', async () => {
  const rolling = service(7, [entry(7, 'PRIMARY', 'IN_PROGRESS'), entry(6, 'ACTIVE', 'COMPLETED')]);
  const { writes } = await run({
    ...historyOf([7, 'IN_PROGRESS'], [6, 'SUCCESSFUL']),
    DescribeServices: [{ services: [rolling] }, { services: [steady(6)] }],
    StopServiceDeployment: [refusal('ConflictException')],
    UpdateService: [{ service: steady(6) }],
  });
  expect(writes.map(([operation]) => operation)).toEqual(['StopServiceDeployment', 'UpdateService']);
});

test('what ECS has rolled back itself is left alone, and it is said so', async () => {
  const { report, writes } = await run({
    ...historyOf([7, 'ROLLBACK_SUCCESSFUL'], [6, 'SUCCESSFUL']),
    DescribeServices: [{ services: [steady(6)] }],
  });
  expect(writes).toEqual([]);
  expect(report).toMatchObject({
    outcome: 'unchanged',
    because: expect.stringContaining('access-log:6 runs already, which is where to go back to'),
  });
});

test('a revision that was deregistered is passed over, and told', async () => {
  const { report } = await run({
    ...historyOf([7, 'SUCCESSFUL'], [6, 'SUCCESSFUL'], [5, 'SUCCESSFUL']),
    DescribeServices: [{ services: [steady(7)] }, { services: [steady(5)] }],
    DescribeTaskDefinition: [
      { taskDefinition: { taskDefinitionArn: arn(6), status: 'INACTIVE' } },
      { taskDefinition: { taskDefinitionArn: arn(5), status: 'ACTIVE', containerDefinitions: containers } },
    ],
    UpdateService: [{ service: steady(5) }],
  });
  expect(report.rollback).toMatchObject({ to: arn(5), skipped: ['access-log:6 is INACTIVE'] });
});

test('without the right to see what ran well, the one below the newest is taken, and that is said', async () => {
  const { report } = await run({
    ListServiceDeployments: [refusal('AccessDeniedException')],
    ListTaskDefinitions: [{ taskDefinitionArns: [arn(7), arn(6)] }],
    DescribeServices: [{ services: [steady(7)] }, { services: [steady(6)] }],
    UpdateService: [{ service: steady(6) }],
  });
  expect(report.rollback).toMatchObject({
    to: arn(6),
    because: expect.stringContaining('whether it ever ran well is unknown'),
  });
});

test.each([
  [
    'an INACTIVE one',
    '6',
    { taskDefinition: { taskDefinitionArn: arn(6), status: 'INACTIVE' } },
    'revision access-log:6 is INACTIVE',
  ],
  [
    'one that there is not',
    '9',
    refusal('ClientException', 'Unable to describe task definition.'),
    'there is no revision access-log:9',
  ],
])('%s is refused before anything is written', async (_, to, answer, words) => {
  const { ClientException } = await import('@aws-sdk/client-ecs');
  const described = answer instanceof Error ? new ClientException({ message: answer.message, $metadata: {} }) : answer;
  const refused = run(
    { ...historyOf(), DescribeServices: [{ services: [steady(7)] }], DescribeTaskDefinition: [described] },
    { to },
  );
  await expect(refused).rejects.toThrow(words);
});

test('the one that runs is unchanged where it is well, and degraded where it is not', async () => {
  const well = await run(
    { ...historyOf(), DescribeTasks: [{ tasks: [taskOf(7)] }], DescribeServices: [{ services: [steady(7)] }] },
    { to: '7' },
  );
  expect(well.report).toMatchObject({ outcome: 'unchanged', health: { verdict: 'healthy' } });
  const none = { ...steady(7), runningCount: 0 };
  const unwell = await run(
    { ...historyOf(), DescribeServices: [{ services: [steady(7)] }, { services: [none] }] },
    { to: '7' },
  );
  expect(unwell.report.outcome).toBe('degraded');
});

const another = ({ taskDefinition }: Record<string, unknown>) => ({
  taskDefinition: {
    taskDefinitionArn: String(taskDefinition),
    status: 'ACTIVE',
    containerDefinitions: String(taskDefinition).endsWith(':6') ? [{ name: 'web' }, { name: 'batch' }] : containers,
  },
});

test('a revision that holds other containers is passed over, and refused where it is named', async () => {
  const answers = { DescribeTaskDefinition: [another], DescribeServices: [{ services: [steady(7)] }] };
  await expect(run({ ...historyOf(), ...answers }, { to: '6' })).rejects.toThrow(
    'revision access-log:6 has no container fluentd',
  );
  const { report } = await run({
    ...historyOf([7, 'SUCCESSFUL'], [6, 'SUCCESSFUL'], [5, 'SUCCESSFUL']),
    ...answers,
    UpdateService: [{ service: steady(5) }],
  });
  expect(report.rollback).toMatchObject({ to: arn(5), skipped: ['access-log:6 has no container fluentd'] });
});

test('a service that there is not, or that is being deleted, is refused', async () => {
  await expect(run({ ...historyOf(), DescribeServices: [{}] })).rejects.toThrow('there is no service "access-log"');
  const draining = { ...steady(7), status: 'DRAINING' };
  await expect(run({ ...historyOf(), DescribeServices: [{ services: [draining] }] })).rejects.toThrow('being deleted');
});

test('a lost answer is looked for before the update is sent again', async () => {
  const lost = Object.assign(new Error('reset'), { name: 'ECONNRESET' });
  const { report, writes } = await run({
    ...historyOf([7, 'SUCCESSFUL'], [6, 'SUCCESSFUL']),
    DescribeServices: [{ services: [steady(7)] }, { services: [steady(6)] }],
    UpdateService: [lost],
  });
  expect(writes.map(([operation]) => operation)).toEqual(['UpdateService']);
  expect(report.outcome).toBe('succeeded');
});

test('a rollback that nobody waits for says that its end is not known', async () => {
  const { report } = await run(
    {
      ...historyOf([7, 'SUCCESSFUL'], [6, 'SUCCESSFUL']),
      DescribeServices: [{ services: [steady(7)] }],
      UpdateService: [{ service: service(6, [entry(6, 'PRIMARY', 'IN_PROGRESS', 9_000)]) }],
    },
    { wait: false },
  );
  expect(report).toMatchObject({ outcome: 'in-progress', waited: false });
});
