import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/errors.ts';
import { checkedDraft } from '../../../src/init/checked.ts';
import { readApache } from '../../../src/init/host/apache.ts';
import { hostDraft } from '../../../src/init/host/hostDraft.ts';
import { readLogrotate } from '../../../src/init/host/logrotate.ts';
import { readNginx } from '../../../src/init/host/nginx.ts';
import { readHostTable } from '../../../src/init/host/table.ts';

const source = (text: string) => ({ file: 'F', text });

function good<T extends object>(read: T): Exclude<T, { readonly problems: readonly Problem[] }> {
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read as Exclude<T, { readonly problems: readonly Problem[] }>;
}

const nginx = (text: string) => readNginx(source(text));
const apache = (text: string) => readApache(source(text));
const logrotate = (text: string) => readLogrotate(source(text));
const streams = (host: Partial<Parameters<typeof hostDraft>[0]>) =>
  (hostDraft({ servers: [], ...host }, 'production').settings.fluentd as { streams?: Record<string, unknown>[] })
    .streams;

/** `line:column message`, of what cannot be read. */
const wrong = (read: object) =>
  'problems' in read
    ? (read.problems as { line: number; column: number; message: string }[]).map(
        (it) => `${it.line}:${it.column} ${it.message}`,
      )
    : 'read';

describe('nginx', () => {
  test.each([
    { name: 'a format of several texts', text: 'log_format a \'$x \' "$y";\naccess_log /l/a.log a;', format: '$x $y' },
    {
      name: 'a format with an escape is the whole directive, which says so',
      text: "log_format a escape=json '{$x \\'}';\naccess_log /l/a.log a;",
      format: "log_format main escape=json '{$x \\'}';",
    },
    {
      name: 'a format with the escape that is the default',
      text: "log_format a escape=default '{$x}';\naccess_log /l/a.log a;",
      format: '{$x}',
    },
    {
      name: 'a format with a quote in it',
      text: String.raw`log_format a 'it\'s "$x"'; access_log /l/a.log a;`,
      format: 'it\'s "$x"',
    },
    { name: 'a format that is defined below', text: "access_log /l/a.log a;\nlog_format a '$x';", format: '$x' },
    {
      name: 'a format with a variable in braces',
      text: 'log_format a ${x}-$y; access_log /l/a.log a;',
      format: '${x}-$y',
    },
    { name: 'a format that is not there', text: 'access_log /l/a.log a buffer=32k;', format: undefined },
    {
      name: 'a comment with a quote, and one behind a word',
      text: "# it's\naccess_log /l/a.log a; # {\nlog_format a '$x#';",
      format: '$x#',
    },
    {
      name: 'Lua with braces of its own',
      text: "l { content_by_lua_block { s = '{' -- }\n} } log_format a '$x'; access_log /l/a.log a;",
      format: '$x',
    },
  ])('$name', ({ text, format }) => {
    expect(good(nginx(text)).logs).toMatchObject([{ path: '/l/a.log', format: { name: 'a', text: format } }]);
  });

  test('without a name the format is combined, whatever options stand there', () => {
    const { logs } = good(nginx('access_log /l/a.log;\naccess_log /l/b.log buffer=1k flush=1s if=$x gzip;'));
    expect(logs.map(({ format, notes }) => [format.name, format.text?.slice(0, 12), notes.length])).toEqual([
      ['combined', '$remote_addr', 0],
      ['combined', '$remote_addr', 2],
    ]);
  });

  test('what is no file is left out, and told with its place', () => {
    const read = good(
      nginx(
        'access_log off;\naccess_log syslog:server=x;\naccess_log /l/$host.log;\naccess_log /dev/stdout;\ninclude a/*.conf;\ninclude mime.types;',
      ),
    );
    expect(read).toMatchInlineSnapshot(`
      {
        "logs": [],
        "notes": [
          "F:2: access_log sends to syslog, which is no file: left out",
          "F:3: the name of the log holds a variable: write one stream for each of its files",
          "F:4: access_log writes to /dev/stdout: left out",
          "F:5: include a/*.conf is not followed: the output of \`nginx -T\` holds all of it",
        ],
      }
    `);
  });

  test.each([
    {
      name: 'a brace without its end',
      text: 'http {\n  server {\n}',
      says: ['1:6 the { that begins here is never closed'],
    },
    { name: 'an end without its brace', text: 'a b;\n}', says: ['2:1 a } stands here without its {'] },
    {
      name: 'a quote without its end',
      text: "log_format a '$x;\n",
      says: ['1:14 the quote that begins here is never closed'],
    },
    {
      name: 'a directive without its end',
      text: 'http { access_log /a\n}',
      says: ['1:8 "access_log" has no ; at its end'],
    },
    { name: 'one at the end of the file', text: 'access_log /a', says: ['1:1 "access_log" has no ; at its end'] },
    { name: 'a block without a name', text: ' {}', says: ['1:2 a { stands here without a directive before it'] },
    { name: 'Lua without its end', text: 'x_by_lua_block { {', says: ['1:16 the { that begins here is never closed'] },
  ])('is refused at its place: $name', ({ text, says }) => {
    expect(wrong(nginx(text))).toEqual(says);
  });
});

