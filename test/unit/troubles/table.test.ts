import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { troublesDocument } from '../../../scripts/docs/troubles.ts';
import { thrownErrors } from '../../../scripts/troubles/thrown.ts';
import type { DeployReport } from '../../../src/deploy/report.ts';
import { ConfigInvalid } from '../../../src/errors.ts';
import { failureLine } from '../../../src/report/deploy/failureLine.ts';
import { troubleOf, troubles } from '../../../src/troubles/table.ts';

const all = troubles.flatMap((group) => group.all);

/** Errors whose words are not written where they are thrown: by file, with examples of what they say. */
const madeElsewhere: Readonly<Record<string, readonly string[]>> = {
  'src/aws/call.io.ts': ['could not read service "a" in cluster "b": AccessDenied: no', 'no AWS Region is set'],
  'src/commands/deploy.io.ts': ['could not read service "a": Throttling: no'],
  'src/commands/option.ts': ['--wait is "perhaps"'],
  'src/commands/stream.ts': ['"x" is not an instant'],
  'src/config/load.io.ts': ['could not read the configuration legacy-log-ecs.yml: no such file'],
  'src/commands/together.ts': [
    '--service and --crontab cannot go together',
    'input verify-explain and input verify-page cannot go together',
    'input verify-stream needs input verify-replay',
  ],
  'src/init/live/read.io.ts': ['there is no service "a" in cluster "b"', 'the answer holds none'],
  'src/look/logPlace.ts': ['the task definition has no containers'],
  'src/look/runRequest.ts': ['the volume is new for every task: one of its own would find no files'],
  'src/look/tasks.io.ts': ['service "a" in cluster "b" has no task, and none that stopped lately'],
  'src/resources/service/create.io.ts': ['could not create the service "a": InvalidParameterException: no'],
  'src/resources/log-group/apply.io.ts': [
    'could not set how long the log group "a" keeps its events: AccessDenied: no',
  ],
  'src/resources/service/read.io.ts': ['could not read service "a" in cluster "b": no reason'],
  'src/verify/ledger/s3.io.ts': ['could not read s3://a/b: AccessDenied: no'],
  'src/verify/logs/queries.io.ts': ['could not start the query: Throttling: no'],
  'src/verify/rows/plan.ts': ['there is no table a'],
};

describe('every error for people has an entry', () => {
  const thrown = thrownErrors();
  const written = thrown.filter(({ words }) => words !== undefined && /[a-z]{3}/.test(words));

  test('where it is thrown with its words', () => {
    const missing = written.filter(({ words = '' }) => troubleOf(words) === undefined);
    expect(missing, 'add these words to src/troubles').toEqual([]);
    expect(written.length).toBeGreaterThan(80);
  });

  test('where its words come from elsewhere', () => {
    const places = thrown.filter((one) => !written.includes(one)).map(({ place }) => place.replace(/:\d+$/, ''));
    const unknown = places.filter((place) => !Object.hasOwn(madeElsewhere, place));
    expect(unknown, 'say in madeElsewhere what these say').toEqual([]);
    for (const words of Object.values(madeElsewhere).flat())
      expect([words, troubleOf(words)?.means]).not.toContain(undefined);
  });

  test('by each name of AWS and Node that has a meaning', () => {
    const names = readFileSync('src/aws/kind.ts', 'utf8').match(/(?<=')[A-Z][A-Za-z_]+(?=')/g) ?? [];
    expect(names.length).toBeGreaterThan(30);
    const missing = names.filter(
      (name) => troubleOf(`could not read x: ${name}: y`)?.words.some((it) => it.includes(name)) !== true,
    );
    expect(missing, 'add these names to src/troubles/aws.ts').toEqual([]);
  });

  test.each(['failed', 'degraded', 'rolled-back', 'superseded', 'timed-out', 'in-progress'] as const)(
    'how a deploy ended: %s',
    (outcome) => {
      const report = { outcome, because: 'x', waited: true, service: 'a', cluster: 'b' } as DeployReport;
      expect(troubleOf(failureLine(report) ?? '')?.means).toBeTypeOf('string');
    },
  );

  test.each([1, 2])('a configuration with %i problems', (count) => {
    const problem = { severity: 'error', file: 'c', line: 1, column: 1, message: 'x' } as const;
    expect(troubleOf(new ConfigInvalid(Array(count).fill(problem)).message)?.means).toContain('Each problem');
  });

  test('and an error that nobody has written about has none (canary)', () => {
    expect(troubleOf('the moon is in the wrong place')).toBeUndefined();
    expect(troubleOf('service "a" sings')).toBeUndefined();
  });
});

test('no words stand in two entries, and each entry has words, a meaning and what to do', () => {
  const words = all.flatMap((trouble) => trouble.words);
  expect(words.filter((each, at) => words.indexOf(each) !== at)).toEqual([]);
  for (const { means, mend } of all) expect([means, mend].map((text) => /[.:}]$/.test(text))).toEqual([true, true]);
});

test('docs/troubleshooting.md is current: `npm run docs` would write the same', () => {
  expect(readFileSync('docs/troubleshooting.md', 'utf8')).toContain(troublesDocument());
});
