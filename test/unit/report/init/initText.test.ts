import { expect, test } from 'vitest';
import type { Begun } from '../../../../src/init/begun.ts';
import { initText } from '../../../../src/report/init/initText.ts';

const begun: Begun = {
  config: 'legacy-log-ecs.yml',
  files: ['legacy-log-ecs.yml', '.github/workflows/legacy-log-ecs.yml'],
  gaps: [{ path: 'cluster', what: 'the ECS cluster', line: 6 }],
  left: [{ path: 'log-service/batch/crontab', line: 3, what: 'the job was left out' }],
  problems: [],
  variables: [{ path: '.github/workflows/legacy-log-ecs.yml', line: 40, name: 'vars.AWS_REGION' }],
  notes: ['the container xray is left out'],
  build: undefined,
  plan: 'service a in cluster b: 1 step\n  ~ service a: it does not run what is wanted',
};

test('what was written, what is left, and what a deploy would do stand there with their places', () => {
  expect(initText(begun)).toMatchInlineSnapshot(`
    "2 files written:
      legacy-log-ecs.yml
      .github/workflows/legacy-log-ecs.yml
    To fill in:
      legacy-log-ecs.yml:6  cluster: the ECS cluster
      log-service/batch/crontab:3  the job was left out
      .github/workflows/legacy-log-ecs.yml:40  vars.AWS_REGION of the repository
    What the configuration cannot say, or says otherwise (it stands there in comments too):
      the container xray is left out
    A deploy would do this now:
      service a in cluster b: 1 step
        ~ service a: it does not run what is wanted
    Then: legacy-log-ecs check --config legacy-log-ecs.yml --fluentd-image x:1 --batch-image x:1 names what is still missing"
  `);
});

test('what comes from outside stays text: no command to a runner, no escape, no line of its own', () => {
  const nasty = '::error::x\u001b[31m\n::add-mask::y';
  const text = initText({ ...begun, notes: [nasty], files: [nasty], plan: nasty });
  expect(text).not.toContain('\u001b');
  expect(text.split('\n').filter((line) => /^\s*::/.test(line))).toEqual([]);
});