describe('Apache', () => {
  test.each([
    { name: 'by a nickname', text: 'LogFormat "%h %u" own\nCustomLog /l/a.log own', path: '/l/a.log', format: '%h %u' },
    {
      name: 'by a nickname that is defined below, in a section',
      text: '<VirtualHost *:80>\ncustomlog /l/a.log own\n</VirtualHost>\nLOGFORMAT "%h" own',
      path: '/l/a.log',
      format: '%h',
    },
    {
      name: 'in place, over two lines',
      text: 'CustomLog /l/a.log \\\n  "%h \\"%r\\"" env=!x',
      path: '/l/a.log',
      format: '%h "%r"',
    },
    { name: 'by a nickname that is not there', text: 'CustomLog /l/a.log own', path: '/l/a.log', format: undefined },
    {
      name: 'that was defined without one',
      text: 'LogFormat "%h"\nTransferLog /l/a.log',
      path: '/l/a.log',
      format: '%h',
    },
    { name: 'behind a variable', text: 'Define D /l\nCustomLog ${D}/a.log "%h"', path: '/l/a.log', format: '%h' },
    {
      name: 'behind Debian’s variable',
      text: 'CustomLog ${APACHE_LOG_DIR}/a.log "%h"',
      path: '/var/log/apache2/a.log',
      format: '%h',
    },
    {
      name: 'through rotatelogs',
      text: 'CustomLog "|/usr/sbin/rotatelogs -l -n 5 /l/a.%Y%m%d 86400" "%h"',
      path: '/l/a.%Y%m%d',
      format: '%h',
    },
    {
      name: 'through cronolog',
      text: 'CustomLog "|$cronolog -S /l/now /l/a.%Y%m%d" "%h"',
      path: '/l/a.%Y%m%d',
      format: '%h',
    },
    { name: 'with a place in quotes', text: "CustomLog '/l/a b.log' '%h'", path: '/l/a b.log', format: '%h' },
  ])('a log with a format $name', ({ text, path, format }) => {
    expect(good(apache(text)).logs).toMatchObject([{ path, format: { text: format } }]);
  });

  test('what is no file, or of another program, is left out, and told with its place', () => {
    const { logs, notes } = good(
      apache(
        '# CustomLog /l/c "%h"\nCustomLog syslog "%h"\nCustomLog "|/opt/mine x" "%h"\nCustomLog "|rotatelogs -l" "%h"\nIncludeOptional x/*.conf\nErrorLog /l/e',
      ),
    );
    expect(logs).toEqual([]);
    expect(notes).toMatchInlineSnapshot(`
      [
        "F:2: CustomLog writes to syslog, which is no file: left out",
        "F:3: CustomLog is piped to a program that is not known: write its stream yourself",
        "F:4: CustomLog is piped to a program that is not known: write its stream yourself",
        "F:5: IncludeOptional x/*.conf is not followed: give that file as well, or one with all of it",
      ]
    `);
  });

  test.each([
    { name: 'a log without a format', text: 'a b\nCustomLog /l/a', says: ['2:1 CustomLog is not whole'] },
    { name: 'a format without a text', text: 'LogFormat', says: ['1:1 LogFormat is not whole'] },
    {
      name: 'a quote without its end',
      text: 'LogFormat "%h own\nCustomLog /l/a own',
      says: ['1:1 the quote in this line is never closed'],
    },
  ])('is refused at its place: $name', ({ text, says }) => {
    expect(wrong(apache(text))).toEqual(says);
  });
});

