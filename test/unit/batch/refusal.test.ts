import { expect, test } from 'vitest';
import { describeError, FileUnreadable, reachOf } from '../../../images/batch/refusal.ts';

const made = (message: string, fields: object) => Object.assign(new Error(message), fields);

const errors = [
  {
    name: 'PostgreSQL: a value too long',
    error: made('value too long for type character varying(5)', { code: '22001' }),
    reach: 'values',
    says: 'the database refuses it (22001)',
  },
  {
    name: 'PostgreSQL: a value that its message quotes',
    error: made('invalid input syntax for type integer: "secret"', { code: '22P02' }),
    reach: 'values',
    says: 'the database refuses it (22P02)',
  },
  {
    name: 'MySQL: a value too long',
    error: made("Data too long for column 'path' at row 2", {
      code: 'ER_DATA_TOO_LONG',
      errno: 1406,
      sqlState: '22001',
    }),
    reach: 'values',
    says: 'the database refuses it (ER_DATA_TOO_LONG)',
  },
  {
    name: 'MySQL: a character that the column cannot hold',
    error: made("Incorrect string value: '\\xF0' for column 'a'", {
      code: 'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD',
      errno: 1366,
      sqlState: 'HY000',
    }),
    reach: 'values',
    says: 'the database refuses it (ER_TRUNCATED_WRONG_VALUE_FOR_FIELD)',
  },
  {
    name: 'PostgreSQL: a constraint of somebody’s',
    error: made('new row violates check constraint', { code: '23514', constraint: 'small' }),
    reach: 'values',
    says: 'the database refuses it (23514, small)',
  },
  {
    name: 'PostgreSQL: a text too long for an index',
    error: made('index row size 5352 exceeds btree version 4 maximum 2704', { code: '54000' }),
    reach: 'values',
    says: 'the database refuses it (54000)',
  },
  {
    name: 'PostgreSQL: a trigger that quotes the value',
    error: made('no "secret" here', { code: 'P0001' }),
    reach: 'values',
    says: 'the database refuses it (P0001)',
  },
  {
    name: 'PostgreSQL: a key of somebody’s',
    error: made('duplicate key value', { code: '23505', constraint: 'line_key' }),
    reach: 'file',
    says: 'the database refuses it (23505, line_key)',
  },
  {
    name: 'PostgreSQL: what nobody foresaw',
    error: made('about "secret"', { code: '2F005' }),
    reach: 'file',
    says: 'the database refuses it (2F005)',
  },
  {
    name: 'PostgreSQL: a right that is missing',
    error: made('permission denied for table access_log', { code: '42501' }),
    reach: 'run',
    says: 'permission denied for table access_log',
  },
  {
    name: 'MySQL: a trigger',
    error: made('no', { code: 'ER_SIGNAL_EXCEPTION', errno: 1644, sqlState: '45000' }),
    reach: 'values',
    says: 'the database refuses it (ER_SIGNAL_EXCEPTION)',
  },
  {
    name: 'MySQL: a CHECK',
    error: made("Check constraint 'c' is violated.", {
      code: 'ER_CHECK_CONSTRAINT_VIOLATED',
      errno: 3819,
      sqlState: 'HY000',
    }),
    reach: 'values',
    says: 'the database refuses it (ER_CHECK_CONSTRAINT_VIOLATED)',
  },
  {
    name: 'MariaDB: a CHECK, whose number is another error of MySQL',
    error: made('CONSTRAINT `c` failed', {
      code: 'ER_INNODB_AUTOEXTEND_SIZE_OUT_OF_RANGE',
      errno: 4025,
      sqlState: '23000',
    }),
    reach: 'values',
    says: 'the database refuses it (ER_CONSTRAINT_FAILED)',
  },
  {
    name: 'MySQL: a table that is full',
    error: made("The table 'access_log' is full", { code: 'ER_RECORD_FILE_FULL', errno: 1114, sqlState: 'HY000' }),
    reach: 'run',
    says: "The table 'access_log' is full",
  },
  {
    name: 'MySQL: a key of somebody’s, whose message quotes the value',
    error: made("Duplicate entry 'secret' for key 'line'", { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' }),
    reach: 'file',
    says: 'the database refuses it (ER_DUP_ENTRY)',
  },
  {
    name: 'a file that has gone',
    error: made("ENOENT: no such file or directory, open '/a.log'", {
      code: 'ENOENT',
      errno: -2,
      syscall: 'open',
      path: '/a.log',
    }),
    reach: 'file',
    says: "ENOENT: no such file or directory, open '/a.log'",
  },
  {
    name: 'a disk that fails in the middle of a file',
    error: new FileUnreadable('EIO: i/o error, read'),
    reach: 'file',
    says: 'EIO: i/o error, read',
  },
  {
    name: 'PostgreSQL: a deadlock',
    error: made('deadlock detected', { code: '40P01' }),
    reach: 'again',
    says: 'deadlock detected',
  },
  {
    name: 'MySQL: a lock waited for too long',
    error: made('Lock wait timeout exceeded', { code: 'ER_LOCK_WAIT_TIMEOUT', errno: 1205, sqlState: 'HY000' }),
    reach: 'again',
    says: 'Lock wait timeout exceeded',
  },
  {
    name: 'a server that stops',
    error: made('terminating connection due to administrator command', { code: '57P01' }),
    reach: 'run',
    says: 'terminating connection due to administrator command',
  },
  {
    name: 'MariaDB: a connection that somebody killed',
    error: made('Connection was killed', { code: 'ER_CONNECTION_KILLED', errno: 1927, sqlState: '70100' }),
    reach: 'run',
    says: 'Connection was killed',
  },
  {
    name: 'a connection that breaks',
    error: made('read ECONNRESET', { code: 'ECONNRESET', errno: -104, syscall: 'read' }),
    reach: 'run',
    says: 'read ECONNRESET',
  },
  {
    name: 'two addresses that refuse',
    error: new AggregateError([new Error('connect ECONNREFUSED ::1:5432')]),
    reach: 'run',
    says: 'connect ECONNREFUSED ::1:5432',
  },
];

test.each(errors)('$name reaches: $reach', ({ error, reach }) => {
  expect(reachOf(error)).toBe(reach);
});

test.each(errors)('$name says: $says', ({ error, says }) => {
  expect(describeError(error)).toBe(says);
});
