import {
  DescribeTaskDefinitionCommand,
  type DescribeTaskDefinitionCommandInput,
  type DescribeTaskDefinitionCommandOutput,
  type ECSClient,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import { ReadFailed } from '../../errors.ts';

/** What of a request and of a response is needed here; the SDK has both as unknown. */
interface Message {
  body: unknown;
}

/**
 * DescribeTaskDefinition as it came over the wire. The SDK drops every member that it was not generated with, so that a
 * copy made of its answer would lack whatever AWS has added since, and a comparison would not see it.
 */
export async function describeWhole(
  ecs: Pick<ECSClient, 'send'>,
  input: DescribeTaskDefinitionCommandInput,
): Promise<Pick<DescribeTaskDefinitionCommandOutput, 'taskDefinition' | 'tags'>> {
  const command = new DescribeTaskDefinitionCommand(input);
  const whole = wholeAnswer(command);
  const { taskDefinition, tags } = await ecs.send(command);
  return { taskDefinition: whole() ?? taskDefinition ?? missing(), ...(tags && { tags }) };
}

function missing(): never {
  throw new ReadFailed('the answer holds no task definition');
}

/**
 * RegisterTaskDefinition with all members of the input, whether the SDK knows them or not. Returns the revision as AWS
 * wrote it down, whole as well.
 */
export async function registerWhole(
  ecs: Pick<ECSClient, 'send'>,
  input: RegisterTaskDefinitionCommandInput,
): Promise<TaskDefinition> {
  const command = new RegisterTaskDefinitionCommand(input);
  const whole = wholeAnswer(command);
  command.middlewareStack.add(
    (next) => async (args) => {
      (args.request as Message).body = JSON.stringify(input);
      return await next(args);
    },
    // After the SDK has written the request, before it counts and signs it.
    { step: 'build', priority: 'high', name: 'legacyLogEcsWholeRequest' },
  );
  const { taskDefinition } = await ecs.send(command);
  return whole() ?? taskDefinition ?? {};
}

/** What has the task definition of the answer as it came, once it has come; undefined where it held none. */
function wholeAnswer(
  command: DescribeTaskDefinitionCommand | RegisterTaskDefinitionCommand,
): () => TaskDefinition | undefined {
  let text = '{}';
  (command as DescribeTaskDefinitionCommand).middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as Message;
      const body = await wholeOf(response.body as AsyncIterable<Uint8Array>);
      text = body.toString();
      response.body = body;
      return result;
    },
    // Nearest to the wire, before the SDK reads the answer.
    { step: 'deserialize', priority: 'low', name: 'legacyLogEcsWholeAnswer' },
  );
  return () => (JSON.parse(text) as { readonly taskDefinition?: TaskDefinition }).taskDefinition;
}

async function wholeOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
