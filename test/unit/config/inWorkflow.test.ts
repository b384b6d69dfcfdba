import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inWorkflow } from '../../../src/config/inWorkflow.ts';

const example = readFileSync('examples/workflows/build-and-deploy.yml', 'utf8');

const placed = (folder: string, name = 'orders') => inWorkflow(example, { config: 'orders.yml', name, folder });

/** The last word of each command that builds an image of the rendering, as the workflow has it. */
function contextsOf(workflow: string): readonly string[] {
  const { jobs } = parse(workflow) as { jobs: { deploy: { steps: { run?: string }[] } } };
  const lines = jobs.deploy.steps.flatMap(({ run = '' }) => run.split('\n'));
  return lines.flatMap((line) => /^docker build .*:\$TAG" (.*)$/.exec(line)?.[1] ?? []);
}

test.each([
  { folder: 'log-service', contexts: ['log-service/fluentd', 'log-service/batch'] },
  { folder: 'ops/images', contexts: ['ops/images/fluentd', 'ops/images/batch'] },
  { folder: '', contexts: ['fluentd', 'batch'] },
])('the images are built of the folder "$folder" that was rendered', ({ folder, contexts }) => {
  const workflow = placed(folder);
  expect(contextsOf(workflow)).toEqual(contexts);
  expect(workflow).toContain('environment: log-service\n');
});

test('what the repository needs to have is told with that folder', () => {
  expect(placed('ops/images').split('\n').slice(2, 4)).toEqual([
    '# It expects, in the repository: orders.yml; batch/, with the Dockerfile of your batch as it is; and ops/images/, rendered once,',
    '# with your jobs in ops/images/batch/crontab. In AWS: the ECR repositories orders-fluentd and orders-batch, and the role of',
  ]);
});

test('what is put in is not looked through for what else is put in', () => {
  expect(contextsOf(placed('access-log/log-service', 'log-service'))).toEqual([
    'access-log/log-service/fluentd',
    'access-log/log-service/batch',
  ]);
});

test.each([
  'my images',
  "it's",
  '-f',
  '$(touch x)',
  '`id`; rm x #',
  'a"b',
  'a\\x41',
  'x\n          touch y',
  'a\u2028b\u0085c\u001b[0m',
  '${{ secrets.X }}',
  'github.com/org/images',
  'größe',
  '!x*?[a]~',
])('a folder that is called %j is one word of the command, and no expression', (folder) => {
  const workflow = placed(folder);
  const [word = ''] = contextsOf(workflow);
  const read = execFileSync('bash', ['--norc', '-ec', `printf '%s|' ${word}`], {
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  });
  expect(read).toBe(`./${folder}/fluentd|`);
  expect(workflow.split('\n')).toHaveLength(example.split('\n').length);
  expect(workflow.split('\n').filter((line) => line.includes('${{ secrets') && !line.startsWith('#'))).toEqual([]);
});
