import { expect, test } from 'vitest';
import { callOf } from '../../../src/aws/callOf.ts';

test.each([
  {
    request: {
      method: 'POST',
      path: '/',
      headers: { 'x-amz-target': 'AmazonEC2ContainerServiceV20141113.DescribeServices' },
    },
    call: 'DescribeServices',
  },
  {
    request: { method: 'POST', path: '/', headers: {}, body: 'Action=DescribeVpcs&Version=2016-11-15' },
    call: 'DescribeVpcs',
  },
  {
    request: { method: 'POST', path: '/2015-03-31/functions/a/invocations', headers: {} },
    call: 'POST /2015-03-31/functions/a/invocations',
  },
])('$call', ({ request, call }) => {
  expect(callOf(request)).toBe(call);
});
