import {
  CreatePrivateDnsNamespaceCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DeleteNamespaceCommand,
  DeleteServiceCommand,
  DeregisterInstanceCommand,
  DiscoverInstancesCommand,
  DiscoverInstancesRevisionCommand,
  GetInstancesHealthStatusCommand,
  GetNamespaceCommand,
  GetOperationCommand,
  GetServiceCommand,
  ListInstancesCommand,
  ListNamespacesCommand,
  ListServicesCommand,
  ListTagsForResourceCommand,
  type Operation,
  paginateListServices,
  RegisterInstanceCommand,
  type ServiceDiscoveryClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateInstanceCustomHealthStatusCommand,
  UpdatePrivateDnsNamespaceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-servicediscovery';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../support/localAws.ts';

let aws: LocalAws;
let client: ServiceDiscoveryClient;

beforeEach(async () => {
  aws = await startLocalAws();
  client = aws.cloudMap;
});

afterEach(() => aws.close());

/** Longer than any operation of Cloud Map takes. */
const longEnoughMs = 60_000;

async function operationOf(OperationId: string | undefined): Promise<Operation> {
  const { Operation: operation } = await client.send(new GetOperationCommand({ OperationId }));
  if (!operation) throw new Error(`no operation ${OperationId}`);
  return operation;
}

async function finished(operationId: string | undefined): Promise<Operation> {
  await aws.time.advance(longEnoughMs);
  return operationOf(operationId);
}

const local = { Name: 'local', Vpc: 'vpc-1', Properties: { DnsProperties: { SOA: { TTL: 10 } } } };

async function createNamespace(input = local): Promise<string> {
  const { OperationId } = await client.send(new CreatePrivateDnsNamespaceCommand(input));
  return (await finished(OperationId)).Targets?.NAMESPACE ?? '';
}

async function createService(more: Partial<CreateServiceCommandInput> = {}): Promise<{ id: string; arn: string }> {
  const { Service } = await client.send(
    new CreateServiceCommand({
      Name: 'fluentd',
      DnsConfig: { RoutingPolicy: 'MULTIVALUE', DnsRecords: [{ Type: 'A', TTL: 10 }] },
      HealthCheckCustomConfig: {},
      ...more,
    }),
  );
  return { id: Service?.Id ?? '', arn: Service?.Arn ?? '' };
}

describe('a namespace', () => {
  test('is SUBMITTED for a second and there after half a minute, with its SOA TTL and tags', async () => {
    const { OperationId } = await client.send(
      new CreatePrivateDnsNamespaceCommand({ ...local, Tags: [{ Key: 'a', Value: 'b' }] }),
    );
    const statuses: (string | undefined)[] = [];
    for (const ms of [999, 1, 28_999, 1]) {
      await aws.time.advance(ms);
      statuses.push((await operationOf(OperationId)).Status);
    }
    expect(statuses).toEqual(['SUBMITTED', 'PENDING', 'PENDING', 'SUCCESS']);
    const operation = await operationOf(OperationId);
    expect(operation).toMatchObject({
      Type: 'CREATE_NAMESPACE',
      Targets: { NAMESPACE: expect.stringMatching(/^ns-/) },
    });
    const { Namespace } = await client.send(new GetNamespaceCommand({ Id: operation.Targets?.NAMESPACE }));
    expect(Namespace).toMatchObject({
      Name: 'local',
      Type: 'DNS_PRIVATE',
      ServiceCount: 0,
      Properties: { DnsProperties: { SOA: { TTL: 10 } }, HttpProperties: { HttpName: 'local' } },
    });
    const tags = await client.send(new ListTagsForResourceCommand({ ResourceARN: Namespace?.Arn }));
    expect(tags.Tags).toEqual([{ Key: 'a', Value: 'b' }]);
  });

  test('has the SOA TTL that resolvers were seen to keep where none is given', async () => {
    const { OperationId } = await client.send(new CreatePrivateDnsNamespaceCommand({ Name: 'local', Vpc: 'vpc-1' }));
    const { Targets } = await finished(OperationId);
    const { Namespace } = await client.send(new GetNamespaceCommand({ Id: Targets?.NAMESPACE }));
    expect(Namespace?.Properties?.DnsProperties?.SOA?.TTL).toBe(300);
  });

  test('of a name that the VPC has already is refused with the id of the other, and taken in another VPC', async () => {
    const id = await createNamespace();
    await expect(client.send(new CreatePrivateDnsNamespaceCommand(local))).rejects.toMatchObject({
      name: 'NamespaceAlreadyExists',
      NamespaceId: id,
      CreatorRequestId: expect.any(String),
    });
    await expect(createNamespace({ ...local, Vpc: 'vpc-2' })).resolves.toMatch(/^ns-/);
  });

  test('that is being created already is a duplicate request with the id of the operation', async () => {
    const { OperationId } = await client.send(new CreatePrivateDnsNamespaceCommand(local));
    await expect(client.send(new CreatePrivateDnsNamespaceCommand(local))).rejects.toMatchObject({
      name: 'DuplicateRequest',
      DuplicateOperationId: OperationId,
    });
  });

  test('in a VPC that does not exist ends in FAIL with a reason', async () => {
    const { OperationId } = await client.send(new CreatePrivateDnsNamespaceCommand({ ...local, Vpc: 'vpc-none' }));
    expect(await finished(OperationId)).toMatchObject({
      Status: 'FAIL',
      ErrorCode: 'CANNOT_CREATE_HOSTED_ZONE',
      ErrorMessage: expect.stringContaining('vpc-none'),
    });
  });

  test('takes another SOA TTL', async () => {
    const Id = await createNamespace();
    const Namespace = { Properties: { DnsProperties: { SOA: { TTL: 5 } } } };
    const { OperationId } = await client.send(new UpdatePrivateDnsNamespaceCommand({ Id, Namespace }));
    expect(await finished(OperationId)).toMatchObject({ Type: 'UPDATE_NAMESPACE', Status: 'SUCCESS' });
    const answered = await client.send(new GetNamespaceCommand({ Id }));
    expect(answered.Namespace?.Properties?.DnsProperties?.SOA?.TTL).toBe(5);
  });

  test('is found by name and by the beginning of one', async () => {
    await createNamespace();
    await createNamespace({ ...local, Name: 'local.internal' });
    const namesWith = async (Condition: 'EQ' | 'BEGINS_WITH') => {
      const Filters = [{ Name: 'NAME' as const, Values: ['local'], Condition }];
      const { Namespaces } = await client.send(new ListNamespacesCommand({ Filters }));
      return Namespaces?.map(({ Name }) => Name);
    };
    expect(await namesWith('EQ')).toEqual(['local']);
    expect(await namesWith('BEGINS_WITH')).toEqual(['local', 'local.internal']);
  });

  test('with a service in it stays; without one it goes', async () => {
    const Id = await createNamespace();
    const service = await createService({ NamespaceId: Id });
    await expect(client.send(new DeleteNamespaceCommand({ Id }))).rejects.toMatchObject({ name: 'ResourceInUse' });
    await client.send(new DeleteServiceCommand({ Id: service.id }));
    await finished((await client.send(new DeleteNamespaceCommand({ Id }))).OperationId);
    await expect(client.send(new GetNamespaceCommand({ Id }))).rejects.toMatchObject({ name: 'NamespaceNotFound' });
  });
});

describe('a service', () => {
  test('of a name that is taken is refused with the id of the other', async () => {
    const NamespaceId = await createNamespace();
    const first = await createService({ NamespaceId });
    await expect(createService({ NamespaceId, Name: 'FLUENTD' })).rejects.toMatchObject({
      name: 'ServiceAlreadyExists',
      ServiceId: first.id,
      ServiceArn: first.arn,
    });
  });

  test('loses the records that an update leaves out', async () => {
    const NamespaceId = await createNamespace();
    const { id: Id } = await createService({ NamespaceId });
    const change = async (Service: object) => {
      await finished((await client.send(new UpdateServiceCommand({ Id, Service }))).OperationId);
      return (await client.send(new GetServiceCommand({ Id }))).Service?.DnsConfig?.DnsRecords;
    };
    expect(await change({ DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 20 }] } })).toEqual([{ Type: 'A', TTL: 20 }]);
    expect(await change({ Description: 'only words' })).toEqual([]);
  });

  test('keeps its custom health check whatever is updated, and shows its threshold as 1', async () => {
    const NamespaceId = await createNamespace();
    const { id: Id } = await createService({ NamespaceId, HealthCheckCustomConfig: { FailureThreshold: 5 } });
    await finished((await client.send(new UpdateServiceCommand({ Id, Service: {} }))).OperationId);
    const { Service } = await client.send(new GetServiceCommand({ Id }));
    expect(Service?.HealthCheckCustomConfig).toEqual({ FailureThreshold: 1 });
  });

  test('is listed by namespace, page by page', async () => {
    const NamespaceId = await createNamespace();
    const other = await createNamespace({ ...local, Name: 'other' });
    for (const Name of ['a', 'b', 'c']) await createService({ NamespaceId, Name });
    await createService({ NamespaceId: other, Name: 'd' });
    const input = { Filters: [{ Name: 'NAMESPACE_ID' as const, Values: [NamespaceId] }] };
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListServices({ client, pageSize: 2 }, input)) {
      pages.push(page.Services?.map(({ Name }) => Name) ?? []);
    }
    expect(pages).toEqual([['a', 'b'], ['c']]);
  });

  describe('is refused', () => {
    const A = { Type: 'A' as const, TTL: 10 };
    test.each([
      { name: 'in no namespace', input: {}, error: 'InvalidInput' },
      { name: 'in an unknown namespace', input: { NamespaceId: 'ns-none' }, error: 'NamespaceNotFound' },
      { name: 'with a name of two words', input: { Name: 'a b' }, error: 'InvalidInput' },
      {
        name: 'with A and SRV',
        input: { DnsConfig: { DnsRecords: [A, { Type: 'SRV', TTL: 1 }] } },
        error: 'InvalidInput',
      },
      {
        name: 'with a CNAME and MULTIVALUE',
        input: { DnsConfig: { DnsRecords: [{ Type: 'CNAME', TTL: 1 }] } },
        error: 'InvalidInput',
      },
      {
        name: 'with a negative TTL',
        input: { DnsConfig: { DnsRecords: [{ Type: 'A', TTL: -1 }] } },
        error: 'InvalidInput',
      },
      { name: 'with a Route 53 health check', input: { HealthCheckConfig: { Type: 'TCP' } }, error: 'InvalidInput' },
    ])('$name: $error', async ({ name, input, error }) => {
      const NamespaceId = await createNamespace();
      const given = name === 'in no namespace' ? {} : { NamespaceId };
      await expect(createService({ ...given, ...input } as CreateServiceCommandInput)).rejects.toMatchObject({
        name: error,
      });
    });

    test('an update that names a record of another type', async () => {
      const NamespaceId = await createNamespace();
      const { id: Id } = await createService({ NamespaceId });
      const Service = { DnsConfig: { DnsRecords: [A, { Type: 'AAAA' as const, TTL: 10 }] } };
      await expect(client.send(new UpdateServiceCommand({ Id, Service }))).rejects.toMatchObject({
        name: 'InvalidInput',
      });
    });
  });
});

