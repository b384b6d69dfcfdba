import { describe, expect, test } from 'vitest';
import { hintFor, isPassing, isUnavailable, refusalOf } from '../../../src/aws/refusal.ts';

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

test('a refusal of a call that nobody named leaves the message to speak for itself', () => {
  expect(hintFor({ name: 'AccessDeniedException', message: 'no', action: undefined })).toBeUndefined();
});
