import { expect, test } from 'vitest';
import { isWrite, resultOf } from '../../../src/aws/sent.ts';

test.each([
  { status: 399, result: 'unknown' },
  { status: 400, result: 'refused' },
  { status: 499, result: 'refused' },
  { status: 500, result: 'unknown' },
])('an answer of HTTP $status: $result, whether AWS changed something', ({ status, result }) => {
  expect(resultOf(Object.assign(new Error('no'), { $metadata: { httpStatusCode: status } }))).toBe(result);
});

test.each([
  { name: 'a broken connection', thrown: new Error('read ECONNRESET') },
  { name: 'an error whose answer has no status', thrown: Object.assign(new Error('no'), { $metadata: {} }) },
  { name: 'nothing', thrown: undefined },
])('$name: unknown, as there may have been a change', ({ thrown }) => {
  expect(resultOf(thrown)).toBe('unknown');
});

test.each([
  'DescribeServices',
  'ListTasks',
  'GetOperation',
  'DiscoverInstances',
  'FilterLogEvents',
  'BatchGetImage',
  'StartQuery',
  'StopQuery',
])('%s only reads', (operation) => {
  expect(isWrite(operation)).toBe(false);
});

test.each([
  'RegisterTaskDefinition',
  'CreateListing',
  'UpdateService',
  'StartTask',
  'StopTask',
  'BatchDeleteImage',
  'Unknown',
])('%s may change something', (operation) => {
  expect(isWrite(operation)).toBe(true);
});
