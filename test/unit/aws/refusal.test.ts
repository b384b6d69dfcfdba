import { expect, test } from 'vitest';
import { hintFor, obstacleOf, refusalOf } from '../../../src/aws/refusal.ts';

test.each([
  {
    name: 'AccessDeniedException',
    message: 'User: arn:… is not authorized to perform: ecs:DescribeServices on resource: arn:…',
    hint: 'the role needs ecs:DescribeServices',
  },
  {
    name: 'AccessDeniedException',
    message: 'User: arn:… is not authorized to perform iam:PassRole on resource: arn:…',
    hint: 'the role needs iam:PassRole',
  },
  { name: 'AccessDeniedException', message: '', hint: 'the role needs ecs:RegisterTaskDefinition' },
  {
    name: 'ClusterNotFoundException',
    message: 'Cluster not found.',
    hint: 'check cluster and region in the configuration',
  },
  {
    name: 'NoSuchHostedZone',
    message: 'No hosted zone found with ID: Z1',
    hint: 'where it was deleted in Route 53, delete its namespace in Cloud Map too, and run again',
  },
  {
    name: 'ExpiredTokenException',
    message: 'expired',
    hint: 'the credentials have expired: get new ones and run again',
  },
  {
    name: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
    hint: 'AWS does not know these credentials: check the account and the role',
  },
  {
    name: 'CredentialsProviderError',
    message: 'Could not load credentials from any providers',
    hint: 'run aws-actions/configure-aws-credentials before this step, or set AWS_PROFILE',
  },
  { name: 'Error', message: 'Region is missing', hint: 'set region in the configuration, or AWS_REGION' },
  {
    name: 'ThrottlingException',
    message: 'Rate exceeded',
    hint: 'AWS is throttling this account: run again in a minute',
  },
  {
    name: 'ECONNREFUSED',
    message: 'connect ECONNREFUSED 127.0.0.1:443',
    hint: 'no answer from AWS: check the network and AWS_ENDPOINT_URL, and run again',
  },
  {
    name: 'AnswerNotUnderstood',
    message: 'the answer (HTTP 200) is not JSON',
    hint: 'something answered that is not AWS: check the proxy and AWS_ENDPOINT_URL',
  },
  { name: 'UnknownOperationException', message: '', hint: undefined },
  { name: 'ClientException', message: 'Something else', hint: undefined },
  { name: 'ClientException', message: 'The Region is missing', hint: undefined },
  { name: 'ClientException', message: 'Region is missing here', hint: undefined },
])('hintFor: $name: $message → $hint', ({ name, message, hint }) => {
  expect(hintFor({ name, message, action: 'ecs:RegisterTaskDefinition' })).toBe(hint);
});

test('hintFor: a refusal of a call that nobody named leaves the message to speak for itself', () => {
  expect(hintFor({ name: 'AccessDeniedException', message: 'no', action: undefined })).toBeUndefined();
});

test.each([
  { name: 'Error', message: 'Region is missing', obstacle: 'no AWS Region is set' },
  {
    name: 'CredentialsProviderError',
    message: 'Could not resolve credentials using profile: [production]',
    obstacle: 'no AWS credentials were found: Could not resolve credentials using profile: [production]',
  },
  { name: 'ExpiredTokenException', message: 'expired', obstacle: undefined },
  { name: 'AccessDeniedException', message: 'no', obstacle: undefined },
])('obstacleOf: $name: $message → $obstacle', ({ name, message, obstacle }) => {
  expect(obstacleOf({ name, message })).toBe(obstacle);
});

const page = (httpStatusCode: number) =>
  Object.assign(new SyntaxError('Unexpected token <'), { $metadata: { httpStatusCode } });

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
    is: 'an error with a name of its own, whatever its code',
    thrown: Object.assign(new Error('no'), { name: 'TimeoutError', code: 'ETIMEDOUT' }),
    refusal: { name: 'TimeoutError', message: 'no' },
  },
  {
    is: 'an error whose code is a number',
    thrown: Object.assign(new Error('no'), { code: 23 }),
    refusal: { name: 'Error', message: 'no' },
  },
  {
    is: 'a load balancer that is busy',
    thrown: page(500),
    refusal: { name: 'ServiceUnavailable', message: 'the answer (HTTP 500) is not JSON' },
  },
  {
    is: 'a proxy’s page',
    thrown: page(499),
    refusal: { name: 'AnswerNotUnderstood', message: 'the answer (HTTP 499) is not JSON' },
  },
  {
    is: 'a text that came with no status',
    thrown: new SyntaxError('Unexpected token <'),
    refusal: { name: 'AnswerNotUnderstood', message: 'the answer (HTTP 0) is not JSON' },
  },
  {
    is: 'a member that is not of its type',
    thrown: new TypeError(
      'Invalid RFC3339 timestamp format soon\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.',
    ),
    refusal: { name: 'AnswerNotUnderstood', message: 'Invalid RFC3339 timestamp format soon' },
  },
  {
    is: 'a message of two lines',
    thrown: new TypeError('one\ntwo'),
    refusal: { name: 'TypeError', message: 'one\ntwo' },
  },
  { is: 'no error at all', thrown: 'gone', refusal: { name: '', message: 'gone' } },
])('refusalOf: $is', ({ thrown, refusal }) => {
  expect(refusalOf(thrown)).toEqual(refusal);
});

test('a service that another run made at the same moment is no mistake of the configuration', () => {
  const message = 'Creation of service was not idempotent.';
  expect(hintFor({ name: 'InvalidParameterException', message, action: 'ecs:CreateService' })).toBe(
    'another run made it at the same moment: run again once that one has ended',
  );
});
