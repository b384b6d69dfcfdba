import { Readable } from 'node:stream';
import { ECSClient, type RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { describeWhole, registerWhole } from '../../../../src/resources/task-definition/whole.io.ts';

const textOf = (body: unknown) => (body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body));

/** ECS with one answer; what it was sent. */
function answering(statusCode: number, answer: object) {
  const sent: { body: unknown; headers: Record<string, string> }[] = [];
  const requestHandler = {
    handle: async (request: { body: unknown; headers: Record<string, string> }) => {
      sent.push({ body: JSON.parse(textOf(request.body)), headers: request.headers });
      return { response: { statusCode, headers: {}, body: Readable.from([Buffer.from(JSON.stringify(answer))]) } };
    },
  };
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const ecs = new ECSClient({
    region: 'eu-west-1',
    credentials,
    requestHandler: requestHandler as never,
    maxAttempts: 1,
  });
  return { ecs, sent };
}

test('what AWS says is read whole, also what the SDK does not know', async () => {
  const taskDefinition = { family: 'web', novelty: 1, containerDefinitions: [{ name: 'app', gizmo: { a: [1] } }] };
  const { ecs } = answering(200, { taskDefinition, tags: [{ key: 'team', value: 'shop' }] });
  expect(await describeWhole(ecs, { taskDefinition: 'web' })).toEqual({
    taskDefinition,
    tags: [{ key: 'team', value: 'shop' }],
  });
});

test('what is registered is sent and read whole, also what the SDK does not know, and counted right', async () => {
  const { ecs, sent } = answering(200, { taskDefinition: { taskDefinitionArn: 'arn:web:8', novelty: 2 } });
  const input = { family: 'wéb', novelty: 1, containerDefinitions: [{ name: 'app', gizmo: { a: [1] } }] };
  expect(await registerWhole(ecs, input as RegisterTaskDefinitionCommandInput)).toEqual({
    taskDefinitionArn: 'arn:web:8',
    novelty: 2,
  });
  expect(sent[0]?.body).toEqual(input);
  expect(sent[0]?.headers['content-length']).toBe(String(Buffer.byteLength(JSON.stringify(input))));
});

test('a refusal comes through as the SDK has it', async () => {
  const { ecs } = answering(400, { __type: 'ClientException', message: 'Unable to describe task definition.' });
  await expect(describeWhole(ecs, { taskDefinition: 'web' })).rejects.toMatchObject({ name: 'ClientException' });
});

test('an answer without a task definition is no empty one', async () => {
  const { ecs } = answering(200, {});
  await expect(describeWhole(ecs, { taskDefinition: 'web' })).rejects.toThrow('the answer holds no task definition');
});