describe('an instance', () => {
  async function registered(more: Partial<CreateServiceCommandInput> = {}) {
    const NamespaceId = await createNamespace();
    const service = await createService({ NamespaceId, ...more });
    const Attributes = { AWS_INSTANCE_IPV4: '127.8.0.2', colour: 'blue' };
    const input = { ServiceId: service.id, InstanceId: 'task-1', Attributes };
    await finished((await client.send(new RegisterInstanceCommand(input))).OperationId);
    return { ServiceId: service.id, arn: service.arn, InstanceId: 'task-1' };
  }

  test('is registered, listed, counted and deregistered', async () => {
    const { ServiceId, InstanceId } = await registered();
    const listed = await client.send(new ListInstancesCommand({ ServiceId }));
    expect(listed.Instances).toMatchObject([{ Id: 'task-1', Attributes: { AWS_INSTANCE_IPV4: '127.8.0.2' } }]);
    expect((await client.send(new GetServiceCommand({ Id: ServiceId }))).Service?.InstanceCount).toBe(1);
    await expect(client.send(new DeleteServiceCommand({ Id: ServiceId }))).rejects.toMatchObject({
      name: 'ResourceInUse',
    });
    await finished((await client.send(new DeregisterInstanceCommand({ ServiceId, InstanceId }))).OperationId);
    expect((await client.send(new ListInstancesCommand({ ServiceId }))).Instances).toEqual([]);
    await expect(client.send(new DeregisterInstanceCommand({ ServiceId, InstanceId }))).rejects.toMatchObject({
      name: 'InstanceNotFound',
    });
  });

  test('is discovered by name, by health and by attribute, and its coming and going moves the revision', async () => {
    const { ServiceId, arn } = await registered();
    aws.registry.register(arn, 'task-2', { AWS_INSTANCE_IPV4: '127.8.0.3', AWS_INIT_HEALTH_STATUS: 'UNHEALTHY' });
    const where = { NamespaceName: 'local', ServiceName: 'fluentd' };
    const discover = async (more: object) => {
      const { Instances } = await client.send(new DiscoverInstancesCommand({ ...where, ...more }));
      return Instances?.map((instance) => instance.InstanceId);
    };
    expect(await discover({})).toEqual(['task-1', 'task-2']);
    expect(await discover({ HealthStatus: 'HEALTHY' })).toEqual(['task-1']);
    expect(await discover({ QueryParameters: { colour: 'red' } })).toEqual([]);
    expect(await discover({ OptionalParameters: { colour: 'blue' } })).toEqual(['task-1']);
    const revision = async () => (await client.send(new DiscoverInstancesRevisionCommand(where))).InstancesRevision;
    const before = await revision();
    aws.registry.setHealth(arn, 'task-2', 'HEALTHY');
    expect(await revision()).toBe(before);
    aws.registry.deregister(arn, 'task-2');
    expect(await revision()).toBe((before ?? 0) + 1);
    expect((await client.send(new GetServiceCommand({ Id: ServiceId }))).Service?.InstanceCount).toBe(1);
  });

  test('takes a custom health status after 30 seconds, not before', async () => {
    const { ServiceId, InstanceId } = await registered();
    const status = async () =>
      (await client.send(new GetInstancesHealthStatusCommand({ ServiceId }))).Status?.[InstanceId];
    expect(await status()).toBe('HEALTHY');
    await client.send(new UpdateInstanceCustomHealthStatusCommand({ ServiceId, InstanceId, Status: 'UNHEALTHY' }));
    await aws.time.advance(29_999);
    expect(await status()).toBe('HEALTHY');
    await aws.time.advance(1);
    expect(await status()).toBe('UNHEALTHY');
  });

  test('of a service without a custom health check has none', async () => {
    const { ServiceId, InstanceId } = await registered({ HealthCheckCustomConfig: undefined });
    const { Status } = await client.send(new GetInstancesHealthStatusCommand({ ServiceId }));
    expect(Status).toEqual({ 'task-1': 'UNKNOWN' });
    await expect(
      client.send(new UpdateInstanceCustomHealthStatusCommand({ ServiceId, InstanceId, Status: 'HEALTHY' })),
    ).rejects.toMatchObject({ name: 'CustomHealthNotFound' });
  });

  test.each([
    { name: 'without the address of its A record', Attributes: { port: '1' } },
    { name: 'with an address that is none', Attributes: { AWS_INSTANCE_IPV4: '300.0.0.1' } },
    { name: 'with an unknown health', Attributes: { AWS_INSTANCE_IPV4: '127.0.0.1', AWS_INIT_HEALTH_STATUS: 'ILL' } },
  ])('is refused $name', async ({ Attributes }) => {
    const NamespaceId = await createNamespace();
    const { id: ServiceId } = await createService({ NamespaceId });
    await expect(
      client.send(new RegisterInstanceCommand({ ServiceId, InstanceId: 'i', Attributes })),
    ).rejects.toMatchObject({ name: 'InvalidInput' });
  });
});