describe('logrotate', () => {
  const block = (text: string) => good(logrotate(`/l/a {\n${text}\n}`)).blocks[0];

  test('what stands outside of blocks holds for the blocks below it, and a block has the last word', () => {
    const { blocks } = good(
      logrotate('/l/a { \n}\nweekly\nrotate 4\ncompress\n/l/b {\ndaily # each day\nnocompress\n}\n'),
    );
    expect(blocks.map(({ rotation }) => rotation)).toEqual([
      { compress: false, delaycompress: false, dateext: false },
      { every: 'day', by: 'period', keep: 4, compress: false, delaycompress: false, dateext: false },
    ]);
  });

  test.each([
    { text: 'hourly', becomes: { every: 'hour' } },
    { text: 'yearly', becomes: { every: 'month' } },
    { text: 'size 100M', becomes: { size: '100m', by: 'size' } },
    { text: 'size=64k', becomes: { size: '64k', by: 'size' } },
    { text: 'daily\nmaxsize 1G', becomes: { every: 'day', maxsize: '1g', by: 'period' } },
    { text: 'size 1G\nweekly', becomes: { every: 'week', by: 'period' } },
    { text: 'weekly\nsize 1G', becomes: { size: '1g', by: 'size' } },
    { text: 'rotate -1', becomes: { keep: 0 } },
    { text: 'dateext\ndelaycompress', becomes: { dateext: true, delaycompress: true } },
  ])('$text', ({ text, becomes }) => {
    expect(block(text)?.rotation).toMatchObject(becomes);
  });

  test('directives behind the {, and a comment behind the }', () => {
    const { blocks } = good(logrotate('/l/a { daily\nrotate 3\n} # a\n/l/b {\n}'));
    expect(blocks.map(({ paths, rotation }) => [paths, rotation.every, rotation.keep])).toEqual([
      [['/l/a'], 'day', 3],
      [['/l/b'], undefined, undefined],
    ]);
  });

  test('files in quotes, on lines of their own, and several of them', () => {
    const { blocks } = good(logrotate("/l/a /l/b*.log\n'/l/c d' # x\n{\n}"));
    expect(blocks[0]?.paths).toEqual(['/l/a', '/l/b*.log', '/l/c d']);
  });

  test('what has no counterpart is told, and what needs none is not', () => {
    const text =
      'missingok\ncreate 0640 a b\ndateformat -%s\nminsize 1M\nolddir /x\nrotate 0\npostrotate\n  kill x\nendscript\nprerotate\n# nothing\nendscript';
    expect(block(text)?.notes).toMatchInlineSnapshot(`
      [
        "F:4: dateformat -%s has no counterpart: renamed files are called -%Y%m%d here, and -%Y%m%d%H each hour",
        "F:5: minsize 1M has no counterpart: a smaller file is renamed too",
        "F:6: olddir has no counterpart, and was left out",
        "F:7: rotate 0 removes each file at once; here all are kept until the batch removes them",
        "F:8: postrotate runs a script, and nothing is run here: Fluentd opens its files anew by itself; what else the script does belongs into the batch",
        "F:1: no period stands here, and each file is renamed each day: where logrotate.conf says another, give it and this file as one",
      ]
    `);
  });

  test.each([
    { name: 'a block without its end', text: '/l/a {\ndaily', says: ['1:1 the { of this block is never closed'] },
    {
      name: 'a block inside of another',
      text: '/l/a {\ndaily\n\n/l/b {\n}\n',
      says: ['4:1 files stand here inside of a block'],
    },
    { name: 'text behind an end', text: '/l/a {\n} daily\n', says: ['2:1 text stands behind this }'] },
    { name: 'an end without its block', text: 'daily\n}', says: ['2:1 a } stands here without its {'] },
    { name: 'a script without its end', text: '/l/a {\n  postrotate\n}\n', says: ['2:3 postrotate has no endscript'] },
    { name: 'files without a block', text: '/l/a\n', says: ['1:1 these files have no block'] },
    { name: 'a block without files', text: '{\n}', says: ['1:1 a { stands here without files before it'] },
    {
      name: 'numbers that are none, each',
      text: '/l/a {\n rotate x\n size big\n}',
      says: ['2:2 rotate has no number', '3:2 size has no size'],
    },
  ])('is refused at its place: $name', ({ text, says }) => {
    expect(wrong(logrotate(text))).toEqual(says);
  });
});

describe('a crontab', () => {
  test('of Debian’s cron, with a secret of its own', () => {
    const table = good(readHostTable(source('DB_PASSWORD=hunter2x\nTZ=Asia/Tokyo\n*/5 * * * * root /opt/batch\n')));
    expect(table).toMatchObject({ cron: 'debian', zone: 'Asia/Tokyo', secrets: ['DB_PASSWORD'], withoutUsers: false });
    expect(table.text).toBe('# DB_PASSWORD comes from batch.secrets\nTZ=Asia/Tokyo\n*/5 * * * * root /opt/batch\n');
  });

  test('that only cronie takes', () => {
    expect(readHostTable(source('0~9 * * * * root /opt/batch'))).toMatchObject({ cron: 'cronie' });
  });

  test.each([
    {
      name: 'a line that no cron reads',
      text: '* * * * * root /a\n61 * * * * root /b\n',
      says: ['2:1 the minute has 61, which is not within 0 to 59'],
    },
    { name: 'no job at all', text: '# none\n', says: ['1:1 no line of the file is a job'] },
  ])('is refused at its place: $name', ({ text, says }) => {
    expect(wrong(readHostTable(source(text)))).toEqual(says);
  });
});

