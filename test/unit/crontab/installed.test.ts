import { expect, test } from 'vitest';
import { checkCrontab } from '../../../src/crontab/check.ts';
import { installed, othersThanRoot } from '../../../src/crontab/installed.ts';

const image = { cron: 'debian', users: new Set(['root', 'app']) } as const;
const wrapper = { runJob: '/opt/run-job.sh', user: 'app' };

test('a pasted crontab -l gets its user, run-job.sh as its shell, and keeps what it sets', () => {
  const text = `MAILTO=""
SHELL = '/bin/bash'
PATH=/opt/bin:/usr/bin
# at night
5 3 * * *\t/opt/report > /dev/null 2>&1
@daily cd /opt && ./tidy
`;
  expect(installed(checkCrontab(text, image), wrapper)).toBe(`# Made from crontab by legacy-log-ecs.
* * * * * root date +\\%s > /run/legacy-log-ecs/beat
SHELL=/opt/run-job.sh
MAILTO=""
LEGACY_LOG_TABLE="MAILTO"
LEGACY_LOG_SHELL="/bin/bash"
PATH=/opt/bin:/usr/bin
LEGACY_LOG_TABLE="MAILTO PATH"
# at night
5 3 * * *\tapp /opt/report > /dev/null 2>&1
@daily app cd /opt && ./tidy
`);
});

test('lines that name their user stay as they are', () => {
  const checked = checkCrontab('5 3 * * *  root /a\n6 3 * * * app /b\n', image);
  expect(installed(checked, wrapper)).toContain('\n5 3 * * *  root /a\n6 3 * * * app /b\n');
  expect(othersThanRoot(checked, wrapper)).toEqual(['app']);
});

test('a shell with a quote in its name stays one value', () => {
  const checked = checkCrontab("SHELL='/bin/a\"b'\n* * * * * root /a\n", image);
  expect(installed(checked, wrapper)).toContain("\nLEGACY_LOG_SHELL='/bin/a\"b'\n");
});
