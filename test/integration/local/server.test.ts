import { request as httpRequest } from 'node:http';
import { DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { GetNamespaceCommand, ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOptions } from '../../../local/aws/clientOptions.ts';
import { AwsError } from '../../../local/aws/wire/awsError.ts';
import { type AwsServer, startServer } from '../../../local/aws/wire/server.ts';
import type { AwsService } from '../../../local/aws/wire/service.ts';
import { makeTime } from '../../../local/aws/wire/time.ts';

const ecs: AwsService = {
  name: 'ECS',
  target: 'AmazonEC2ContainerServiceV20141113',
  operations: {
    DescribeServices: ({ services }) => ({
      services: [{ serviceName: services[0], createdAt: new Date(1_700_000_000_500), runningCount: undefined }],
      failures: [],
    }),
    ListClusters: () => ({ clusterArns: [], nextPage: 'x' }),
    DescribeClusters: () => {
      throw new TypeError('a slip');
    },
    CreateService: () => ({}),
  },
};

const cloudMap: AwsService = {
  name: 'ServiceDiscovery',
  target: 'Route53AutoNaming_v20170314',
  operations: {
    GetNamespace: () => {
      throw new AwsError('NamespaceNotFound', 'no such namespace');
    },
    CreateService: () => ({}),
  },
};

let server: AwsServer;
const closing = new AbortController();

beforeEach(async () => {
  server = await startServer([ecs, cloudMap], { time: makeTime(1, closing.signal) });
});

afterEach(() => server.close());

const signed = `AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=${'0'.repeat(64)}`;

/** A call as no SDK would make it: the SDK's serialiser drops unknown members and refuses some itself. */
function send(
  target: string,
  body: string,
  headers: Record<string, string> = { authorization: signed },
): Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(server.endpoint, { method: 'POST', headers: { 'x-amz-target': target, ...headers } });
    outgoing.once('error', reject);
    outgoing.once('response', async (response) => {
      const text = (await response.toArray()).join('');
      resolve({ status: response.statusCode, headers: response.headers, body: JSON.parse(text) });
    });
    outgoing.end(body);
  });
}

const ECS = 'AmazonEC2ContainerServiceV20141113';
const CLOUD_MAP = 'Route53AutoNaming_v20170314';

