import { describe, expect, test } from 'vitest';
import { readApache } from '../../../src/init/host/apache.ts';
import { hostDraft } from '../../../src/init/host/hostDraft.ts';
import { readLogrotate } from '../../../src/init/host/logrotate.ts';
import { readNginx } from '../../../src/init/host/nginx.ts';
import { readHostTable } from '../../../src/init/host/table.ts';

/** What a person is told of a host. */
function told({ crontab, logrotate, nginx, apache }: Readonly<Record<string, string>>): readonly string[] {
  const read = (reader: (source: { file: string; text: string }) => object, file: string, text: string | undefined) =>
    text === undefined ? undefined : (reader({ file, text }) as never);
  const servers = [read(readNginx, 'N', nginx), read(readApache, 'A', apache)].filter((it) => it !== undefined);
  const draft = hostDraft(
    { table: read(readHostTable, 'C', crontab), logrotate: read(readLogrotate, 'L', logrotate), servers },
    'production',
  );
  return draft.notes.flatMap(({ text, explains }) => (explains ? [] : [text]));
}

describe('of the old host nothing is lost without a word', () => {
  test('files that logrotate renames and no stream is, and a block whose files another one has', () => {
    const notes = told({
      nginx: 'access_log /l/a.log;',
      logrotate:
        'daily\nrotate 7\n/l/*.log /var/log/syslog {\n}\n/var/log/httpd/*log {\n}\n/l/a.log {\n  mail ops@example.com\n}\n',
    });
    expect(notes.filter((note) => note.startsWith('L:'))).toEqual([
      'L:3: /var/log/syslog: no stream is renamed by this, and it was left out',
      'L:5: /var/log/httpd/*log: no stream is renamed by this, and it was left out',
      'L:7: /l/a.log: no stream is renamed by this, and it was left out',
    ]);
  });

  test('what a file of logrotate.d alone does not say', () => {
    expect(told({ logrotate: '/l/a.log {\n}\n' }).slice(-2)).toMatchInlineSnapshot(`
      [
        "L:1: no period stands here, and each file is renamed each day: where logrotate.conf says another, give it and this file as one",
        "L:1: no rotate stands here, and all renamed files are kept: where logrotate.conf says another, give it and this file as one",
      ]
    `);
  });

  test.each([
    ['mail ops@example.com', 'L:4: mail has no counterpart, and was left out'],
    ['compresscmd /usr/bin/xz', 'L:4: compresscmd has no counterpart, and was left out'],
    ['compressext .xz', 'L:4: compressext has no counterpart, and was left out'],
    ['shred', 'L:4: shred has no counterpart, and was left out'],
    ['weekly 3', 'L:4: the day of weekly 3 has no counterpart'],
    ['rotate 10001', 'L:4: rotate 10001 is more than can be said: all are kept'],
  ])('logrotate’s %s', (directive, note) => {
    const notes = told({ logrotate: `daily\nrotate 10000\n/l/a.log {\n${directive}\n}\n` });
    expect(notes.filter((one) => one.startsWith('L:'))).toEqual([note]);
  });

  test('a log that nothing renames', () => {
    expect(told({ nginx: 'access_log /l/a.log;' })).toContain(
      '/l/a.log: nothing renames it, and it grows: give logrotate’s configuration for it as well, or write: rotate',
    );
  });

  test('a condition, though the same file has a line without one below', () => {
    const nginx = 'access_log /l/a.log combined gzip if=$loggable;\naccess_log /l/a.log;';
    expect(told({ nginx }).filter((note) => note.startsWith('N:'))).toEqual([
      'N:1: access_log compresses what it writes; a stream is written plain',
      'N:1: access_log leaves out what if=$loggable says: the sender has to do the same',
    ]);
    const apache = 'CustomLog /l/a.log "%h" env=!no\nCustomLog ${X}/b.log "%h" "expr=%{REQUEST_STATUS} -ge 400"';
    expect(told({ apache }).filter((note) => note.startsWith('A:'))).toEqual([
      'A:1: CustomLog leaves out what env=!no says: the sender has to do the same',
      'A:2: CustomLog leaves out what expr=%{REQUEST_STATUS} -ge 400 says: the sender has to do the same',
      'A:2: a variable of ${X}/b.log is defined elsewhere',
    ]);
  });

  test('an include, unless nginx -T has printed what it brings', () => {
    const includes = (nginx: string) => told({ nginx }).filter((note) => note.includes('include'));
    const printed =
      '# configuration file /etc/nginx/nginx.conf:\ninclude conf.d/*.conf; include a.conf; include b.conf;\n# configuration file /etc/nginx/a.conf:\n';
    expect(includes(printed)).toEqual([
      'N:2: include b.conf is not followed: the output of `nginx -T` holds all of it',
    ]);
    expect(includes('include conf.d/*.conf;')).toHaveLength(1);
  });

  test('a folder of jobs that a line runs', () => {
    const crontab = '17 * * * * root cd / && run-parts --report /etc/cron.hourly\n25 6 * * * root /a/run-parts.sh\n';
    expect(told({ crontab })).toEqual([
      'C:1: the job runs the files of /etc/cron.hourly, which were not read: put those of the batch into its image',
    ]);
  });
});

test('Apache’s paths begin at ServerRoot, whose logs are those of logrotate on Red Hat', () => {
  const notes = told({
    apache: 'ServerRoot "/etc/httpd"\nTransferLog logs/access_log\nCustomLog other/b_log "%h"',
    logrotate: 'daily\nrotate 1\n/var/log/httpd/*log {\n}\n/etc/httpd/other/*log {\n}\n',
  });
  expect(notes.filter((note) => note.includes('renamed') || note.includes('defined'))).toEqual([]);
});
