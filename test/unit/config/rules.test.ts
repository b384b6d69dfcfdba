import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse.ts';
import { read, sound } from './reading.ts';

const efs = 'volume: { type: efs, fileSystem: fs-0a, accessPoint: fsap-0a }';
const inFluentd = (lines: string) => sound.replace('batch:\n', `${lines}batch:\n`);
const inBatch = (lines: string) => `${sound}${lines}`;
const streams = (...lines: string[]) => inFluentd(`  streams:\n${lines.map((line) => `    - { ${line} }\n`).join('')}`);
const fargate = (size: string) => `${sound}launchType: FARGATE
region: eu-west-1
roles: { execution: arn:aws:iam::123456789012:role/execution }
task: { ${size} }
`;

describe('the size of the task', () => {
  test('Fargate needs one that it has', () => {
    expect(read(fargate('cpu: 800, memory: 1024'))).toMatchInlineSnapshot(`
      "c.yml:13:14  Fargate has no task of 800 CPU units with 1024 MiB
        hint: the nearest size is \`task: { cpu: 1024, memory: 2048 }\`"
    `);
  });

  test('Fargate needs one', () => {
    expect(read(fargate(''))).toMatchInlineSnapshot(`
      "c.yml:10:13  Fargate needs task.cpu and task.memory
        hint: the nearest size is \`task: { cpu: 1024, memory: 2048 }\`"
    `);
    expect(read(fargate('cpu: 2048'))).toMatchInlineSnapshot(`
      "c.yml:10:13  Fargate needs task.memory
        hint: the nearest size is \`task: { cpu: 2048, memory: 4096 }\`"
    `);
  });

  test.each([
    { name: 'a pair with too little memory', size: 'cpu: 1024, memory: 1024', nearest: 'cpu: 1024, memory: 2048' },
    { name: 'a pair between two steps', size: 'cpu: 8192, memory: 17408', nearest: 'cpu: 8192, memory: 20480' },
    { name: 'CPU units that do not exist', size: 'cpu: 800, memory: 1024', nearest: 'cpu: 1024, memory: 2048' },
    {
      name: 'more memory than the CPU units allow',
      size: 'cpu: 1024, memory: 9216',
      nearest: 'cpu: 2048, memory: 9216',
    },
    { name: 'more than there is', size: 'cpu: 32768, memory: 262144', nearest: 'cpu: 16384, memory: 122880' },
  ])('Fargate does not have $name', ({ size, nearest }) => {
    expect(read(fargate(size))).toContain(`the nearest size is \`task: { ${nearest} }\``);
  });

  test.each([
    'cpu: 1024, memory: 2048',
    'cpu: 2048, memory: 16384',
    'cpu: 4096, memory: 30720',
    'cpu: 16384, memory: 122880',
  ])('Fargate has %s', (size) => {
    expect(read(fargate(size))).toBe('');
  });

  test('the containers have to fit, on EC2 too', () => {
    expect(read(`${sound}task: { cpu: 512, memory: 512 }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:14  the containers keep 800 CPU units, the task has 512
        hint: raise task.cpu, or lower fluentd.cpu and batch.cpu
      c.yml:10:27  the containers keep 800 MiB, the task has 512
        hint: raise task.memory, or lower fluentd.memoryReservation and batch.memoryReservation"
    `);
    expect(read(`${sound}task: { cpu: 800, memory: 800 }\n`)).toBe('');
  });

  test('a hard limit lies between what is kept and what the task has', () => {
    expect(read(inFluentd('  memory: 300\n'))).toMatchInlineSnapshot(`
      "c.yml:8:11  fluentd.memory is 300, less than its memoryReservation of 400
        hint: write at least 400, or leave it out"
    `);
    expect(read(`${inFluentd('  memory: 2048\n')}task: { memory: 1024 }\n`)).toMatchInlineSnapshot(`
      "c.yml:8:11  fluentd.memory is 2048, more than the task’s 1024
        hint: write at least 400 and at most 1024, or leave it out"
    `);
    expect(read(inFluentd('  memory: 400\n'))).toBe('');
    expect(read(`${inFluentd('  memory: 800\n')}task: { memory: 800 }\n`)).toBe('');
    expect(read(`${inFluentd('  memory: 400\n')}task: { memory: 300 }\n`)).toContain(
      'fluentd.memory is 400, more than the task’s 300\n',
    );
  });

  test('Fargate waits 120 seconds for a container to stop, EC2 longer', () => {
    const long = inFluentd('  stopTimeout: 300\n');
    expect(read(long)).toBe('');
    expect(
      read(`${fargate('cpu: 1024, memory: 2048')}`.replace('batch:\n', '  stopTimeout: 300\nbatch:\n')),
    ).toMatchInlineSnapshot(`
      "c.yml:8:16  fluentd.stopTimeout is 300, longer than Fargate waits
        hint: on Fargate from 2 to 120 seconds"
    `);
  });
});

describe('volumes', () => {
  test('an anonymous one is possible; the warning says what it loses', () => {
    expect(read(sound.replace(efs, 'volume: { type: anonymous }'))).toMatchInlineSnapshot(`
      "c.yml:5:17  warning: with an anonymous volume each redeploy and each crash loses every line that the batch has not ingested yet (measured: 15 to 18 thousand of 60 thousand)
        hint: use a volume that outlives the task: \`volume: { type: efs, fileSystem: … }\`; on a single EC2 host docker and host keep the files too"
    `);
    expect(parseConfig({ file: 'c.yml', text: sound.replace(efs, '') }, { variables: {} }).config?.volume.type).toBe(
      'anonymous',
    );
  });

  test('Fargate has no Docker and no host volume', () => {
    const text = fargate('cpu: 1024, memory: 2048');
    expect(read(text.replace(efs, 'volume: { type: docker }'))).toMatchInlineSnapshot(`
      "c.yml:5:17  Fargate has no volumes of type docker
        hint: use efs, which outlives tasks, or launchType: EC2"
    `);
    expect(read(text.replace(efs, 'volume: { type: host, path: /log }'))).toContain(
      'Fargate has no volumes of type host',
    );
    expect(read(sound.replace(efs, 'volume: { type: docker }'))).toBe('');
  });

  test('without an access point somebody has to let Fluentd write', () => {
    expect(read(sound.replace(', accessPoint: fsap-0a', ''))).toMatchInlineSnapshot(`
      "c.yml:5:17  warning: without an access point Fluentd (uid 999 in the official image) has to be allowed to write to the root of the file system, which at first is root’s alone
        hint: name one that makes its folder for uid and gid 999: \`accessPoint: fsap-…\`"
    `);
    expect(read(sound.replace('accessPoint: fsap-0a', 'rootDirectory: /log'))).toMatchInlineSnapshot(`
      "c.yml:5:17  warning: without an access point Fluentd (uid 999 in the official image) has to be allowed to write to /log of the file system, which at first is root’s alone
        hint: name one that makes its folder for uid and gid 999: \`accessPoint: fsap-…\`"
    `);
  });

  test('on a host somebody has to make the folder for Fluentd', () => {
    expect(read(sound.replace(efs, 'volume: { type: host, path: /var/lib/log }'))).toMatchInlineSnapshot(`
      "c.yml:5:17  warning: Fluentd (uid 999 in the official image) has to be allowed to write to /var/lib/log on each host: Docker makes an absent folder for root alone
        hint: make it when a host starts, in its user data: \`install -d -o 999 -g 999 /var/lib/log\`"
    `);
    expect(
      read(fargate('cpu: 1024, memory: 2048').replace(efs, 'volume: { type: host, path: /var/lib/log }')),
    ).not.toContain('warning');
  });

  test('an access point has its own root', () => {
    expect(read(sound.replace('fsap-0a }', 'fsap-0a, rootDirectory: /log }'))).toMatchInlineSnapshot(`
      "c.yml:5:78  volume.rootDirectory is given together with an access point
        hint: take it out: the access point has a root of its own"
    `);
    expect(read(sound.replace('fsap-0a }', 'fsap-0a, rootDirectory: / }'))).toBe('');
  });
});

describe('the port', () => {
  test('is not that of the monitor, and better not one that is kept for root', () => {
    expect(read(inFluentd('  port: 24220\n'))).toMatchInlineSnapshot(`
      "c.yml:8:9  fluentd.port is 24220, where Fluentd’s own monitor listens
        hint: write another, such as 24224"
    `);
    expect(read(inFluentd('  port: 514\n'))).toMatchInlineSnapshot(`
      "c.yml:8:9  warning: fluentd.port is 514: below 1024 a host may allow only root to listen, which Fluentd is not
        hint: write another, such as 24224"
    `);
    expect(read(inFluentd('  port: 1024\n'))).toBe('');
  });
});

describe('streams', () => {
  test('two into one file', () => {
    expect(
      read(
        streams('tag: app.a, path: /fluentd/log/access', 'tag: app.b, path: /fluentd/log//./access/, file: access_log'),
      ),
    ).toMatchInlineSnapshot(`
      "c.yml:10:27  streams 0 and 1 both write access_log in /fluentd/log/access
        hint: give each stream a path or a file name of its own"
    `);
  });

  test('two files in one folder, or two folders, are possible', () => {
    expect(read(streams('tag: a, path: /fluentd/log/x', 'tag: b, path: /fluentd/log/x, file: error_log'))).toBe('');
    expect(read(streams('tag: a, path: /fluentd/log/access', 'tag: b, path: /fluentd/log/access2'))).toBe('');
  });

  test('two names in one folder, of which one begins as the other', () => {
    const pair = streams(
      'tag: a, path: /fluentd/log/x, file: access_log',
      'tag: b, path: /fluentd/log/x, file: access',
    );
    expect(read(pair)).toMatchInlineSnapshot(`
      "c.yml:10:23  warning: streams 0 and 1 write access and access_log in one folder: a batch that looks for access* reads both
        hint: give each stream a folder of its own"
    `);
  });

  test('one folder inside another', () => {
    expect(read(streams('tag: a, path: /fluentd/log', 'tag: b, path: /fluentd/log/access'))).toMatchInlineSnapshot(`
      "c.yml:10:23  warning: stream 1 writes inside the folder of stream 0: a batch that reads that folder with its subfolders reads both
        hint: put the folders side by side, as /fluentd/log/access and /fluentd/log/error"
    `);
  });

  test('a path in Fluentd’s own folder, where another is free', () => {
    expect(read(streams('tag: a, path: /fluentd/log/.fluentd'))).toMatchInlineSnapshot(`
      "c.yml:9:23  fluentd.streams[0].path lies in /fluentd/log/.fluentd, where Fluentd keeps its buffer
        hint: choose another, for example \`path: /fluentd/log/access\`"
    `);
  });

  test.each([
    {
      name: 'outside the volume',
      path: '/var/log/access',
      says: 'lies outside the volume, which is mounted at /fluentd/log',
    },
    { name: 'in a folder with a similar name', path: '/fluentd/logs', says: 'lies outside the volume' },
    {
      name: 'in Fluentd’s own folder',
      path: '/fluentd/log/.fluentd/buffer',
      says: 'lies in /fluentd/log/.fluentd, where Fluentd keeps its buffer',
    },
    { name: 'through its parent', path: '/fluentd/log/../access', says: 'holds ..' },
  ])('a path $name', ({ path, says }) => {
    expect(read(streams(`tag: a, path: ${path}`))).toContain(`c.yml:9:23  fluentd.streams[0].path ${says}`);
  });

  test('a tag that an earlier stream already takes', () => {
    const path = 'path: /fluentd/log';
    expect(
      read(
        streams(`tag: "app.**", ${path}/a`, `tag: app.access, ${path}/b`, `tag: web, ${path}/c`, `tag: web, ${path}/d`),
      ),
    ).toMatchInlineSnapshot(`
      "c.yml:10:14  stream 1 gets nothing: the tag of stream 0 already takes all of it
        hint: put the narrower tag first
      c.yml:12:14  stream 3 gets nothing: the tag of stream 2 is the same
        hint: give each stream a tag of its own"
    `);
    expect(read(streams(`tag: app.access, ${path}/b`, `tag: "app.**", ${path}/a`, `tag: "**", ${path}/c`))).toBe('');
  });

  test('alternatives of which each is taken before', () => {
    const path = 'path: /fluentd/log';
    const text = streams(`tag: app.a, ${path}/a`, `tag: app.b, ${path}/b`, `tag: "app.{a,b}", ${path}/c`);
    expect(read(text)).toMatchInlineSnapshot(`
      "c.yml:11:14  stream 2 gets nothing: the tags of streams 0 and 1 together already take all of it
        hint: put it first, or take it out"
    `);
    expect(read(text.replace('app.{a,b}', 'app.{a,b,c}'))).toBe('');
    expect(
      read(
        streams(
          `tag: "app.{a,x}", ${path}/a`,
          `tag: app.b, ${path}/b`,
          `tag: "app.{a,y}", ${path}/c`,
          `tag: "app.{a,b}", ${path}/d`,
        ),
      ),
    ).toContain('stream 3 gets nothing: the tags of streams 0 and 1 together already take all of it\n');
  });

  test('a key that its format does not use', () => {
    expect(read(streams('tag: a, path: /fluentd/log, format: ltsv, messageKey: message'))).toMatchInlineSnapshot(`
      "c.yml:9:51  warning: fluentd.streams[0].messageKey is not used: with format ltsv a line is the whole record
        hint: take it out, or write \`format: single_value\`"
    `);
    expect(read(streams('tag: a, path: /fluentd/log, messageKey: line'))).toBe('');
    expect(read(streams('tag: a, path: /fluentd/log, keys: [line, log]'))).toBe('');
    expect(read(streams('tag: a, path: /fluentd/log, format: json, keys: [log]'))).toContain(
      'warning: fluentd.streams[0].keys is not used: with format json a line is the whole record\n',
    );
    expect(read(streams('tag: a, path: /fluentd/log, keepId: false'))).toMatchInlineSnapshot(`
      "c.yml:9:37  warning: fluentd.streams[0].keepId is not used: with format single_value no id stands in a line
        hint: take it out, or write \`format: json\`"
    `);
    expect(read(streams('tag: a, path: /fluentd/log, format: json, keepId: false'))).toBe('');
  });

  test('keys in two ways, and one key twice', () => {
    expect(
      read(streams('tag: a, path: /fluentd/log, keys: [log, message], messageKey: message')),
    ).toMatchInlineSnapshot(`
      "c.yml:9:59  fluentd.streams[0] has both keys and messageKey
        hint: write \`keys: [message, log]\` alone"
    `);
    expect(read(streams('tag: a, path: /fluentd/log, keys: [log, message, log]'))).toMatchInlineSnapshot(`
      "c.yml:9:58  fluentd.streams[0].keys[2] is the same as fluentd.streams[0].keys[0]
        hint: name each one once"
    `);
  });

  test('columns without names, and names without columns', () => {
    const one = (more: string) => read(streams(`tag: a, path: /fluentd/log, ${more}`));
    expect(one('format: csv')).toMatchInlineSnapshot(`
      "c.yml:9:45  fluentd.streams[0].format is csv, and no fields are named
        hint: say which keys of the record become the columns: \`fields: [host, status]\`"
    `);
    expect(one('format: csv, fields: [host, status, host]')).toMatchInlineSnapshot(`
      "c.yml:9:73  fluentd.streams[0].fields[2] is the same as fluentd.streams[0].fields[0]
        hint: name each one once"
    `);
    expect(one('fields: [host]')).toMatchInlineSnapshot(`
      "c.yml:9:37  fluentd.streams[0].fields is given, and format is single_value, which writes one key’s value
        hint: take fields out, or write \`format: csv\`"
    `);
    expect(one('format: combined, fields: [host]')).toContain('format is combined, which has fields of its own\n');
    expect(one('format: json, fields: [host]')).toContain('format is json, which writes the whole record\n');
    expect(['csv', 'tsv', 'ltsv'].map((format) => one(`format: ${format}, fields: [host, status]`))).toEqual([
      '',
      '',
      '',
    ]);
    expect(one('format: ltsv')).toBe('');
    expect(one('format: combined')).toBe('');
  });

  test('a line can be as long as a message, and no longer', () => {
    const most = (size: string) => read(streams(`tag: a, path: /fluentd/log, maxLine: ${size}`));
    expect(most('8m')).toBe('');
    expect(most('"8388608"')).toBe('');
    expect(most('"8388609"')).toMatchInlineSnapshot(`
      "c.yml:9:46  fluentd.streams[0].maxLine is 8388609, more than the largest message that Fluentd takes
        hint: write at most 8m"
    `);
    expect(most('9m')).toContain('write at most 8m');
  });
});

describe('how a stream is written', () => {
  const one = (more: string) => read(streams(`tag: a, path: /fluentd/log, ${more}`));

  test('only append follows a date in the name', () => {
    expect(one('write: append, file: access_log.%Y%m%d%H')).toBe('');
    expect(one('write: rotate, file: access_log.%Y%m%d')).toMatchInlineSnapshot(`
      "c.yml:9:58  fluentd.streams[0].file holds a date, and with write: rotate the current file keeps its name
        hint: write \`file: access_log\`, or \`write: append\`, which follows the date"
    `);
    expect(one('file: access_log-%Y-%m-%d')).toMatchInlineSnapshot(`
      "c.yml:9:43  fluentd.streams[0].file holds a date, and with write: whole the day stands in the names by itself
        hint: write \`file: access_log\`, or \`write: append\`, which follows the date"
    `);
    expect(one('file: "%Y%m%d"')).toContain('hint: write `file: access_log`');
  });

  test('a name that Fluentd would fill in otherwise, and one that is a folder', () => {
    expect(one('write: append, file: access_log.%d%y')).toContain('fluentd.streams[0].file must be a file name');
    expect(one('file: ..')).toContain('fluentd.streams[0].file must be a file name');
    expect(one('file: .')).toContain('fluentd.streams[0].file must be a file name');
    expect(one('file: ..a')).toBe('');
  });

  test('rotate wants its mode', () => {
    expect(one('rotate: { every: day }')).toMatchInlineSnapshot(`
      "c.yml:9:37  fluentd.streams[0].rotate is given, and write is whole
        hint: write \`write: rotate\`, or take rotate out"
    `);
    expect(one('write: append, rotate: { size: 100m }')).toContain('rotate is given, and write is append\n');
    expect(one('write: rotate, rotate: { size: 100m }')).toBe('');
    expect(one('write: rotate')).toBe('');
  });

  test('late lines find a renamed file only by its date', () => {
    expect(one('write: rotate, rotate: { late: dated, dateext: false }')).toMatchInlineSnapshot(`
      "c.yml:9:68  fluentd.streams[0].rotate.late is dated, and no renamed file is known by a period
        hint: write \`dateext: true\` and \`every: day\`, or \`late: current\`"
    `);
    expect(one('write: rotate, rotate: { late: dated, size: 1g }')).toContain('no renamed file is known by a period');
    expect(one('write: rotate, rotate: { late: dated, size: 1g, every: day }')).toBe('');
    expect(one('write: rotate, rotate: { late: dated }')).toBe('');
  });

  test('files that are removed are removed whether they were read or not', () => {
    expect(one('write: rotate, rotate: { keep: 1 }')).toMatchInlineSnapshot(`
      "c.yml:9:68  warning: fluentd.streams[0].rotate.keep keeps one renamed file: an older one is removed whether the batch has read it or not
        hint: write more than the batch can fall behind, or \`keep: 0\`, and let the batch remove them"
    `);
    expect(one('write: rotate, rotate: { keep: 7 }')).toContain('keeps 7 renamed files: an older one is removed');
    expect(one('write: rotate, rotate: { keep: 0 }')).toBe('');
  });
});

describe('two streams whose files may get the same name', () => {
  const pair = (one: string, other: string) =>
    read(streams(`tag: a, path: /fluentd/log/x, ${one}`, `tag: b, path: /fluentd/log/x, ${other}`));
  const clash = 'may come to write the same file in /fluentd/log/x';

  test('a dated one, and a day of it', () => {
    expect(
      pair('write: append, file: access_log.%Y%m%d', 'write: append, file: access_log.20261122'),
    ).toMatchInlineSnapshot(`
      "c.yml:10:60  streams 0 and 1 may come to write the same file in /fluentd/log/x: access_log.%Y%m%d and access_log.20261122
        hint: give each stream a folder of its own"
    `);
  });

  test.each([
    { name: 'the other order', one: 'write: append, file: a.20261122', other: 'write: append, file: a.%Y%m%d' },
    { name: 'dates in another order', one: 'write: append, file: a.%Y%m', other: 'write: append, file: a.%m%Y' },
    { name: 'a digit and a date', one: 'write: append, file: a.2026%m', other: 'write: append, file: a.%Y11' },
    {
      name: 'a counter of logrotate',
      one: 'write: rotate, file: a, rotate: { dateext: false }',
      other: 'write: append, file: a.1',
    },
    {
      name: 'the ninth digit of one',
      one: 'write: rotate, file: a, rotate: { dateext: false }',
      other: 'write: append, file: a.100000000',
    },
    {
      name: 'a packed one',
      one: 'write: rotate, file: a, rotate: { dateext: false }',
      other: 'write: append, file: a.1.gz',
    },
    { name: 'a day of logrotate', one: 'write: rotate, file: a', other: 'write: append, file: a-%Y%m%d' },
    { name: 'an hour of it', one: 'write: rotate, file: a', other: 'write: append, file: a-2026112210' },
    { name: 'a second of a day', one: 'write: append, file: a-20261122.1', other: 'write: rotate, file: a' },
  ])('$name', ({ one, other }) => {
    expect(pair(one, other)).toContain(clash);
  });

  test.each([
    { name: 'other names', one: 'write: append, file: a1.%Y%m%d', other: 'write: append, file: a2.%Y%m%d' },
    { name: 'another length', one: 'write: append, file: a.%Y%m%d', other: 'write: append, file: a.%Y%m' },
    { name: 'no digit', one: 'write: append, file: a.%Y', other: 'write: append, file: a.year' },
    { name: 'dates, and no counters', one: 'write: rotate, file: a', other: 'write: append, file: a.1' },
    { name: 'finished files', one: 'write: rotate, file: a', other: 'write: whole, file: a.20261122' },
  ])('not: $name', ({ one, other }) => {
    expect(pair(one, other)).not.toContain(clash);
  });

  test('not in two folders, and the same name is said once', () => {
    const apart = streams(
      'tag: a, path: /fluentd/log/x, write: append, file: a.%Y',
      'tag: b, path: /fluentd/log/y, write: append, file: a.2026',
    );
    expect(read(apart)).toBe('');
    expect(pair('write: append, file: a', 'write: rotate, file: a')).toMatchInlineSnapshot(`
      "c.yml:10:23  streams 0 and 1 both write a in /fluentd/log/x
        hint: give each stream a path or a file name of its own"
    `);
  });
});

describe('a file where another stream has its folder', () => {
  const pair = (one: string, other: string) => read(streams(`tag: a, ${one}`, `tag: b, ${other}`));

  test('cannot be written', () => {
    const file = 'path: /fluentd/log, write: append, file: access';
    expect(pair(file, 'path: /fluentd/log/access')).toMatchInlineSnapshot(`
      "c.yml:9:58  stream 0 writes the file /fluentd/log/access, which is a folder of stream 1
        hint: give the file another name, or a folder of its own
      c.yml:10:23  warning: stream 1 writes inside the folder of stream 0: a batch that reads that folder with its subfolders reads both
        hint: put the folders side by side, as /fluentd/log/access and /fluentd/log/error"
    `);
    expect(pair('path: /fluentd/log/access/x', file)).toContain('stream 1 writes the file /fluentd/log/access, which');
    expect(pair(file, 'path: /fluentd/log/access2')).not.toContain('writes the file');
    expect(pair('path: /fluentd/log, file: access', 'path: /fluentd/log/access')).not.toContain('writes the file');
  });

  test('nor where Fluentd has its own', () => {
    expect(read(streams('tag: a, path: /fluentd/log, write: append, file: .fluentd'))).toContain(
      'fluentd.streams[0].path lies in /fluentd/log/.fluentd',
    );
  });
});

describe('security', () => {
  const secret = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:key-AbCdEf';
  const roles = 'roles: { execution: arn:aws:iam::123456789012:role/execution }\n';

  test('names secrets, and needs the role that reads them', () => {
    const text = inFluentd(
      `  security: { sharedKey: '${secret}', tls: { certificate: /tls/certificate, key: /tls/key } }\n`,
    );
    expect(read(`${text}${roles}`)).toBe('');
    expect(read(text)).toMatchInlineSnapshot(`
      "c.yml:8:13  fluentd.security needs roles.execution: ECS reads secrets by that role
        hint: write \`roles: { execution: arn:aws:iam::123456789012:role/name }\`"
    `);
    expect(read(`${inFluentd('  security: {}\n')}`)).toBe('');
  });

  test('is never the key itself, which no message repeats', () => {
    const text = inFluentd('  security: { sharedKey: hunter2, tls: { certificate: "-----BEGIN", key: 7 } }\n');
    expect(read(text)).toMatchInlineSnapshot(`
      "c.yml:8:13  fluentd.security needs roles.execution: ECS reads secrets by that role
        hint: write \`roles: { execution: arn:aws:iam::123456789012:role/name }\`
      c.yml:8:26  fluentd.security.sharedKey must be the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter that begins with /
        hint: a secret’s own value never stands in this file: keep it in AWS and name it here
      c.yml:8:55  fluentd.security.tls.certificate must be the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter that begins with /
        hint: a secret’s own value never stands in this file: keep it in AWS and name it here
      c.yml:8:74  fluentd.security.tls.key must be text, not a number
        hint: The secret with its private key as PEM; for example \`key: arn:aws:secretsmanager:eu-west-1:123456789012:secret:fluentd-AbCdEf\`"
    `);
    expect(read(text)).not.toMatch(/hunter2|BEGIN/);
  });

  test('sets variables that nobody else sets', () => {
    const text = inFluentd(`  security: { sharedKey: '${secret}' }\n  environment: { FLUENTD_SHARED_KEY: hunter2 }\n`);
    expect(read(`${text}${roles}`)).toMatchInlineSnapshot(`
      "c.yml:9:18  fluentd.environment sets FLUENTD_SHARED_KEY, which is for fluentd.security
        hint: name the secret there: \`security: { sharedKey: arn:aws:secretsmanager:… }\`"
    `);
  });
});

describe('the zone of the file names', () => {
  const zone = (name: string) => read(inFluentd(`  timezone: ${name}\n`));

  test.each(['Asia/Tokyo', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'Etc/UTC', '"+0530"', '"-03:00"'])(
    '%s is known',
    (name) => {
      expect(zone(name)).toBe('');
    },
  );

  test('one that is not known, for Fluentd would not start with it', () => {
    expect(zone('Asia/Tokio')).toMatchInlineSnapshot(`
      "c.yml:8:13  fluentd.timezone Asia/Tokio is not a known zone
        hint: did you mean Asia/Tokyo?"
    `);
    expect(zone('asia/tokyo')).toContain('did you mean Asia/Tokyo?');
    expect(zone('Asia/Tokyo2')).toContain('did you mean Asia/Tokyo?');
    expect(zone('Asia/To-kyo')).toContain('did you mean Asia/Tokyo?');
    expect(zone('Mars/Olympus_Mons')).toContain('write a name such as Asia/Tokyo');
  });
});

describe('network and discovery', () => {
  test('an id that stands twice', () => {
    expect(read(sound.replace('subnet-0b', 'subnet-0a'))).toMatchInlineSnapshot(`
      "c.yml:3:48  network.subnets[1] is the same as network.subnets[0]
        hint: name each one once"
    `);
  });

  test('a public address only on Fargate', () => {
    expect(read(sound.replace('[sg-0a]', '[sg-0a], assignPublicIp: true'))).toMatchInlineSnapshot(`
      "c.yml:3:101  network.assignPublicIp is only possible on Fargate
        hint: take it out; a private subnet reaches the registry through a NAT gateway or VPC endpoints"
    `);
    expect(read(fargate('cpu: 1024, memory: 2048').replace('[sg-0a]', '[sg-0a], assignPublicIp: true'))).toBe('');
  });

  test('a cluster of another Region', () => {
    const arn = sound.replace('production', 'arn:aws:ecs:eu-west-1:123456789012:cluster/production');
    expect(read(`${arn}region: us-east-1\n`)).toMatchInlineSnapshot(`
      "c.yml:2:10  cluster is in eu-west-1, and the region is us-east-1
        hint: name a cluster of that Region, or write its Region in \`region\` (without it, that of the environment is taken)"
    `);
    expect(read(arn, { variables: { AWS_REGION: 'us-east-1' } })).toContain('cluster is in eu-west-1, and the region');
    expect(read(`${arn}region: eu-west-1\n`)).toBe('');
    expect(read(arn)).toBe('');
  });

  test('.local is possible; the warning says who will not find it', () => {
    expect(read(sound.replace('internal', 'local'))).toMatchInlineSnapshot(`
      "c.yml:4:25  warning: names in .local belong to multicast DNS: a sender whose nsswitch.conf says "mdns4_minimal [NOTFOUND=return]" never asks the DNS server for fluentd.local
        hint: use a namespace such as \`internal\`, or make sure that no sender’s image has libnss-mdns"
    `);
    expect(read(sound.replace('internal', 'logs.local'))).toContain('fluentd.logs.local');
    expect(read(sound.replace('internal', 'local.example'))).toBe('');
    const { config, problems } = parseConfig(
      { file: 'c.yml', text: sound.replace('discovery: { namespace: internal }\n', '') },
      { variables: {} },
    );
    expect([config?.discovery.namespace, problems]).toEqual(['internal', []]);
  });

  test('a name that is too long for DNS', () => {
    const long = `${`${'a'.repeat(49)}.`.repeat(4)}${'a'.repeat(50)}`;
    expect(read(sound.replace('internal', long))).toMatchInlineSnapshot(`
      "c.yml:4:25  the name has 258 characters, DNS allows 253
        hint: shorten the namespace"
    `);
  });

  test('a long TTL is a warning', () => {
    expect(read(sound.replace('internal', 'internal, ttl: 60, soaTtl: 300'))).toMatchInlineSnapshot(`
      "c.yml:4:52  warning: discovery.soaTtl is 300: after each redeploy senders may not find Fluentd for that many seconds
        hint: write 10, or at most 60"
    `);
  });
});

describe('containers', () => {
  test('an image whose tag moves', () => {
    expect(
      read(
        sound.replace('fluentd:e6767fd9', 'fluentd:latest').replace('registry/batch:e6767fd9', 'registry:5000/batch'),
      ),
    ).toMatchInlineSnapshot(`
      "c.yml:7:10  warning: fluentd.image has the tag latest: a push of a new image changes nothing here, so nothing is deployed
        hint: tag the image with the commit, or name its digest: registry/name:e6767fd9
      c.yml:9:10  warning: batch.image has no tag: a push of a new image changes nothing here, so nothing is deployed
        hint: tag the image with the commit, or name its digest: registry/name:e6767fd9"
    `);
    expect(read(sound.replace('fluentd:e6767fd9', `fluentd@sha256:${'0'.repeat(64)}`))).toBe('');
    expect(read(sound.replace('fluentd:e6767fd9', `fluentd:latest@sha256:${'0'.repeat(64)}`))).toBe('');
  });

  test('secrets need the execution role, as ECS reads them by it', () => {
    const secrets = '  secrets: { DATABASE_URL: /prod/database-url }\n';
    expect(read(inBatch(secrets))).toMatchInlineSnapshot(`
      "c.yml:10:12  batch.secrets needs roles.execution: ECS reads secrets by that role
        hint: write \`roles: { execution: arn:aws:iam::123456789012:role/name }\`"
    `);
    expect(read(`${inBatch(secrets)}roles: { execution: arn:aws:iam::123456789012:role/x }\n`)).toBe('');
  });

  test.each([
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf:password::',
    'arn:aws:ssm:eu-west-1:123456789012:parameter/prod/db',
    'prod-db',
  ])('a secret may be %s', (value) => {
    const text = inBatch(`  secrets: { DB: "${value}" }\nroles: { execution: arn:aws:iam::123456789012:role/x }\n`);
    expect(read(text)).toBe('');
  });

  test('one name in environment and in secrets', () => {
    const both =
      '  environment: { DB: a }\n  secrets: { DB: /prod/db }\nroles: { execution: arn:aws:iam::123456789012:role/x }\n';
    expect(read(inBatch(both))).toMatchInlineSnapshot(`
      "c.yml:11:14  DB stands in batch.environment and in batch.secrets
        hint: keep it in one of them"
    `);
  });

  test('a command that is one text of several words', () => {
    expect(read(inBatch('  command: ["cron -f"]\n'))).toMatchInlineSnapshot(`
      "c.yml:10:13  warning: batch.command begins with a text of several words: the container would look for a program of that whole name
        hint: make each word an entry of its own: [cron, -f]; a line for a shell is [sh, -c, "…"]"
    `);
    expect(read(inBatch('  command: ["cron  -f"]\n'))).toContain('begins with a text of several words');
    expect(read(inBatch('  command: [" cron ", -f]\n'))).toBe('');
    expect(read(inBatch('  command: [sh, -c, "exec cron -f"]\n'))).toBe('');
  });

  test('a name that reaches no process', () => {
    expect(read(inBatch('  environment: { "A B": a, "": b, "C=D": c }\n'))).toMatchInlineSnapshot(`
      "c.yml:10:18  batch.environment holds a name that is empty or has a space or = in it
        hint: write a name such as DATABASE_URL
      c.yml:10:28  batch.environment holds a name that is empty or has a space or = in it
        hint: write a name such as DATABASE_URL
      c.yml:10:35  batch.environment holds a name that is empty or has a space or = in it
        hint: write a name such as DATABASE_URL"
    `);
  });

  test('a word of the command that is empty', () => {
    expect(read(inBatch('  command: ["", -f, ""]\n'))).toMatchInlineSnapshot(`
      "c.yml:10:13  batch.command[0] is empty
        hint: One word of the command, with at least one character
      c.yml:10:21  batch.command[2] is empty
        hint: One word of the command, with at least one character"
    `);
  });

  test('a name that the batch’s shell drops; Fluentd has none', () => {
    const text = inBatch('  environment: { spring.datasource.url: a, my-var: b, 1st: c, OK_1: d }\n');
    expect(read(text)).toMatchInlineSnapshot(`
      "c.yml:10:18  warning: batch.environment["spring.datasource.url"] does not reach a job through a shell, which drops such a name
        hint: write a name such as SPRING_DATASOURCE_URL, or begin the line of crontab with run-job.sh
      c.yml:10:44  warning: batch.environment.my-var does not reach a job through a shell, which drops such a name
        hint: write a name such as MY_VAR, or begin the line of crontab with run-job.sh
      c.yml:10:55  warning: batch.environment.1st does not reach a job through a shell, which drops such a name
        hint: write a name such as DATABASE_URL, or begin the line of crontab with run-job.sh"
    `);
    expect(read(inFluentd('  environment: { spring.datasource.url: a }\n'))).toBe('');
    expect(
      read(`${inBatch('  secrets: { db.url: b }\n')}roles: { execution: arn:aws:iam::123456789012:role/x }\n`),
    ).toContain('warning: batch.secrets["db.url"] does not reach a job through a shell');
  });

  test('Fargate needs the execution role and the Region', () => {
    expect(read(`${sound}launchType: FARGATE\ntask: { cpu: 1024, memory: 2048 }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:13  Fargate needs the region: its log driver cannot find it out
        hint: write \`region: eu-west-1\`, or set AWS_REGION in the workflow step
      c.yml:10:13  Fargate needs roles.execution to pull images and to write logs
        hint: write \`roles: { execution: arn:aws:iam::123456789012:role/name }\`"
    `);
  });
});

describe('an app', () => {
  const withApp = (text: string) => read(`${sound}app: ${text}\n`);
  const forwarder = (more = '') =>
    withApp(
      `{ service: web, container: app, forwarder: { image: f:1, volume: v, path: /logs, files: [a.log]${more} } }`,
    );

  test('is read with the names of its variables, and `false` is read too', () => {
    const appOf = (text: string) =>
      parseConfig({ file: 'c.yml', text: `${sound}app: ${text}\n` }, { variables: {} }).config?.app;
    expect(withApp('{ service: web, container: app }')).toBe('');
    expect(appOf('{ service: web, container: app }')).toEqual({
      service: 'web',
      container: 'app',
      variables: { host: 'FLUENTD_HOST', port: 'FLUENTD_PORT', sharedKey: 'FLUENTD_SHARED_KEY' },
    });
    expect(withApp('false')).toBe('');
    expect(appOf('false')).toBe(false);
    expect(appOf('')).toBeUndefined();
  });

  test('is a section or false, and nothing else', () => {
    expect(`${withApp('true')}\n${withApp('web')}\n${withApp('{ service: web }')}`).toMatchInlineSnapshot(`
      "c.yml:10:6  app must be a mapping of settings, not true
        hint: its settings stand below it, indented: service, cluster, container, variables, forwarder
      c.yml:10:6  app must be a mapping of settings, not the text "web"
        hint: its settings stand below it, indented: service, cluster, container, variables, forwarder
      c.yml:10:1  app.container is missing
        hint: Its container that is told where to send; for example \`container: app\`"
    `);
  });

  test('is another service, with a variable for each thing, and with names that a tag holds', () => {
    const long = 'w'.repeat(246);
    expect(
      [
        withApp('{ service: access-log, container: app }'),
        withApp('{ service: access-log, cluster: shop, container: app }'),
        withApp('{ service: web, container: app, variables: { host: A, port: A } }'),
        withApp(`{ service: ${long}, cluster: productio, container: app }`),
        withApp(`{ service: ${long}, cluster: production, container: app }`).replaceAll(long, '…'),
      ].join('\n'),
    ).toMatchInlineSnapshot(`
      "c.yml:10:17  app.service is the log service itself
        hint: name the service that sends the lines

      c.yml:10:66  A would hold both host and port
        hint: give each variable a name of its own

      c.yml:10:17  the names of app.service and of its cluster have 257 characters together
        hint: at most 256: they stand in a tag of the log service"
    `);
  });

  test('has a forwarder with an image of its own, room, and a tag that a stream takes', () => {
    expect(forwarder()).toBe('');
    expect(
      [
        forwarder(', memory: 127').replaceAll('f:1', '…'),
        forwarder(', memory: 128'),
        forwarder(', tag: app.other'),
        forwarder(', tag: app.access'),
        forwarder().replace('f:1', 'f'),
        withApp('{ service: web, container: app, forwarder: { image: f, volume: v, path: /logs, files: [../a.log] } }'),
      ].join('\n'),
    ).toMatchInlineSnapshot(`
      "c.yml:10:111  app.forwarder.memory is 127, less than its memoryReservation of 128
        hint: write at least 128, or leave it out

      c.yml:10:108  app.forwarder.tag is app.other, which no stream takes
        hint: write the tag of a stream: \`tag: app.access\`


      c.yml:10:58  warning: app.forwarder.image has no tag: a push of a new image changes nothing here, so nothing is deployed
        hint: tag the image with the commit, or name its digest: registry/name:e6767fd9
      c.yml:10:93  app.forwarder.files[0] must be a pattern below the path such as access.log*, not "../a.log"
        hint: A pattern below the path; for example \`access.log*\`"
    `);
  });

  test('has to say the tag where the streams do not', () => {
    const settings = `{ service: web, container: app, forwarder: { image: f:1, volume: v, path: /logs, files: [a.log] } }`;
    const pattern = sound.replace('fluentd:\n', 'fluentd:\n  streams: [{ tag: app.*, path: /fluentd/log/access }]\n');
    expect(read(`${pattern}app: ${settings}\n`)).toMatchInlineSnapshot(`
      "c.yml:11:38  app.forwarder.tag is missing: the streams do not say it
        hint: write the tag of a stream: \`tag: app.access\`"
    `);
  });
});

describe('tags', () => {
  test('are AWS’s own, or too many', () => {
    expect(read(`${sound}tags: { "aws:a": b, "AWS:c": d, e: ${'x'.repeat(257)} }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:9  tags.aws:a begins with aws:, which is AWS’s own
        hint: choose another name
      c.yml:10:21  tags.AWS:c begins with aws:, which is AWS’s own
        hint: choose another name
      c.yml:10:36  tags.e has 257 characters
        hint: at most 256"
    `);
    expect(read(`${sound}tags: { ${'x'.repeat(129)}: a }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:9  a tag’s name has 129 characters
        hint: from 1 to 128"
    `);
    const many = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXY'.replace(/./g, '$&: x, ');
    expect(read(`${sound}tags: { ${many.replace('a: x, b: x, ', '')} }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:7  tags has 49 entries
        hint: at most 48: AWS takes 50, of which this project needs 2"
    `);
    expect(read(`${sound}tags: { ${many.replace('a: x, b: x, c: x, ', '')} }\n`)).toBe('');
  });

  test('are this project’s own', () => {
    expect(read(`${sound}tags: { legacy-log-ecs: a, "legacy-log-ecs:echo": b }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:9  tags.legacy-log-ecs is set by this project itself
        hint: choose another name
      c.yml:10:28  tags.legacy-log-ecs:echo is set by this project itself
        hint: choose another name"
    `);
    expect(read(`${sound}tags: { "our-aws:a": "an-aws:b" }\n`)).toBe('');
    expect(read(`${sound}tags: { legacy-log: a, "legacy-log-ecs:team": b }\n`)).toBe('');
  });

  test('hold what the narrowest service does not take', () => {
    expect(read(`${sound}tags: { "a,b": 1, d: "e;f", g: "Aws:h", <<: x }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:9  tags["a,b"] has a character in its name that CloudWatch Logs does not take
        hint: letters, digits, spaces and _ . : / = + - @
      c.yml:10:16  tags["a,b"] must be text, not the number 1
        hint: write "1" in quotes
      c.yml:10:22  tags.d has a character that CloudWatch Logs does not take
        hint: letters, digits, spaces and _ . : / = + - @
      c.yml:10:32  tags.g begins with aws:, which is AWS’s own
        hint: write another value
      c.yml:10:41  tags.<< is not a known setting
        hint: merge keys are not YAML 1.2: write the settings out"
    `);
    expect(read(`${sound}tags: { "Kosten stelle/é_.:=+-@": "名前 1", empty: "" }\n`)).toBe('');
  });
});

describe('the containers’ own output', () => {
  const verified = (group: string, more = '') => `${sound}verify:
  logs: [{ group: /app/access }, { group: "${group}"${more} }]
  database: { engine: postgres, secret: db, table: t, time: at }
`;

  test('is not what is verified', () => {
    expect(read(verified('/ecs/access-log'))).toMatchInlineSnapshot(`
      "c.yml:11:43  verify.logs[1].group is the group of the containers’ own output, which would be counted as lines
        hint: name the group that the application writes to, or give the containers another: \`logs: { group: /ecs/NAME }\`"
    `);
    const arn = 'arn:aws:logs:eu-west-1:123456789012:log-group:/own';
    expect(read(`${verified(arn)}logs: { group: /own }\n`)).toContain(
      'c.yml:11:43  warning: verify.logs[1].group is the group of the containers’ own output, which is counted as lines unless the ARN is of another account or Region',
    );
    expect(read(verified('/ecs/access-log', ', filter: "@logStream like /web/"'))).toContain(
      'which is counted as lines unless the filter leaves it out',
    );
    expect(read(`${verified('/ecs/access-log')}logs: { group: /own }\n`)).toBe('');
  });
});
