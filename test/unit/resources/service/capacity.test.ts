import { describe, expect, test } from 'vitest';
import { diffService } from '../../../../src/resources/service/diff.ts';
import { normaliseService } from '../../../../src/resources/service/normal.ts';
import { service as resource } from '../../../../src/resources/service/service.io.ts';
import { updateService } from '../../../../src/resources/service/update.io.ts';
import { fakeWorld } from '../../../support/fakeWorld.ts';
import { desired, service } from '../../deploy/literals.ts';

const references = {
  taskDefinitionArn: 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3',
  registryArn: 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1',
};
const { launchType: _, ...withoutType } = desired.service;
const onFargate = { ...withoutType, capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }] };
const onProvider = {
  ...service,
  normal: { ...service.normal, capacityProviderStrategy: { FARGATE: 'weight 1, base 0' } },
};

describe('a strategy', () => {
  test.each([
    { name: 'says all', item: { capacityProvider: 'FARGATE', weight: 1, base: 0 } },
    { name: 'leaves the base out', item: { capacityProvider: 'FARGATE', weight: 1 } },
  ])('that stands as wanted is no difference where ECS $name', ({ item }) => {
    const { capacityProviderStrategy } = normaliseService({ capacityProviderStrategy: [item] });
    const normal = { ...service.normal, ...(capacityProviderStrategy && { capacityProviderStrategy }) };
    expect(diffService(onFargate, { ...service, normal }, references)).toEqual([]);
  });

  test.each([
    { name: 'a launch type', observed: service, before: {} },
    {
      name: 'another share',
      observed: {
        ...service,
        normal: { ...service.normal, capacityProviderStrategy: { FARGATE: 'weight 0, base 1' } },
      },
      before: { FARGATE: 'weight 0, base 1' },
    },
  ])('in place of $name is sent, with a deployment', async ({ observed, before }) => {
    const [step] = diffService(onFargate, observed, references);
    expect(step?.changes).toEqual([
      { path: 'capacityProviderStrategy', before, after: { FARGATE: 'weight 1, base 0' } },
    ]);
    const { world, sent } = fakeWorld({
      UpdateService: [{ service: { deployments: [{ status: 'PRIMARY', id: 'ecs-svc/2' }] } }],
    });
    await updateService(world, onFargate, observed, step?.changes ?? []);
    expect(sent.map(({ input }) => input)).toEqual([
      {
        cluster: 'production',
        service: 'access-log',
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
        forceNewDeployment: true,
      },
    ]);
  });

  test('is emptied to go back to the launch type', async () => {
    const [step] = diffService(desired.service, onProvider, references);
    expect(step?.changes).toEqual([
      { path: 'capacityProviderStrategy', before: { FARGATE: 'weight 1, base 0' }, after: {} },
    ]);
    const { world, sent } = fakeWorld({
      UpdateService: [{ service: { deployments: [{ status: 'PRIMARY', id: 'ecs-svc/2' }] } }],
    });
    await updateService(world, desired.service, onProvider, step?.changes ?? []);
    expect(sent[0]?.input).toMatchObject({ capacityProviderStrategy: [], forceNewDeployment: true });
  });
});

describe('the launch type that a service had before', () => {
  const counts = { desiredCount: 1, runningCount: 1 };
  const described = {
    services: [
      {
        ...counts,
        serviceName: 'access-log',
        status: 'ACTIVE',
        capacityProviderStrategy: [{ capacityProvider: 'asg' }],
      },
    ],
  };
  const deployments = {
    serviceDeployments: [{ targetServiceRevisionArn: 'r2' }, { targetServiceRevisionArn: 'r1' }, {}],
  };
  const read = async (answers: Parameters<typeof fakeWorld>[0], wanted = desired.service) => {
    const { world, sent } = fakeWorld({ DescribeServices: [described], ...answers });
    const found = await resource.read(world, { ...desired, service: wanted }, {});
    return { launchType: found?.launchType, sent: sent.map(({ operation }) => operation) };
  };

  test('is read of its revisions where DescribeServices does not tell it', async () => {
    const revisions = { serviceRevisions: [{}, { launchType: 'EC2' }] };
    expect(await read({ ListServiceDeployments: [deployments], DescribeServiceRevisions: [revisions] })).toEqual({
      launchType: 'EC2',
      sent: ['DescribeServices', 'ListServiceDeployments', 'DescribeServiceRevisions'],
    });
  });

  test.each([
    { name: 'no revision had one', answers: { ListServiceDeployments: [deployments], DescribeServiceRevisions: [{}] } },
    { name: 'there are no deployments', answers: { ListServiceDeployments: [{}] } },
  ])('is none where $name', async ({ answers }) => {
    expect((await read(answers)).launchType).toBeUndefined();
  });

  test('is not asked for where providers are wanted, or where nothing hides it', async () => {
    expect((await read({}, onFargate)).sent).toEqual(['DescribeServices']);
    expect((await read({ DescribeServices: [{ services: [{ ...counts, status: 'ACTIVE' }] }] })).sent).toEqual([
      'DescribeServices',
    ]);
  });
});

test.each([
  { wanted: true, stands: false, differs: true },
  { wanted: true, stands: true, differs: false },
  { wanted: false, stands: true, differs: true },
  { wanted: undefined, stands: true, differs: false },
])('exec wanted: $wanted, and it stands at $stands: differs $differs', ({ wanted, stands, differs }) => {
  const normal = { ...service.normal, enableExecuteCommand: stands };
  const want = { ...desired.service, ...(wanted !== undefined && { enableExecuteCommand: wanted }) };
  expect(diffService(want, { ...service, normal }, references).length > 0).toBe(differs);
});
