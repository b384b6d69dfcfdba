import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { verifyFindings } from '../../../../src/config/rules/verify.ts';
import { verifySchema } from '../../../../src/config/schema/verify.ts';
import { read, sound } from '../reading.ts';

describe('verification', () => {
  const verify = (times: string) => `${sound}verify:
  logs: [{ group: /app/access }]
  database: { engine: postgres, secret: db, table: logs.access_log, time: logged_at }
  ${times}
`;

  test.each(['300s', '90m', '48h', '500ms', '1s'])('a window of %s is possible', (window) => {
    expect(read(verify(`window: ${window}`))).toBe('');
  });

  test('lines are not lost before their window has settled', () => {
    expect(read(verify('lostAfter: 10m'))).toMatchInlineSnapshot(`
      "c.yml:13:14  verify.lostAfter is 10m, not longer than settle (10m)
        hint: lines are late from settle on, and lost after lostAfter: write the first shorter or the second longer"
    `);
    expect(read(verify('lostAfter: 601s'))).toBe('');
  });

  test('a setting of a former version is answered with its new name', () => {
    expect(read(verify('deadline: 6h'))).toMatchInlineSnapshot(`
      "c.yml:13:3  verify.deadline is not a known setting
        hint: it is called verify.lostAfter now"
    `);
  });

  test.each([
    'status < 500',
    'line like /a|b/',
    'line =~ /a\\/|b/',
    'line =~/a|b/',
    'line like  /a|b/',
    'line = "a|b"',
    "line = 'a|\\'|b'",
    '`a|b` = 1',
    'a = 1 # or | so',
  ])('a filter: %s is one expression', (filter) => {
    expect(read(verify('').replace('/app/access', `/app/access, filter: ${JSON.stringify(filter)}`))).toBe('');
  });

  test.each(['status < 500 | limit 5', '| stats count(*)', 'line like /a/ | dedup id', 'bytes / 2 > 1 | limit 1 # /'])(
    'a filter: %s is refused, as the count would be another',
    (filter) => {
      expect(read(verify('').replace('/app/access', `/app/access, filter: ${JSON.stringify(filter)}`))).toContain(
        'verify.logs[0].filter has a "|", and what follows it would change the count\n',
      );
    },
  );

  test('a filter of several stages is answered with how to write one', () => {
    expect(read(verify('').replace('/app/access', '/app/access, filter: "a | limit 5"'))).toMatchInlineSnapshot(`
      "c.yml:11:40  verify.logs[0].filter has a "|", and what follows it would change the count
        hint: write one expression, and join conditions by and, or, not; a "|" in a text stands in quotes"
    `);
  });

  const logs = (...entries: string[]) =>
    read(verify('').replace('[{ group: /app/access }]', `[${entries.map((entry) => `{ ${entry} }`).join(', ')}]`));
  const arn = 'arn:aws:logs:eu-west-1:123456789012:log-group:/app/access';

  test('lines of one group that are counted twice', () => {
    expect(
      logs('group: /a', 'group: /b, filter: x > 1', 'group: /a', 'group: /b, filter: " x > 1"'),
    ).toMatchInlineSnapshot(`
      "c.yml:11:64  verify.logs[2] and verify.logs[0] count the same lines of one group
        hint: keep one of them; one without a filter counts every line
      c.yml:11:79  verify.logs[3] and verify.logs[1] count the same lines of one group
        hint: keep one of them; one without a filter counts every line"
    `);
    expect(logs('group: /a, filter: " x > 1"', 'group: /a, filter: x > 1')).toContain('[0] count the same lines');
    expect(logs('group: /a', 'group: /a, filter: x > 1')).toContain('verify.logs[1] and verify.logs[0] count the same');
    expect(logs('group: /app/access, filter: x > 1', `group: "${arn}"`)).toContain(
      'warning: verify.logs[1] and verify.logs[0] count the same lines of one group, if the ARN is of this account and Region\n',
    );
    expect(logs(`group: "${arn}", filter: a`, `group: "${arn}", filter: b`, `group: "${arn}", filter: b`)).toContain(
      'verify.logs[2] and verify.logs[1] count the same',
    );
  });

  test('one group with two filters is possible: only its reader knows whether they overlap', () => {
    expect(logs('group: /app/access, filter: x > 1', `group: "${arn}", filter: x < 2`)).toMatchInlineSnapshot(`
      "c.yml:11:58  warning: verify.logs[1] and verify.logs[0] count one group: a line that both filters find is counted twice
        hint: join the filters in one entry: \`(…) or (…)\`"
    `);
  });

  test('a filter that is wrong may be any, so nothing is said of the two', () => {
    expect(logs('group: /app/access, filter: 1', 'group: /app/access, filter: x < 2')).not.toContain('count');
  });

  test('a group by its ARN as AWS writes it, with the star for all its streams', () => {
    expect(logs(`group: "${arn}:*"`)).toBe('');
    expect(logs(`group: "${arn}:*"`, `group: "${arn}"`)).toContain(
      'c.yml:11:93  verify.logs[1] and verify.logs[0] count the same lines of one group\n',
    );
    expect(logs('group: /app/access', `group: "${arn}:*"`)).toContain('of one group, if the ARN is of this account');
    expect(logs('group: "/app/access:*"')).toContain('verify.logs[0].group must be the name of a log group');
    expect(logs(`group: /${'a'.repeat(511)}`)).toBe('');
    expect(logs(`group: /${'a'.repeat(512)}`)).toContain('verify.logs[0].group must be the name of a log group');
    expect(logs('group: "arn:aws:logs:eu-west-1:123456789012:log-stream:/app/access"')).toContain(
      'must be the name of',
    );
  });

  test('groups of one name in two accounts are two', () => {
    expect(logs(`group: "${arn}"`, `group: "${arn.replace('123456789012', '210987654321')}"`)).toBe('');
  });

  test('a filter that is too long for a query', () => {
    const filter = (length: number) => logs(`group: /a, filter: "${'x'.repeat(length)}"`);
    expect(filter(8000)).toBe('');
    expect(filter(8001)).toMatchInlineSnapshot(`
      "c.yml:11:31  verify.logs[0].filter has 8001 characters
        hint: at most 8000"
    `);
  });

  test.each(['s3://bucket', 's3://bucket/prefix', 's3://bucket/a/b c', 'file:ledger', 'file:/var/lib/ledger'])(
    'the ledger may be at %s',
    (state) => {
      expect(read(verify(`state: "${state}"`))).toBe('');
    },
  );

  test.each(['bucket/prefix', 's3://', 's3://Bucket/a', 's3://b/a\\nb', 'file:', 'https://bucket.s3.amazonaws.com/'])(
    'the ledger cannot be at %s',
    (state) => {
      expect(read(verify(`state: "${state}"`))).toContain('verify.state must be s3://bucket/prefix or file:folder');
    },
  );

  test('the same is found in the section alone, as a Lambda’s event carries it', () => {
    const section = {
      logs: [{ group: '/app/access' }],
      database: { engine: 'postgres', secret: 'db', table: 't', time: 'at' },
    };
    const found = (changed: object) =>
      verifyFindings(v.parse(verifySchema, { ...section, ...changed })).map(({ path }) => path.join('.'));
    expect(found({})).toEqual([]);
    expect(found({ lostAfter: '10m' })).toEqual(['verify.lostAfter']);
    expect(found({ logs: [{ group: '/app' }, { group: '/app' }] })).toEqual(['verify.logs.1.group']);
  });

  test.each(['access; drop table x', 'Zugriffe', 'a b', 'x"y', 'アクセス'])('a table may be called %s', (table) => {
    expect(read(verify('').replace('logs.access_log', JSON.stringify(table)))).toBe('');
  });

  test('one group before and after a cutover is not counted twice', () => {
    const day = (name: string, date: string) => `${name}: 2026-05-0${date}T00:00:00Z`;
    expect(logs(`group: /a, ${day('until', '3')}`, `group: /a, ${day('from', '3')}`)).toBe('');
    expect(logs(`group: /a, ${day('until', '4')}`, `group: /a, ${day('from', '3')}`)).toContain('count the same lines');
    expect(logs(`group: /a, ${day('from', '3')}`, `group: /a, ${day('until', '4')}`)).toContain('count the same lines');
    expect(logs(`group: /a, ${day('from', '3')}, ${day('until', '3')}`)).toMatchInlineSnapshot(`
      "c.yml:11:58  verify.logs[0].until (2026-05-03T00:00:00Z) is not later than its from (2026-05-03T00:00:00Z)
        hint: from is included, and until is not"
    `);
  });

  test.each(['2026-02-30T00:00:00Z', '2026-05-03T24:01:00Z', '2026-13-01T00:00:00Z', '2026-05-03T00:00:00+24:00'])(
    '%s never comes',
    (since) => {
      expect(read(verify(`since: ${since}`))).toContain(`verify.since ${since} is a time that never comes\n`);
      expect(logs(`group: /a, until: ${since}`)).toContain('verify.logs[0].until');
    },
  );

  test.each(['2026-05-03', '2026-05-03T00:00', '1777766400000', '2026-05-03 00:00:00Z'])(
    '%s is no instant to begin at',
    (since) => {
      expect(read(verify(`since: "${since}"`))).toContain('verify.since must be an instant');
    },
  );

  test('an instant may have another zone', () => {
    expect(read(verify('since: 2026-05-03T09:00:00.5+09:00'))).toBe('');
  });

  test('a pattern’s fields have names, as many as it has stars', () => {
    expect(logs('group: /a, parse: "* - *", fields: [host, user]')).toBe('');
    expect(logs('group: /a, parse: "* - *", fields: [host]')).toMatchInlineSnapshot(`
      "c.yml:11:47  verify.logs[0].parse has 2 fields (each * is one), and verify.logs[0].fields has 1 names
        hint: give each * a name, in their order"
    `);
    expect(logs('group: /a, parse: "* - *"')).toContain('verify.logs[0].parse has fields without names');
    expect(logs('group: /a, fields: [host]')).toContain('verify.logs[0].fields names fields of no pattern');
  });

  describe('of an aggregated table', () => {
    const aggregated = (settings: string, more = '') =>
      read(verify(more).replace('time: logged_at', `time: day, measure: sum(hits), ${settings}`));

    test.each(['hour', 'day', 'week', 'month', '1m', '15m', '30m', '60m'])('rows may stand for a %s', (bucket) => {
      expect(aggregated(`bucket: ${bucket}, groups: [path], timezone: Asia/Tokyo`)).toBe('');
    });

    test('a window that is not the bucket is answered with the right one', () => {
      expect(aggregated('bucket: day', 'window: 5m')).toMatchInlineSnapshot(`
        "c.yml:13:11  verify.window is 5m, and a row of the table stands for one day
          hint: write \`window: 1440m\`, or leave verify.window out: windows follow verify.database.bucket"
      `);
      expect(aggregated('bucket: 15m', 'window: 30m')).toContain('write `window: 15m`, or leave verify.window out');
      expect(aggregated('bucket: month', 'window: 30d')).toContain('hint: leave verify.window out');
      expect(aggregated('bucket: day', 'window: 24h')).toBe('');
      expect(aggregated('bucket: hour', 'window: 60m')).toBe('');
    });

    test('minutes of which an hour holds no whole number', () => {
      expect(aggregated('bucket: 7m')).toMatchInlineSnapshot(`
        "c.yml:12:108  verify.database.bucket is 7m, of which an hour holds no whole number
          hint: write one of 1m, 2m, 3m, 4m, 5m, 6m, 10m, 12m, 15m, 20m, 30m"
      `);
    });

    test('groups narrow buckets, and nothing else', () => {
      expect(aggregated('groups: [path]')).toMatchInlineSnapshot(`
        "c.yml:12:108  verify.database.groups narrow the buckets of an aggregated table, and verify.database.bucket names none
          hint: add \`bucket: day\`, or what a row stands for; or take groups out"
      `);
    });

    test('no line is known in a row that stands for many', () => {
      expect(aggregated('bucket: day', 'identity: { line: { column: raw } }')).toMatchInlineSnapshot(`
        "c.yml:13:13  verify.identity compares single lines, and verify.database.bucket is day: its rows are no lines
          hint: take verify.identity out; verify.database.groups narrow a bucket that differs"
      `);
      expect(aggregated('timezone: UTC', 'identity: { line: { column: raw } }')).toContain('measure is sum(hits): its');
    });
  });

  describe('with an identity', () => {
    const known = (identity: string) => read(verify(`identity: ${identity}`));

    test.each([
      '{ id: { log: id, column: id } }',
      '{ id: { log: id, column: id }, hash: { log: [h1, h2], column: hash } }',
      '{ keys: [{ log: request.path, column: path }] }',
      '{ line: { column: raw } }',
    ])('%s is one', (identity) => {
      expect(known(identity)).toBe('');
    });

    test('of several kinds, or of none, nobody knows what a verdict rests on', () => {
      expect(known('{ id: { log: id, column: id }, line: { column: raw } }')).toMatchInlineSnapshot(`
        "c.yml:13:13  verify.identity names id and line
          hint: keep one of them; id is the best, then keys"
      `);
      expect(known('{ hash: { log: [h1, h2], column: hash } }')).toMatchInlineSnapshot(`
        "c.yml:13:13  verify.identity says nothing of how a line is known
          hint: write one of id, keys and line; or take the section out: then only numbers are compared"
      `);
      expect(known('{ line: { column: raw }, hash: { log: [h1, h2], column: hash } }')).toMatchInlineSnapshot(`
        "c.yml:13:44  verify.identity.hash is a hash of an id, and none is named
          hint: add verify.identity.id"
      `);
    });
  });

  describe('of a database', () => {
    const connected = (settings: string) => read(verify('').replace('secret: db', settings));

    test.each([
      'secret: db',
      'secret: db, host: db.internal, port: 5433, name: app',
      'user: verifier, host: db.internal, name: app',
    ])('%s is a way to sign in', (settings) => {
      expect(connected(settings)).toBe('');
    });

    test('nobody signs in without a secret and without a user, or with both', () => {
      expect(connected('host: db')).toMatchInlineSnapshot(`
        "c.yml:12:13  verify.database says nothing of how to sign in
          hint: name the secret with the connection, \`secret: …\`; or the user of RDS IAM, \`user: …\`, with host and name"
      `);
      expect(connected('secret: db, user: verifier')).toContain('names a secret and a user of RDS IAM');
      expect(connected('user: verifier, host: db')).toMatchInlineSnapshot(`
        "c.yml:12:39  verify.database.user signs in without a secret, and name stand nowhere
          hint: add \`name: …\`"
      `);
    });

    test('the zone of a column is a known one', () => {
      expect(connected('secret: db, timezone: Europe/Berlin')).toBe('');
      expect(connected('secret: db, timezone: europe/berlin')).toMatchInlineSnapshot(`
        "c.yml:12:55  verify.database.timezone europe/berlin is not a known zone
          hint: did you mean Europe/Berlin?"
      `);
    });
  });
});