test('the registry tells the scheduler what a service is', async () => {
  const NamespaceId = await createNamespace();
  const { arn } = await createService({ NamespaceId });
  expect(aws.registry.find(arn)).toEqual({ name: 'fluentd', customHealth: true, recordTypes: ['A'] });
  expect(aws.registry.find('arn:none')).toBeUndefined();
});

test('tags are added, changed and taken away', async () => {
  const NamespaceId = await createNamespace();
  const { arn: ResourceARN } = await createService({ NamespaceId, Tags: [{ Key: 'a', Value: '1' }] });
  await client.send(
    new TagResourceCommand({
      ResourceARN,
      Tags: [
        { Key: 'a', Value: '2' },
        { Key: 'b', Value: '3' },
      ],
    }),
  );
  await client.send(new UntagResourceCommand({ ResourceARN, TagKeys: ['b'] }));
  const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceARN }));
  expect(Tags).toEqual([{ Key: 'a', Value: '2' }]);
  await expect(client.send(new TagResourceCommand({ ResourceARN: 'arn:none', Tags: [] }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

test('a page that is too large, and a token that was never given, are refused', async () => {
  await expect(client.send(new ListServicesCommand({ MaxResults: 101 }))).rejects.toMatchObject({
    name: 'InvalidInput',
  });
  await expect(client.send(new ListServicesCommand({ NextToken: 'invented' }))).rejects.toMatchObject({
    name: 'InvalidInput',
  });
});
