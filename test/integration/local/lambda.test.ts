import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../support/localAws.ts';

/** A zip with one empty file, "a", as Info-ZIP writes it. */
const archive = Buffer.from(
  'UEsDBAoAAAAAAAAAIVAAAAAAAAAAAAAAAAABAAAAYVBLAQIeAwoAAAAAAAAAIVAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAACkgQAAAABhUEsFBgAAAAABAAEALwAAAB8AAAAAAA==',
  'base64',
);

let aws: LocalAws;
const [started, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];

beforeAll(async () => {
  const waiting = () => {
    started.resolve();
    return ended.promise;
  };
  aws = await startLocalAws({
    lambda: {
      functions: {
        echo: { program: (event, variables) => ({ event, variables }), variables: { A: '1' } },
        broken: {
          program: () => {
            throw new TypeError('no');
          },
        },
        single: { program: waiting, reservedConcurrency: 1 },
      },
    },
  });
});

afterAll(() => aws.close());

const configuration = (FunctionName: string) => aws.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
const updateCode = (ZipFile: Uint8Array) =>
  aws.lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'echo', ZipFile }));

test.each(['echo', 'arn:aws:lambda:ap-northeast-1:123456789012:function:echo', '123456789012:function:echo'])(
  'a function is known as %s',
  async (name) => {
    expect(await configuration(name)).toMatchObject({ FunctionName: 'echo', State: 'Active', Runtime: 'nodejs24.x' });
  },
);

test('a function that there is not is not found, with its whole name', async () => {
  await expect(configuration('other')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found: arn:aws:lambda:ap-northeast-1:123456789012:function:other',
  });
});

test('an update takes a while, and another one meanwhile is refused', async () => {
  const { LastUpdateStatus, CodeSha256 } = await updateCode(archive);
  expect(LastUpdateStatus).toBe('InProgress');
  expect(CodeSha256).toBe('t1xhQeYzzi1JndikBLH3HJUaBYpwz6/BuKSSk1H6/qY=');
  await expect(updateCode(archive)).rejects.toMatchObject({ name: 'ResourceConflictException' });
  await aws.time.advance(2_999);
  expect((await configuration('echo')).LastUpdateStatus).toBe('InProgress');
  await aws.time.advance(1);
  expect((await configuration('echo')).LastUpdateStatus).toBe('Successful');
});

test('variables are given as a whole: those that are left out are gone', async () => {
  const Environment = { Variables: { B: '2' } };
  await aws.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'echo', Environment }));
  await aws.time.advance(3_000);
  expect((await configuration('echo')).Environment).toEqual({ Variables: { B: '2' } });
});

test('variables of more than 4 KB are refused', async () => {
  const give = (size: number) => {
    const Environment = { Variables: { B: 'x'.repeat(size) } };
    return aws.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'single', Environment }));
  };
  await expect(give(4089)).rejects.toThrow('exceeded the 4KB limit');
  await give(4088);
  await aws.time.advance(3_000);
});

describe('code that is no zip is refused', () => {
  test.each([
    { name: 'text', bytes: Buffer.from('index.mjs') },
    { name: 'one that is cut off', bytes: archive.subarray(0, 60) },
    {
      name: 'one that is damaged',
      bytes: Buffer.concat([archive.subarray(0, 47), Buffer.from([1]), archive.subarray(48)]),
    },
  ])('$name', async ({ bytes }) => {
    await expect(updateCode(bytes)).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });
});

const invoke = async (FunctionName: string, event: unknown = {}) => {
  const answer = await aws.lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
  return { error: answer.FunctionError, payload: JSON.parse(answer.Payload?.transformToString() ?? '') };
};

test('an invocation hands the event to the function, and its answer back', async () => {
  expect(await invoke('echo', { a: 'ä' })).toEqual({
    error: undefined,
    payload: { event: { a: 'ä' }, variables: { B: '2' } },
  });
});

test('a function that throws is an answer that says so', async () => {
  expect(await invoke('broken')).toEqual({
    error: 'Unhandled',
    payload: { errorType: 'TypeError', errorMessage: 'no' },
  });
});

test('a function that may run once at a time refuses the second', async () => {
  const first = invoke('single');
  await started.promise;
  const second = new InvokeCommand({ FunctionName: 'single', Payload: '{}' });
  await expect(aws.lambda.send(second)).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  ended.resolve();
  expect((await first).error).toBeUndefined();
});
