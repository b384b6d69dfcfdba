import { describe, expect, test } from 'vitest';
import { readEvent } from '../../../lambda/event.ts';

const section = {
  logs: [{ group: '/app/access' }],
  database: {
    engine: 'postgres',
    secret: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-url-AbCdEf',
    table: 'access_log',
    time: 'logged_at',
  },
  state: 's3://logs/verify',
};
const environment = JSON.stringify(section);

test('a section of the event gets its defaults, and the windows are those that are due', () => {
  expect(readEvent({ verify: section }, undefined)).toMatchObject({
    kind: 'verify',
    settings: { settle: '10m', lostAfter: '6h', database: { measure: 'rows', timezone: '+00:00' } },
    range: undefined,
  });
});

test('an event of a schedule without input takes the section of the environment', () => {
  const event = { version: '0', id: 'd2f1', 'detail-type': 'Scheduled Event', source: 'aws.scheduler', detail: '{}' };
  expect(readEvent(event, environment)).toMatchObject({
    kind: 'verify',
    settings: { logs: [{ group: '/app/access' }] },
  });
});

test.each([
  { name: 'ISO 8601', from: '2026-11-22T10:00:00Z', to: '2026-11-22T11:00:00+00:00' },
  { name: 'epoch milliseconds', from: 1_795_341_600_000, to: 1_795_345_200_000 },
])('a range in $name', ({ from, to }) => {
  const range = { fromMs: Date.UTC(2026, 10, 22, 10), toMs: Date.UTC(2026, 10, 22, 11) };
  expect(readEvent({ verify: section, from, to }, undefined)).toMatchObject({ kind: 'verify', range });
  expect(readEvent({ plan: { from, to } }, environment)).toMatchObject({ kind: 'plan', range });
});

test('a dashboard is shown a page of what the environment says, whatever its widget brings', () => {
  const widget = { widgetContext: { params: {} }, verify: { ...section, state: 's3://theirs/verify' } };
  expect(readEvent(widget, environment)).toMatchObject({ kind: 'page', settings: { state: 's3://logs/verify' } });
  expect(() => readEvent(widget, undefined)).toThrow('there is no verify section');
});

test('what the widget shows can be told without any settings', () => {
  expect(readEvent({ describe: true, widgetContext: {} }, undefined)).toEqual({ kind: 'describe' });
});

describe('what cannot be used', () => {
  test('every problem stands in the one message that Lambda logs', () => {
    const event = {
      verify: { logs: [], database: { ...section.database, engine: 'oracle', tabel: 'x' } },
      from: 'noon',
    };
    expect(() => readEvent(event, undefined)).toThrowErrorMatchingInlineSnapshot(
      `[NotPossible: nothing was verified: verify.logs is an empty list (from 1 to 50 entries); verify.database.engine has a value that is not allowed (allowed: postgres, mysql, mariadb); verify.database.tabel is not a known setting; from is not an instant: write ISO 8601 with a zone, or epoch milliseconds]`,
    );
  });

  test.each([
    {
      name: 'no section',
      event: {},
      settings: undefined,
      says: 'there is no verify section: neither in the event nor in LEGACY_LOG_ECS_VERIFY',
    },
    { name: 'no event at all', event: null, settings: '', says: 'there is no verify section' },
    {
      name: 'an environment that is no JSON',
      event: {},
      settings: 'logs: []',
      says: 'LEGACY_LOG_ECS_VERIFY is not JSON',
    },
    {
      name: 'a ledger in a folder, which is gone with the Lambda',
      event: { verify: { ...section, state: 'file:.legacy-log-ecs/verify' } },
      settings: undefined,
      says: 'verify.state is file:.legacy-log-ecs/verify, and in a Lambda only S3 lasts: write s3://bucket/prefix',
    },
    {
      name: 'no ledger',
      event: { verify: { ...section, state: undefined } },
      settings: undefined,
      says: 'verify.state is not given, and in a Lambda only S3 lasts: write s3://bucket/prefix',
    },
    {
      name: 'a plan without a range',
      event: { plan: true },
      settings: environment,
      says: 'plan has neither from nor to',
    },
    {
      name: 'a plan with one end',
      event: { plan: { from: 5 } },
      settings: environment,
      says: 'from and to are only used together',
    },
    {
      name: 'one end of a range',
      event: { verify: section, from: '2026-11-22T10:00:00Z' },
      settings: undefined,
      says: 'from and to are only used together',
    },
    {
      name: 'a range that ends where it begins',
      event: { verify: section, from: 5, to: 5 },
      settings: undefined,
      says: 'from is not before to',
    },
    {
      name: 'a zone that Date does not read',
      event: { verify: section, from: '2026-11-22T10:00:00+09', to: '2026-11-22T11:00:00+09' },
      settings: undefined,
      says: 'from is not an instant',
    },
    {
      name: 'a time beyond all databases',
      event: { verify: section, from: 5, to: 8.64e15 },
      settings: undefined,
      says: 'to is not an instant',
    },
    {
      name: 'settings that do not go together, as in the configuration file',
      event: { verify: { ...section, logs: [{ group: '/app', filter: 'status < 500 | limit 5' }] } },
      settings: undefined,
      says: /verify.logs\[0\].filter has a "\|"/,
    },
    {
      name: 'a time without a zone',
      event: { verify: section, from: '2026-11-22T10:00', to: 6 },
      settings: undefined,
      says: 'from is not an instant',
    },
  ])('$name', ({ event, settings, says }) => {
    expect(() => readEvent(event, settings)).toThrow(says);
  });
});
