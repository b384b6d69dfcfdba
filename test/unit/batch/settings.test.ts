import { describe, expect, test } from 'vitest';
import { defaultFormat } from '../../../images/batch/format/format.ts';
import { readSettings, SettingsInvalid } from '../../../images/batch/settings.ts';

const url = 'postgres://batch:s3cret@db.example:5432/logs';

test('only the database has to be told', () => {
  expect(readSettings({ DATABASE_URL: url }, [])).toEqual({
    database: { engine: 'postgres', url },
    places: [{ folder: '/fluentd/log/access', stream: 'access', patterns: [] }],
    isGrowing: false,
    format: defaultFormat,
    mostRejected: 0.01,
    table: 'access_log',
    quietMs: 5000,
    deleteAfterMs: undefined,
    everyMs: undefined,
    json: false,
    aggregate: undefined,
  });
});

test('everything can be told', () => {
  const environment = {
    DATABASE_URL: 'mariadb://u@h/db',
    LOG_PATHS: '/logs/access/:/logs/error/error_log*',
    READ: 'finished',
    LOG_FORMAT: 'main',
    MAX_REJECTED: '0.5%',
    TABLE: 'logs.access',
    QUIET_SECONDS: '0.5',
    DELETE_AFTER: '7d',
    AGGREGATE: 'day',
    TIMEZONE: 'Asia/Tokyo',
  };
  expect(readSettings(environment, ['--every', '1s', '--json'])).toEqual({
    database: { engine: 'mysql', url: 'mariadb://u@h/db' },
    places: [
      { folder: '/logs/access', stream: 'access', patterns: [] },
      { folder: '/logs/error', stream: 'error', patterns: ['error_log*'] },
    ],
    isGrowing: false,
    format: expect.objectContaining({ columns: [{ name: 'http_x_forwarded_for', type: 'text' }] }),
    mostRejected: 0.005,
    table: 'logs.access',
    quietMs: 500,
    deleteAfterMs: 604_800_000,
    everyMs: 1000,
    json: true,
    aggregate: { bucket: 'day', zone: 'Asia/Tokyo' },
  });
});

test('hits are added up in UTC where no zone is told', () => {
  const { aggregate } = readSettings({ DATABASE_URL: url, AGGREGATE: 'hour' }, []);
  expect(aggregate).toEqual({ bucket: 'hour', zone: '+00:00' });
});

const problemsOf = (environment: Record<string, string>, args: readonly string[] = []): string => {
  try {
    readSettings(environment, args);
    return 'none';
  } catch (error) {
    return error instanceof SettingsInvalid ? error.message : String(error);
  }
};

describe('what cannot be used', () => {
  test('every problem comes at once, with a hint', () => {
    const environment = {
      LOG_PATHS: '/a/access:/b/access:/c/*/d',
      READ: 'all',
      LOG_FORMAT: '$remote_addr $tiem_local',
      MAX_REJECTED: '200%',
      TABLE: 'x; DROP',
      QUIET_SECONDS: '-1',
      DELETE_AFTER: 'never',
      AGGREGATE: 'week',
      TIMEZONE: 'Mars',
    };
    expect(problemsOf(environment, ['--evry', '1s'])).toMatchInlineSnapshot(`
      "--evry is not an option
        hint: the options are --every 1s and --json
      1s is not an option
        hint: the options are --every 1s and --json
      DATABASE_URL is not set
        hint: it looks like postgres://user:password@host:5432/name, or mysql:// or mariadb://
      LOG_PATHS has a pattern in a folder’s name
        hint: a pattern is of files: /logs/access/access_log*
      LOG_PATHS has two folders named "access"
        hint: give each stream a folder with a name of its own
      READ is neither finished nor growing
        hint: leave it out, and finished files are read
      LOG_FORMAT: $tiem_local is no variable that is known
        hint: look at how it is spelt; one of your own, from map or set, stands as $ignored, and its values are not kept
      MAX_REJECTED is not a share
        hint: for example 1% or 0.5%; 100% takes everything
      TABLE is not a table’s name
        hint: letters, digits and _ up to 50, with a schema if needed: logs.access_log
      QUIET_SECONDS is not a number of seconds
        hint: for example 5, or 0.5
      DELETE_AFTER is not a duration
        hint: for example 30s, 5m, 6h or 7d
      TIMEZONE is not a known zone
        hint: a name such as Asia/Tokyo, or an offset such as +09:00
      AGGREGATE is neither hour nor day
        hint: leave it out, and only rows are made"
    `);
  });

  test.each([
    { name: 'no URL', value: 'db.example s3cret', says: 'DATABASE_URL is not a URL' },
    { name: 'a password that breaks the URL', value: 'postgres://u:s3cret#@h:x/db', says: 'DATABASE_URL is not a URL' },
    {
      name: 'another database',
      value: 'oracle://u:s3cret@h/db',
      says: 'DATABASE_URL is of a database that the batch has no driver for',
    },
    { name: 'no database', value: 'postgres://u:s3cret@h', says: 'DATABASE_URL names no database' },
  ])('$name is said without showing the URL', ({ value, says }) => {
    const problems = problemsOf({ DATABASE_URL: value });
    expect(problems).toContain(says);
    expect(problems).not.toContain('s3cret');
  });
});
