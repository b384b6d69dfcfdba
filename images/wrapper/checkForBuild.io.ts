import { readFileSync, writeFileSync } from 'node:fs';
import { explainProblem } from '../../src/config/explain.ts';
import { checkCrontab } from '../../src/crontab/check.ts';
import { isCron } from '../../src/crontab/dialect.ts';
import { installed, othersThanRoot } from '../../src/crontab/installed.ts';
import { imageOf } from './facts.ts';

/**
 * Checks `crontab` of the working folder as the image's cron will read it, by what `passwd` and `programs` beside it say of
 * the image. Writes `table`, which cron gets, and `users`, who run jobs besides root.
 *
 * @param args whose cron it is, the path of run-job.sh, and who runs the lines that name no user
 * @returns the exit code
 */
export function checkForBuild([name = '', runJob = '', user = 'root']: readonly string[]): number {
  if (!isCron(name)) return refused([`there is no cron "${name}"`, '  hint: render the Dockerfile again']);
  const image = imageOf(name, readFileSync('passwd', 'utf8'), readFileSync('programs', 'utf8'));
  if (!image.users.has(user))
    return refused([`the image has no user "${user}"`, '  hint: build with another CRONTAB_USER']);
  const checked = checkCrontab(readFileSync('crontab', 'utf8'), image);
  const lines = checked.findings.map((finding) => explainProblem({ file: 'crontab', ...finding }));
  if (checked.findings.some(({ severity }) => severity === 'error')) return refused(lines);
  if (checked.jobs.length === 0) return refused([...lines, 'crontab holds no job yet: write its line there']);
  for (const line of lines) console.error(line);
  writeFileSync('table', installed(checked, { runJob, user }));
  writeFileSync(
    'users',
    othersThanRoot(checked, { user })
      .map((name) => `${name}\n`)
      .join(''),
  );
  return 0;
}

function refused(lines: readonly string[]): number {
  for (const line of lines) console.error(line);
  return 1;
}
