import { expect, test } from 'vitest';
import { checkCrontab } from '../../../src/crontab/check.ts';
import { type RenderedFile, renderFiles } from '../../../src/render/renderFiles.ts';
import { configOf } from '../../support/config.ts';

const plugin = [
  { path: 'fluentd/plugin/bin/health', text: '#!/usr/bin/env ruby\n', executable: true },
  { path: 'fluentd/plugin/lib/legacy_log.rb', text: 'module LegacyLog; end\n' },
];
const render = (config: Parameters<typeof renderFiles>[0]) => renderFiles(config, plugin);
const files = () => render(configOf());
const textOf = (path: string, rendered: readonly RenderedFile[] = files()) =>
  rendered.find((file) => file.path === path)?.text ?? '';

test('a rendering is these files', () => {
  expect(files().map(({ path, executable }) => (executable ? `${path} (executable)` : path))).toEqual([
    'namespace.json',
    'discovery-service.json',
    'log-group.json',
    'log-group-retention.json',
    'task-definition.json',
    'service.json',
    'fluentd/Dockerfile',
    'fluentd/start.sh (executable)',
    'fluentd/fluent.conf',
    'fluentd/plugin/bin/health (executable)',
    'fluentd/plugin/lib/legacy_log.rb',
    'batch/Dockerfile',
    'batch/crontab',
  ]);
});

test('an app has what belongs into its own task definition besides', () => {
  const app = { service: 'web', container: 'app' };
  const rendered = render(configOf({ app }));
  expect(rendered.map(({ path }) => path)).toContain('app-task-definition.json');
  expect(JSON.parse(textOf('app-task-definition.json', rendered)).containerDefinitions[0].environment).toEqual([
    { name: 'FLUENTD_HOST', value: 'fluentd.internal' },
    { name: 'FLUENTD_PORT', value: '24224' },
  ]);
});

test('a verification that remembers in S3 has the parameters of its template besides', () => {
  const database = { engine: 'postgres', secret: 'database', table: 'access_log', time: 'logged_at' } as const;
  const verifying = (state: string) =>
    render(configOf({ verify: { logs: [{ group: '/app' }], database, state } })).map(({ path }) => path);
  expect(verifying('s3://logs/verify').slice(13)).toEqual(['verifier/parameters.json', 'verifier/settings.json']);
  expect(verifying('file:.ledger').slice(13)).toEqual([]);
});

test('every file ends with one line break: cron refuses a table that does not', () => {
  expect(files().filter(({ text }) => !/[^\n]\n$/.test(text))).toEqual([]);
});

test('ids that AWS gives at creation stand as placeholders', () => {
  expect(JSON.parse(textOf('discovery-service.json')).NamespaceId).toBe('${NAMESPACE_ID}');
  expect(JSON.parse(textOf('service.json')).serviceRegistries).toEqual([{ registryArn: '${DISCOVERY_SERVICE_ARN}' }]);
});

test('the Region is the configuration’s, or a placeholder: ECS takes no awslogs without one', () => {
  const regions = (rendered: readonly RenderedFile[]) =>
    [...textOf('task-definition.json', rendered).matchAll(/"awslogs-region": "(.*)"/g)].map(([, region]) => region);
  expect(regions(files())).toEqual(['${AWS_REGION}', '${AWS_REGION}']);
  expect(regions(render(configOf({ region: 'eu-west-1' })))).toEqual(['eu-west-1', 'eu-west-1']);
});

test('the retention is that of a first making: 30 days where nothing is said', () => {
  const retention = (rendered: readonly RenderedFile[]) => JSON.parse(textOf('log-group-retention.json', rendered));
  expect(retention(files())).toEqual({ logGroupName: '/ecs/access-log', retentionInDays: 30 });
  const week = render(configOf({ logs: { group: '/my/logs', retentionDays: 7 } }));
  expect(retention(week)).toEqual({ logGroupName: '/my/logs', retentionInDays: 7 });
});

test('the crontab only shows how: no job runs that nobody asked for', () => {
  const crontab = textOf('batch/crontab');
  expect(crontab.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  expect(
    files()
      .filter(({ keep }) => keep)
      .map(({ path }) => path),
  ).toEqual(['batch/crontab']);
  expect(crontab.match(/^# (\*|\d+) .*$/gm)).toEqual([
    '# * * * * * root /usr/local/bin/your-batch /fluentd/log/access',
    '# 5 3 * * * app /opt/legacy-log-ecs/run-job.sh -n daily-report /usr/local/bin/your-report /fluentd/log/access',
  ]);
});

test('the lines that the crontab shows are read by both crons as they stand', () => {
  const lines = textOf('batch/crontab').match(/^# (\*|\d+) .*$/gm) ?? [];
  const shown = lines.map((line) => line.slice(2)).join('\n');
  for (const cron of ['debian', 'cronie'] as const) {
    const { jobs, findings } = checkCrontab(shown, { cron, users: new Set(['root', 'app']) });
    expect(findings).toEqual([]);
    expect(jobs.map(({ user }) => user)).toEqual(['root', 'app']);
  }
});
