import { expect, test } from 'vitest';
import { WriteFailed } from '../../../../src/errors.ts';
import { namespaceOf } from '../../../../src/resources/namespace/operation.ts';

test('an operation that succeeded names its namespace', () => {
  expect(namespaceOf('create it', { Status: 'SUCCESS', Targets: { NAMESPACE: 'ns-1' } })).toBe('ns-1');
});

test('one that succeeded without naming it leaves the id empty', () => {
  expect(namespaceOf('create it', { Status: 'SUCCESS' })).toBe('');
});

test.each([
  {
    code: 'CANNOT_CREATE_HOSTED_ZONE',
    hint: 'the VPC already has a private hosted zone of that name: delete it, or choose another discovery.namespace',
  },
  {
    code: 'ACCESS_DENIED',
    hint: 'the role also needs route53:CreateHostedZone, route53:GetHostedZone, route53:ListHostedZonesByName and ec2:DescribeVpcs',
  },
  { code: 'EXPIRED_TOKEN', hint: 'the credentials expired while Cloud Map worked: run again with new ones' },
  {
    code: 'HOSTED_ZONE_NOT_FOUND',
    hint: 'the namespace’s hosted zone was deleted in Route 53: delete the namespace and run again',
  },
  { code: 'INTERNAL_FAILURE', hint: undefined },
])('one that failed with $code says so, with what can be done', ({ code, hint }) => {
  const operation = { Status: 'FAIL', ErrorCode: code, ErrorMessage: 'no' } as const;
  expect(() => namespaceOf('create it', operation)).toThrow(
    new WriteFailed(`could not create it: ${code}: no`, hint === undefined ? {} : { hint }),
  );
  try {
    namespaceOf('create it', operation);
  } catch (error) {
    expect(error).toMatchObject({ name: 'WriteFailed', hint });
  }
});

test('one that failed without a word says that', () => {
  expect(() => namespaceOf('create it', { Status: 'FAIL' })).toThrow('could not create it: no code: no reason given');
});
