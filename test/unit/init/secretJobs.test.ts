import { expect, test } from 'vitest';
import { readHostTable } from '../../../src/init/host/table.ts';
import { holdsSecret } from '../../../src/values/secretLike.ts';

test.each([
  'mysql -uroot -phunter2 logs',
  "mysql -u root -p'hunter2' logs",
  'mysql --password=hunter2',
  'mysqldump --password "hunter2"',
  'sshpass -p hunter2 scp a b:',
  'redis-cli -h x -a hunter2 del k',
  'curl -s -u admin:hunter2 https://x/',
  'curl --user admin:hunter2 https://x/',
  'curl -H "Authorization: Bearer hunter2" https://x/',
  "curl -H 'X-Api-Key: hunter2' https://x/",
  'curl https://u:hunter2@x/',
  'curl "https://x/?token=hunter2"',
  'curl https://hooks.slack.com/services/T0/B0/hunter2',
  'PGPASSWORD=hunter2 psql',
  'cd /x && env DB_PW="hunter2" /opt/batch',
  '/opt/batch --db-password hunter2',
  '/opt/batch --secret-key=hunter2',
])('holds a secret: %s', (command) => {
  expect(holdsSecret(command)).toBe(true);
});

test.each([
  'mysql -p$DB_PASSWORD logs',
  'mysql --password="$DB_PASSWORD" logs',
  'PGPASSWORD=$(cat /run/pw) psql',
  'PGPASSWORD="$PW" psql',
  'curl -u "$USER:$PASSWORD" https://x/',
  'curl https://u:$PASSWORD@x/',
  '/opt/batch --password-file /run/secrets/db',
  'find /l -name "*.log" -print -delete',
  'mkdir -p /var/spool/batch',
  'ssh -p2222 host',
  'tar -pczf /backup/logs.tgz /l',
  'docker run -u 1000:1000 x',
  '/usr/local/bin/Load_Access_Logs_V2/current/bin/loader',
])('holds none: %s', (command) => {
  expect(holdsSecret(command)).toBe(false);
});

test('a job and a comment with a secret are taken out of the crontab, and the job is told at its line', () => {
  const table = readHostTable({
    file: 'old',
    text: '# mysql -phunter2\n5 * * * * mysql -phunter2 logs\n6 * * * * /opt/batch\n',
  });
  expect(table).toMatchObject({
    text: `# A comment that seems to hold a secret was left out here
# A job with a secret was left out here: name the secret in batch.secrets, and write the job of old:2 with $NAME in its place
6 * * * * /opt/batch
`,
    withoutUsers: true,
    left: [
      {
        line: 2,
        what: 'the job seems to hold a secret, and was left out: name the secret in batch.secrets, and write the job of old:2 with $NAME in its place',
      },
    ],
    commands: [{ at: 'old:3', command: '/opt/batch' }],
  });
});

test('a refusal does not show what is assigned in front of a command', () => {
  const read = readHostTable({ file: 'old', text: '5 * * * * root /a\n6 * * * * PGPASSWORD=hunter2 psql\n' });
  expect(read).toMatchObject({
    problems: [{ line: 2, message: '"PGPASSWORD=…" is a command, and the user is missing before it' }],
  });
});

test.each([
  '5 * * * * mysql -e "call load" logs\n6 * * * * /opt/batch\n',
  '5 * * * * reindex < /a\n',
  '5 * * * * mysql --defaults-file=/a logs\n',
])('a program with its options is no user: %s', (text) => {
  expect(readHostTable({ file: 'old', text })).toMatchObject({ withoutUsers: true });
});
