import { describe, expect, test } from 'vitest';
import { checkAttributes } from '../../../local/aws/cloudMap/attributes.ts';
import { checkTtl } from '../../../local/aws/cloudMap/records.ts';
import type { ServiceState } from '../../../local/aws/cloudMap/state.ts';
import { checkTags as checkCloudMapTags } from '../../../local/aws/cloudMap/tags.ts';
import { checkTexts } from '../../../local/aws/cloudMap/texts.ts';
import { checkHealth } from '../../../local/aws/ecs/validate/healthCheck.ts';
import { checkNetwork } from '../../../local/aws/ecs/validate/network.ts';
import { compileQuery } from '../../../local/aws/insights/compileQuery.ts';
import { fitPage } from '../../../local/aws/logs/fitPage.ts';
import { checkTags as checkLogTags } from '../../../local/aws/logs/tags.ts';
import { AwsError } from '../../../local/aws/wire/awsError.ts';
import { page } from '../../../local/aws/wire/page.ts';

/** Whether a check lets it pass; what is refused is refused by AWS's name for it. */
function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (cause) {
    if (cause instanceof AwsError) return false;
    throw cause;
  }
}

const service: ServiceState = {
  id: 'srv-1',
  arn: 'arn:1',
  name: 'fluentd',
  namespaceId: 'ns-1',
  creatorRequestId: undefined,
  createdAt: new Date(0),
  routingPolicy: 'MULTIVALUE',
  dns: false,
  customHealth: false,
  instances: new Map(),
  description: undefined,
  records: [],
  revision: 1,
};

const many = (count: number) => Array.from({ length: count }, (_, at) => `k${at}`);
const record = (count: number) => Object.fromEntries(many(count).map((key) => [key, '']));
const vpc = { networkMode: 'awsvpc', launchType: 'EC2' };
const health = (more: object) => () => checkHealth({ name: 'a', healthCheck: { command: ['CMD', 'true'], ...more } });
const bin = (period: string) => () => compileQuery(`stats count(*) by bin(${period})`);
const pageOf = (size: number) => () => page([], { size, token: undefined, most: 50, invalid: 'InvalidInput' });

describe('Cloud Map: so many pass and no more', () => {
  const limits: readonly { name: string; most: number; check: (count: number) => unknown }[] = [
    {
      name: 'characters of a CreatorRequestId',
      most: 64,
      check: (n) => checkTexts({ CreatorRequestId: 'x'.repeat(n) }),
    },
    { name: 'characters of a description', most: 1024, check: (n) => checkTexts({ Description: 'x'.repeat(n) }) },
    { name: 'seconds of a TTL', most: 2_147_483_647, check: checkTtl },
    {
      name: 'tags',
      most: 50,
      check: (n) =>
        checkCloudMapTags(
          'arn:1',
          many(n).map((Key) => ({ Key, Value: '' })),
        ),
    },
    { name: 'attributes of an instance', most: 30, check: (n) => checkAttributes(service, record(n)) },
    {
      name: 'characters of an attribute’s name',
      most: 255,
      check: (n) => checkAttributes(service, { ['x'.repeat(n)]: '' }),
    },
    { name: 'characters of an attribute', most: 1024, check: (n) => checkAttributes(service, { a: 'x'.repeat(n) }) },
    {
      name: 'characters of all attributes',
      most: 5000,
      check: (n) => {
        const whole = { a: 'x'.repeat(999), b: 'x'.repeat(999), c: 'x'.repeat(999), d: 'x'.repeat(999) };
        checkAttributes(service, { ...whole, e: 'x'.repeat(n - 4001) });
      },
    },
  ];
  test.each(limits)('$name: $most', ({ most, check }) => {
    expect([passes(() => check(most)), passes(() => check(most + 1))]).toEqual([true, false]);
  });
});

describe('Logs and Insights: so many pass and no more', () => {
  const limits: readonly { name: string; most: number; check: (count: number) => unknown }[] = [
    { name: 'tags', most: 50, check: (n) => checkLogTags(record(n)) },
    { name: 'characters of a tag’s key', most: 128, check: (n) => checkLogTags({ ['x'.repeat(n)]: '' }) },
    { name: 'characters of a tag’s value', most: 256, check: (n) => checkLogTags({ k: 'x'.repeat(n) }) },
    { name: 'events of a page', most: 10_000, check: (n) => fitPage([], n) },
    { name: 'rows of a query', most: 100_000, check: (n) => compileQuery(`fields a | limit ${n}`) },
    { name: 'milliseconds of a period', most: 1000, check: (n) => bin(`${n}ms`)() },
    { name: 'seconds of a period', most: 60, check: (n) => bin(`${n}s`)() },
    { name: 'minutes of a period', most: 60, check: (n) => bin(`${n}m`)() },
    { name: 'hours of a period', most: 24, check: (n) => bin(`${n}h`)() },
  ];
  test.each(limits)('$name: $most', ({ most, check }) => {
    expect([passes(() => check(most)), passes(() => check(most + 1))]).toEqual([true, false]);
  });

  test('a page of events has a MiB at most, and one event at least', () => {
    const event = (bytes: number, sequence: number) => ({
      ...{ group: 'g', findsFields: true, stream: 's', timestamp: 0, ingestionTime: 0, visible: true },
      ...{ message: 'x'.repeat(bytes), sequence },
    });
    expect(fitPage([event(1_048_570, 1), event(6, 2)], undefined)).toHaveLength(2);
    expect(fitPage([event(1_048_570, 1), event(7, 2)], undefined)).toHaveLength(1);
    expect(fitPage([event(1_048_577, 1)], undefined)).toHaveLength(1);
  });
});

describe('ECS: so many pass and no more', () => {
  const limits: readonly { name: string; most: number; check: (count: number) => unknown }[] = [
    { name: 'subnets', most: 16, check: (n) => checkNetwork({ subnets: many(n) }, vpc, undefined) },
    {
      name: 'security groups',
      most: 5,
      check: (n) => checkNetwork({ subnets: ['s'], securityGroups: many(n) }, vpc, undefined),
    },
    { name: 'seconds between health checks', most: 300, check: (n) => health({ interval: n })() },
    { name: 'seconds of a health check', most: 60, check: (n) => health({ timeout: n })() },
    { name: 'failures of a health check', most: 10, check: (n) => health({ retries: n })() },
    { name: 'seconds of a health check’s grace', most: 300, check: (n) => health({ startPeriod: n })() },
  ];
  test.each(limits)('$name: $most', ({ most, check }) => {
    expect([passes(() => check(most)), passes(() => check(most + 1))]).toEqual([true, false]);
  });
});

test.each([
  { name: 'seconds between health checks', least: 5, check: (n: number) => health({ interval: n })() },
  { name: 'seconds of a health check', least: 2, check: (n: number) => health({ timeout: n })() },
  { name: 'failures of a health check', least: 1, check: (n: number) => health({ retries: n })() },
  { name: 'seconds of a TTL', least: 0, check: checkTtl },
  { name: 'entries of a page', least: 1, check: (n: number) => pageOf(n)() },
])('$name: $least at least', ({ least, check }) => {
  expect([passes(() => check(least)), passes(() => check(least - 1))]).toEqual([true, false]);
});

test('a page has no more entries than its call allows', () => {
  expect([passes(pageOf(50)), passes(pageOf(51))]).toEqual([true, false]);
});