describe('streams', () => {
  test('are the web server’s logs, renamed as logrotate does', () => {
    const found = streams({
      servers: [good(nginx('access_log /var/log/nginx/access.log; access_log /var/log/nginx/api/access.log;'))],
      logrotate: good(logrotate('/var/log/nginx/*.log {\ndaily\nrotate 7\ncompress\n}\n/var/log/syslog {\n}')),
    });
    expect(found).toEqual([
      {
        tag: 'app.access',
        path: '/fluentd/log/access',
        file: 'access.log',
        write: 'rotate',
        rotate: { every: 'day', dateext: false, compress: true, delaycompress: false, keep: 7 },
        format: 'single_value',
      },
      {
        tag: 'app.access-2',
        path: '/fluentd/log/access-2',
        file: 'access.log',
        write: 'append',
        format: 'single_value',
      },
    ]);
  });

  test('are logrotate’s files where no web server is given', () => {
    const found = streams({ logrotate: good(logrotate('/l/app_log /l/err*.log {\nweekly\n}')) });
    expect(found?.map(({ file, tag, write }) => [file, tag, write])).toEqual([
      ['app_log', 'app.app', 'rotate'],
      ['err.log', 'app.err', 'rotate'],
    ]);
  });

  test('with a date in the name follow it, and logrotate has no part in them', () => {
    const servers = [good(apache('CustomLog "|rotatelogs /l/%Y/access_log.%Y-%m-%d 86400" "%h"'))];
    const found = streams({ servers, logrotate: good(logrotate('/l/*/* {\n}')) });
    expect(found).toMatchObject([{ tag: 'app.access', file: 'access_log.%Y-%m-%d', write: 'append' }]);
  });
});

test('the old host’s files become a configuration of which the check names nothing but the gaps', () => {
  const draft = hostDraft(
    {
      table: good(readHostTable(source('TZ=Asia/Tokyo\n*/5 * * * * root /opt/batch /var/log/nginx/access.log\n'))),
      logrotate: good(logrotate('/var/log/nginx/*.log {\ndaily\nsize 1G\n}')),
      servers: [
        good(nginx("log_format main '$remote_addr ${request_time}'; access_log /var/log/nginx/access.log main;")),
      ],
    },
    undefined,
  );
  const { text, gaps, problems } = checkedDraft(draft, 'c.yml');
  expect(gaps.map(({ path, line }) => [path, line])).toEqual([
    ['cluster', 5],
    ['network', 8],
  ]);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(text).toMatchInlineSnapshot(`
    "# Written by legacy-log-ecs init. Every setting: docs/configuration.md and examples/legacy-log-ecs.yml of the project.

    name: access-log

    # To fill in, cluster: the ECS cluster, by name or ARN
    # cluster: production

    # To fill in, network: where the task runs; the security groups let the senders in on 24224
    # network:
    #   vpc: vpc-0a1b2c3d
    #   subnets: [subnet-0a1b2c3d]
    #   securityGroups: [sg-0a1b2c3d]

    # /var/log/nginx/access.log is /fluentd/log/access/access.log for the batch, from the tag app.access
    # F:1: no rotate stands here, and all renamed files are kept: where logrotate.conf says another, give it and this file as one
    fluentd:
      image: \${FLUENTD_IMAGE}
      timezone: Asia/Tokyo
      streams:
        - tag: app.access
          path: /fluentd/log/access
          file: access.log
          write: rotate
          rotate:
            size: 1g
            dateext: false
            compress: false
            keep: 0
          format: single_value

    # LOG_FORMAT is the format main: the reference batch reads it, another batch has its own
    # F:2: the job names /var/log/nginx/: its files are in /fluentd/log/access now
    batch:
      image: \${BATCH_IMAGE}
      environment:
        TZ: Asia/Tokyo
        LOG_FORMAT: $remote_addr $\${request_time}

    # Without a volume the files are gone with the task, which is good for a trial. For production: volume: { type: efs, fileSystem: fs-…, accessPoint: fsap-… }
    "
  `);
});
