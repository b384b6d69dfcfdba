import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { checkCrontab } from '../../../src/crontab/check.ts';
import { installed, othersThanRoot } from '../../../src/crontab/installed.ts';
import { type CronRun, runCron, whyNoCron } from '../../support/cron.ts';
import { shapes, users } from '../../support/crontabs.ts';

const reason = whyNoCron();
const skipped = reason === undefined ? '' : ` (skipped: ${reason})`;

let run: CronRun | undefined;
afterEach(() => run?.remove());

const image = { cron: 'debian', users: new Set(users) } as const;
const wrapper = { runJob: '/opt/legacy-log-ecs/run-job.sh', user: 'root' };
const scripts = {
  'entrypoint.sh': readFileSync('images/wrapper/entrypoint.sh', 'utf8'),
  'run-job.sh': readFileSync('images/wrapper/run-job.sh', 'utf8'),
};

describe.skipIf(reason !== undefined)(`the real cron of Debian${skipped}`, () => {
  test('takes and ignores the same tables as this project’s reading of it', async () => {
    // Each begins with a job that runs at once, and is ignored as a whole or not at all.
    const tables = Object.fromEntries(
      shapes.map(({ text }, index) => [`t${index}`, `@reboot root echo t${index}.\n${text}`]),
    );
    run = runCron(tables, ['cron', '-f']);
    const verdict = (index: number) => {
      const log = run?.stderr() ?? '';
      if (log.includes(`(*system*t${index}) ERROR`)) return 'ignores';
      return log.includes(`CMD (echo t${index}.)`) ? 'takes' : undefined;
    };
    await run.until(() => shapes.every((_, index) => verdict(index) !== undefined));
    expect(shapes.map(({ name }, index) => [name, verdict(index)])).toEqual(
      shapes.map(({ name, debian }) => [name, debian]),
    );
  });

  test('takes every table that the build makes of one with nothing wrong in it', async () => {
    const made = shapes.flatMap(({ text }, index) => {
      const checked = checkCrontab(text, image);
      if (checked.findings.some(({ severity }) => severity === 'error')) return [];
      return [[`t${index}`, `@reboot root echo t${index}.\n${installed(checked, wrapper)}`] as const];
    });
    run = runCron(Object.fromEntries(made), ['cron', '-f']);
    const log = () => run?.stderr() ?? '';
    await run.until(() =>
      made.every(([name]) => log().includes(`CMD (echo ${name}.)`) || log().includes(`${name}) ERROR`)),
    );
    expect(made.length).toBeGreaterThan(20);
    expect(log()).not.toContain('ERROR');
  });

  test('runs a pasted crontab with the container’s environment and log, as root and as another, and tells what fails', async () => {
    const text = [
      'PATH=/usr/bin:/bin',
      '@reboot www-data echo "www: $DATABASE_URL $HOME $(id -un) $PATH" | tr x X',
      '@reboot root echo "root: $DATABASE_URL" >&2; exit 3',
      '@reboot root cat%in%put',
      '@reboot root env -0 | tr "\\0" "\\n" | grep -c ^name.with.dots=; /opt/legacy-log-ecs/run-job.sh env | grep ^name',
      '',
    ].join('\n');
    const checked = checkCrontab(text, image);
    const other = othersThanRoot(checked, wrapper).join('\n');
    run = runCron({ batch: installed(checked, wrapper) }, ['/opt/legacy-log-ecs/entrypoint.sh', 'cron', '-f'], {
      files: { ...scripts, users: `${other}\n` },
      env: { DATABASE_URL: 'x y', 'name.with.dots': 'whole', HOME: '/root', LEGACY_LOG_HEARTBEAT_SECONDS: '1' },
    });
    await run.until(() =>
      ['www:', 'input', 'whole'].every((word) => (run?.stdout() ?? '').replace('in\nput', 'input').includes(word)),
    );
    await run.until(() => (run?.stderr() ?? '').includes('failed with exit 3'));
    expect(run.stdout()).toContain('www: X y /var/www www-data /usr/bin:/bin\n');
    expect(run.stdout()).toContain('name.with.dots=whole\n');
    expect(run.stderr()).toContain('root: x y\n');
    await run.until(() => /cron runs; .*last succeeded/.test(run?.stderr() ?? ''));
    run.signal('TERM');
    expect(await run.done).toBe(0);
  });
});
