import { describe, expect, test } from 'vitest';
import { hintFor, isPassing, isUnavailable, refusalOf } from '../../../src/deploy/explainRefusal.ts';
import { explainExit, explainTask } from '../../../src/deploy/stoppedTask.ts';

describe('hintFor', () => {
  test.each([
    {
      name: 'AccessDeniedException',
      message: 'User: arn:… is not authorized to perform: ecs:DescribeServices on resource: arn:…',
      hint: 'the role needs ecs:DescribeServices',
    },
    {
      name: 'AccessDeniedException',
      message: 'User: arn:… is not authorized to perform: iam:PassRole on resource: arn:…',
      hint: 'the role needs iam:PassRole',
    },
    { name: 'AccessDeniedException', message: '', hint: 'the role needs ecs:RegisterTaskDefinition' },
    {
      name: 'ClusterNotFoundException',
      message: 'Cluster not found.',
      hint: 'check cluster and region in the configuration',
    },
    {
      name: 'ExpiredTokenException',
      message: 'expired',
      hint: 'the credentials have expired: get new ones and run again',
    },
    { name: 'Error', message: 'Region is missing', hint: 'set region in the configuration, or AWS_REGION' },
    {
      name: 'AnswerNotUnderstood',
      message: 'the answer (HTTP 200) is not JSON',
      hint: 'something answered that is not AWS: check the proxy and AWS_ENDPOINT_URL',
    },
    { name: 'ClientException', message: 'Something else', hint: undefined },
  ])('$name: $message → $hint', ({ name, message, hint }) => {
    expect(hintFor({ name, message, action: 'ecs:RegisterTaskDefinition' })).toBe(hint);
  });

  test.each([
    { name: 'AccessDeniedException', unavailable: true, passing: false },
    { name: 'UnknownOperationException', unavailable: true, passing: false },
    { name: 'ThrottlingException', unavailable: false, passing: true },
    { name: 'ECONNRESET', unavailable: false, passing: true },
    { name: 'ETIMEDOUT', unavailable: false, passing: true },
    { name: 'AnswerNotUnderstood', unavailable: false, passing: false },
    { name: 'InvalidParameterException', unavailable: false, passing: false },
  ])('$name: unavailable $unavailable, passing $passing', ({ name, unavailable, passing }) => {
    expect([isUnavailable(name), isPassing(name)]).toEqual([unavailable, passing]);
  });
});

test.each([
  {
    is: 'a broken connection',
    thrown: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    refusal: { name: 'ECONNRESET', message: 'read ECONNRESET' },
  },
  {
    is: 'a connection refused at every address',
    thrown: Object.assign(
      new AggregateError([Object.assign(new Error('connect ECONNREFUSED ::1:443'), { code: 'ECONNREFUSED' })]),
      { code: 'ECONNREFUSED' },
    ),
    refusal: { name: 'ECONNREFUSED', message: 'connect ECONNREFUSED ::1:443' },
  },
  {
    is: 'a load balancer that is busy',
    thrown: Object.assign(new SyntaxError('Unexpected token <'), { $metadata: { httpStatusCode: 503 } }),
    refusal: { name: 'ServiceUnavailable', message: 'the answer (HTTP 503) is not JSON' },
  },
  {
    is: 'a proxy’s page',
    thrown: Object.assign(new SyntaxError('Unexpected token <'), { $metadata: { httpStatusCode: 200 } }),
    refusal: { name: 'AnswerNotUnderstood', message: 'the answer (HTTP 200) is not JSON' },
  },
  { is: 'no error at all', thrown: 'gone', refusal: { name: '', message: 'gone' } },
])('refusalOf: $is', ({ thrown, refusal }) => {
  expect(refusalOf(thrown)).toEqual(refusal);
});

describe('a stopped task', () => {
  test.each([
    { exitCode: 1, reason: '', words: 'exited with 1' },
    { exitCode: 0, reason: '', words: 'exited with 0 (without an error, but it has to go on running)' },
    {
      exitCode: 137,
      reason: '',
      words: 'exited with 137 (killed: out of memory, or still running at the end of its stop time-out)',
    },
    {
      exitCode: 137,
      reason: 'OutOfMemoryError: Container killed due to memory usage',
      words: 'exited with 137 (killed: its memory was used up): OutOfMemoryError: Container killed due to memory usage',
    },
    { exitCode: 127, reason: '', words: 'exited with 127 (its command was not found)' },
    {
      exitCode: undefined,
      reason: 'CannotPullContainerError: no such tag',
      words: 'CannotPullContainerError: no such tag',
    },
    { exitCode: undefined, reason: '', words: 'never ran' },
  ])('container: $words', ({ exitCode, reason, words }) => {
    expect(explainExit(exitCode, reason)).toBe(words);
  });

  test('is blamed on the container that failed, not on the one that was told to stop with it', () => {
    const task = {
      id: 'a1',
      taskDefinitionArn: 'td:4',
      createdAtMs: 0,
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [
        { name: 'fluentd', exitCode: 143, reason: '', explanation: 'exited with 143 (ended by SIGTERM)' },
        { name: 'batch', exitCode: 2, reason: '', explanation: 'exited with 2' },
      ],
    };
    expect(explainTask(task)).toBe('container batch exited with 2; Essential container in task exited');
  });
});