test('an answer reaches the SDK with its times as dates', async () => {
  const client = new ECSClient(clientOptions(server.endpoint));
  const answered = await client.send(new DescribeServicesCommand({ services: ['web'] }));
  expect(answered.services?.[0]).toEqual({ serviceName: 'web', createdAt: new Date(1_700_000_000_500) });
  expect(answered.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  client.destroy();
});

test('an error reaches the SDK as the class of its name', async () => {
  const client = new ServiceDiscoveryClient(clientOptions(server.endpoint));
  await expect(client.send(new GetNamespaceCommand({ Id: 'ns-1' }))).rejects.toMatchObject({
    name: 'NamespaceNotFound',
    message: 'no such namespace',
  });
  client.destroy();
});

describe('the front door refuses', () => {
  const refusals = [
    {
      name: 'an unknown operation',
      target: `${ECS}.DescribeServics`,
      body: '{}',
      code: 'UnknownOperationException',
      says: 'DescribeServics is not an operation of ECS',
    },
    {
      name: 'an operation that is not built',
      target: `${ECS}.CreateTaskSet`,
      body: '{}',
      code: 'UnknownOperationException',
      says: 'CreateTaskSet is not built into the local cloud',
    },
    {
      name: 'a name of every object',
      target: `${ECS}.toString`,
      body: '{}',
      code: 'UnknownOperationException',
      says: 'toString is not an operation of ECS',
    },
    {
      name: 'an unknown service',
      target: 'Lambda_2.Invoke',
      body: '{}',
      code: 'UnknownOperationException',
      says: 'there is no service "Lambda_2"',
    },
    {
      name: 'no target',
      target: '',
      body: '{}',
      code: 'UnknownOperationException',
      says: 'X-Amz-Target does not name an operation',
    },
    {
      name: 'a body that is not JSON',
      target: `${ECS}.DescribeServices`,
      body: '{',
      code: 'SerializationException',
      says: 'not JSON',
    },
    {
      name: 'a body that is no object',
      target: `${ECS}.DescribeServices`,
      body: '[]',
      code: 'SerializationException',
      says: 'not a JSON object',
    },
    {
      name: 'an unknown member',
      target: `${ECS}.DescribeServices`,
      body: '{"services":["a"],"clustr":"c"}',
      code: 'InvalidParameterException',
      says: 'clustr is not a member of DescribeServicesRequest',
    },
    {
      name: 'an unknown member, deep down, by Cloud Map’s name',
      target: `${CLOUD_MAP}.CreateService`,
      body: '{"Name":"a","DnsConfig":{"DnsRecords":[{"Type":"A","TTL":1,"Tll":2}]}}',
      code: 'InvalidInput',
      says: 'DnsConfig.DnsRecords[0].Tll is not a member of DnsRecord',
    },
    {
      name: 'a missing member',
      target: `${ECS}.DescribeServices`,
      body: '{}',
      code: 'InvalidParameterException',
      says: 'services is required',
    },
    {
      name: 'a wrong type',
      target: `${ECS}.DescribeServices`,
      body: '{"services":"a"}',
      code: 'SerializationException',
      says: 'services must be a list, not string',
    },
    {
      name: 'null',
      target: `${ECS}.DescribeServices`,
      body: '{"services":["a"],"cluster":null}',
      code: 'SerializationException',
      says: 'cluster must be a string, not null',
    },
    {
      name: 'a wrong enum value',
      target: `${ECS}.CreateService`,
      body: '{"serviceName":"a","launchType":"ec2"}',
      code: 'InvalidParameterException',
      says: "Value 'ec2' at 'launchType'",
    },
    {
      name: 'a wrong enum value in a list',
      target: `${ECS}.DescribeServices`,
      body: '{"services":["a"],"include":["TAG"]}',
      code: 'InvalidParameterException',
      says: "Value 'TAG' at 'include[0]'",
    },
  ];

  test.each(refusals)('$name: $code', async ({ target, body, code, says }) => {
    const answered = await send(target, body);
    expect(answered.status).toBe(400);
    expect(answered.body.__type).toBe(code);
    expect(answered.headers['x-amzn-errortype']).toBe(code);
    expect(answered.body.message).toContain(says);
  });

  test.each([
    { name: 'a call without a signature', headers: {}, code: 'MissingAuthenticationTokenException' },
    {
      name: 'a call with another scheme',
      headers: { authorization: 'Bearer abc' },
      code: 'IncompleteSignatureException',
    },
  ])('$name: $code', async ({ headers, code }) => {
    const answered = await send(`${ECS}.DescribeServices`, '{"services":["a"]}', headers);
    expect(answered.body.__type).toBe(code);
  });

  test('a body that is too large, after having read it', async () => {
    const answered = await send(`${ECS}.DescribeServices`, ' '.repeat(17 * 1024 * 1024));
    expect(answered.status).toBe(413);
  });
});

describe('a mistake of the stand-in is a 500 that names it', () => {
  test.each([
    { name: 'an answer with an unknown member', operation: 'ListClusters', says: 'nextPage is not a member' },
    { name: 'an exception', operation: 'DescribeClusters', says: 'TypeError: a slip' },
  ])('$name', async ({ operation, says }) => {
    const answered = await send(`${ECS}.${operation}`, '{}');
    expect(answered.status).toBe(500);
    expect(answered.body.__type).toBe('InternalFailure');
    expect(answered.body.message).toContain(says);
  });
});

describe('the record of calls', () => {
  test('has every answered call with its error, and says which could have changed something', async () => {
    await send(`${ECS}.DescribeServices`, '{"services":["a"]}');
    await send(`${CLOUD_MAP}.CreateService`, '{"Name":"b"}');
    await send(`${CLOUD_MAP}.CreateService`, '{}');
    expect(server.calls).toEqual([
      {
        service: 'ECS',
        operation: 'DescribeServices',
        write: false,
        input: { services: ['a'] },
        atMs: expect.any(Number),
      },
      {
        service: 'ServiceDiscovery',
        operation: 'CreateService',
        write: true,
        input: { Name: 'b' },
        atMs: expect.any(Number),
      },
      {
        service: 'ServiceDiscovery',
        operation: 'CreateService',
        write: true,
        input: {},
        atMs: expect.any(Number),
        error: 'InvalidInput',
      },
    ]);
  });
});

describe('an ordered failure', () => {
  test('comes once, and the SDK gets over a throttle by itself', async () => {
    server.failNext('DescribeServices', { code: 'ThrottlingException', message: 'Rate exceeded' });
    const client = new ECSClient(clientOptions(server.endpoint));
    await client.send(new DescribeServicesCommand({ services: ['web'] }));
    expect(server.calls.map(({ error }) => error)).toEqual(['ThrottlingException', undefined]);
    client.destroy();
  });

  test('can come afterwards: the call is carried out, its answer is lost, and the SDK calls again', async () => {
    server.failNext('DescribeServices', { code: 'Lost', message: 'the network failed', afterwards: true });
    const client = new ECSClient(clientOptions(server.endpoint));
    const answered = await client.send(new DescribeServicesCommand({ services: ['web'] }));
    expect(answered.services?.[0]?.serviceName).toBe('web');
    expect(server.calls.map(({ operation, answerLost, error }) => ({ operation, answerLost, error }))).toEqual([
      { operation: 'DescribeServices', answerLost: true, error: undefined },
      { operation: 'DescribeServices', answerLost: undefined, error: undefined },
    ]);
    client.destroy();
  });

  test('that comes afterwards breaks the connection off without an answer', async () => {
    server.failNext('CreateService', { code: 'Lost', message: 'the network failed', afterwards: true });
    await expect(send(`${ECS}.CreateService`, '{"serviceName":"a"}')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('that comes afterwards leaves a call that is refused anyway refused', async () => {
    server.failNext('GetNamespace', { code: 'Lost', message: 'the network failed', afterwards: true });
    const answered = await send(`${CLOUD_MAP}.GetNamespace`, '{"Id":"ns-1"}');
    expect(answered.body.__type).toBe('NamespaceNotFound');
  });

  test('can be meant for one of two services that share an operation’s name', async () => {
    server.failNext('ServiceDiscovery.CreateService', { code: 'ServiceNotFound', message: 'ordered', status: 404 });
    const ofEcs = await send(`${ECS}.CreateService`, '{"serviceName":"a"}');
    const ofCloudMap = await send(`${CLOUD_MAP}.CreateService`, '{"Name":"a"}');
    expect([ofEcs.status, ofCloudMap.status]).toEqual([200, 404]);
  });
});

test('closing ends while a client keeps its connection open', async () => {
  const client = new ECSClient(clientOptions(server.endpoint));
  await client.send(new DescribeServicesCommand({ services: ['web'] }));
  await server.close();
  await expect(send(`${ECS}.DescribeServices`, '{}')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  client.destroy();
});
