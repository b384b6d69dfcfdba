import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Result } from '../../../src/commands/command.ts';
import { init } from '../../../src/commands/init.io.ts';
import { prepare } from '../../../src/commands/run.io.ts';
import { readLive } from '../../../src/init/live/read.io.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const at = (path: string) => join(folder, path);
const filesIn = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => it.name)
    .sort();

async function begin(given: Readonly<Record<string, string>> = {}): Promise<Result> {
  const texts = {
    text: ({ input }: { input: string }) => ({ into: folder, ...given })[input],
    place: ({ input }: { input: string }) => `--${input}`,
  };
  const { run } = await prepare(init.invoke(texts), {});
  return run({ signal: new AbortController().signal, onLine: () => {}, onOutputs: () => {} });
}

describe('in a fresh folder', () => {
  test('a configuration and two workflows are written, and what is left is listed with its places', async () => {
    const { text, data } = await begin();
    expect(filesIn()).toContain('legacy-log-ecs.yml');
    expect(readFileSync(at('.github/workflows/legacy-log-ecs.yml'), 'utf8')).toContain('config: legacy-log-ecs.yml');
    expect(data).toMatchObject({
      outcome: 'begun',
      gaps: [
        { path: 'cluster', line: 6 },
        { path: 'network', line: 9 },
      ],
    });
    expect(text.replaceAll(`${folder}/`, '').split('\n').slice(0, 7).join('\n')).toMatchInlineSnapshot(`
      "3 files written:
        legacy-log-ecs.yml
        .github/workflows/legacy-log-ecs.yml
        .github/workflows/legacy-log-ecs-plan.yml
      To fill in:
        legacy-log-ecs.yml:6  cluster: the ECS cluster, by name or ARN
        legacy-log-ecs.yml:9  network: where the task runs; the security groups let the senders in on 24224"
    `);
  });

  test('a configuration of another name is the one that the workflow names', async () => {
    await begin({ config: './conf/../conf/log.yml', cluster: 'production' });
    expect(readFileSync(at('conf/log.yml'), 'utf8')).toContain('cluster: production');
    expect(readFileSync(at('.github/workflows/legacy-log-ecs.yml'), 'utf8')).toContain('config: conf/log.yml\n');
    await begin({ config: at('ops/log.yml'), overwrite: 'true' });
    expect(readFileSync(at('.github/workflows/legacy-log-ecs-plan.yml'), 'utf8')).toContain('config: ops/log.yml\n');
  });

  test('the old host’s crontab goes where render looks for it', async () => {
    writeFileSync(at('old'), '*/5 * * * * /opt/batch\n');
    const { text } = await begin({ crontab: at('old') });
    expect(readFileSync(at('log-service/batch/crontab'), 'utf8')).toBe('*/5 * * * * /opt/batch\n');
    expect(text).toContain('--build-arg CRONTAB_USER=');
  });
});

describe('nothing is written', () => {
  test('where a file is there already, unless it is to be overwritten', async () => {
    writeFileSync(at('legacy-log-ecs.yml'), 'mine');
    await expect(begin()).rejects.toThrow(/legacy-log-ecs\.yml is there already; nothing was written$/);
    expect(filesIn()).toEqual(['legacy-log-ecs.yml']);
    await begin({ overwrite: 'true' });
    expect(readFileSync(at('legacy-log-ecs.yml'), 'utf8')).toContain('name: access-log');
  });

  test.each([
    {
      name: 'a file that is not there',
      given: { nginx: 'none.conf' },
      says: 'could not read nginx’s configuration none.conf: no such file',
    },
    {
      name: 'a file that cannot be read',
      given: { logrotate: 'bad' },
      says: 'the configuration has 1 problem; nothing was sent to AWS',
    },
    { name: 'a service without its cluster', given: { service: 'a' }, says: '--service needs --cluster' },
    {
      name: 'a service and a host',
      given: { service: 'a', cluster: 'b', apache: 'bad' },
      says: '--service and --apache cannot go together',
    },
  ] as readonly { name: string; given: Record<string, string>; says: string }[])(
    'for $name',
    async ({ given, says }) => {
      writeFileSync(at('bad'), '/l/a {');
      await expect(begin(given.logrotate === undefined ? given : { logrotate: at(given.logrotate) })).rejects.toThrow(
        says,
      );
      expect(filesIn()).toEqual(['bad']);
    },
  );

  test.each([
    { name: 'no text', bytes: Buffer.from('a\0b') },
    { name: 'not UTF-8', bytes: Buffer.from([0xff, 0xfe]) },
    { name: 'too large', bytes: Buffer.alloc(1_048_577, 'a') },
  ])('of a file of the host that is $name', async ({ bytes }) => {
    writeFileSync(at('bad'), bytes);
    await expect(begin({ crontab: at('bad') })).rejects.toThrow(/^could not read the crontab .*bad: /);
    expect(filesIn()).toEqual(['bad']);
  });
});

describe('a service that runs', () => {
  const service = {
    serviceName: 'a',
    status: 'ACTIVE',
    taskDefinition: 'arn:a:1',
    serviceRegistries: [{ registryArn: 'arn:x:service/srv-1' }],
  };
  const answers = {
    DescribeServices: [{ services: [service] }],
    DescribeTaskDefinition: [
      {
        taskDefinition: {
          family: 'a',
          containerDefinitions: [{ name: 'fluentd', logConfiguration: { options: { 'awslogs-group': '/a' } } }],
        },
      },
    ],
    GetService: [{ Service: { Name: 'fluentd', NamespaceId: 'ns-1' } }],
    GetNamespace: [{ Namespace: { Name: 'internal' } }],
    DescribeLogGroups: [{ logGroups: [{ logGroupName: '/a', retentionInDays: 7 }, { logGroupName: '/ab' }] }],
  };
  const read = (more: Parameters<typeof fakeWorld>[0]) => {
    const { world, sent } = fakeWorld({ ...answers, ...more });
    return { live: readLive(world, { cluster: 'c', service: 'a' }), sent };
  };

  test('is read in five calls, none of which writes', async () => {
    const { live, sent } = read({});
    expect(await live).toMatchObject({
      discovery: { Name: 'fluentd' },
      namespace: { Name: 'internal' },
      logGroup: { retentionInDays: 7 },
      unread: [],
    });
    expect(sent.map(({ operation }) => operation).sort()).toEqual(Object.keys(answers).sort());
  });

  test('is read as far as it can be: what fills in a part may fail', async () => {
    const { unread, discovery } = await read({
      GetService: [refusal('AccessDeniedException')],
      DescribeLogGroups: [refusal('Throttling')],
    }).live;
    expect(discovery).toBeUndefined();
    expect(unread.toSorted()).toMatchInlineSnapshot(`
      [
        "could not read the discovery service srv-1: AccessDeniedException: no",
        "could not read the log group "/a": Throttling: no",
      ]
    `);
  });

  test.each([
    {
      name: 'that is not there',
      more: { DescribeServices: [{ services: [], failures: [{ reason: 'MISSING' }] }] },
      says: 'there is no service "a" in cluster "c"',
    },
    {
      name: 'that was deleted',
      more: { DescribeServices: [{ services: [{ ...service, status: 'INACTIVE' }] }] },
      says: 'nothing can be read of the INACTIVE service "a" in cluster "c"',
    },
    {
      name: 'of which ECS says nothing',
      more: { DescribeServices: [{}] },
      says: 'there is no service "a" in cluster "c"',
    },
    {
      name: 'whose task definition may not be read',
      more: { DescribeTaskDefinition: [refusal('AccessDeniedException')] },
      says: 'could not read the task definition "arn:a:1"',
    },
    {
      name: 'whose task definition is not in the answer',
      more: { DescribeTaskDefinition: [{}] },
      says: 'could not read the task definition "arn:a:1"',
    },
  ])('$name is refused', async ({ more, says }) => {
    await expect(read(more as Parameters<typeof fakeWorld>[0]).live).rejects.toThrow(says);
  });
});

test.each(['my config.yml', 'a: b.yml', '#c.yml', "it's.yml", 'x\n- run: y.yml', '${{ secrets.X }}.yml', '[a].yml'])(
  'a configuration that is called %s is one text in the workflow, and no expression',
  async (name) => {
    await begin({ config: name });
    const workflow = readFileSync(at('.github/workflows/legacy-log-ecs.yml'), 'utf8');
    const { jobs } = parse(workflow) as { jobs: Record<string, { steps: { with?: { config?: string } }[] }> };
    const named = Object.values(jobs).flatMap(({ steps }) => steps.flatMap((step) => step.with?.config ?? []));
    expect(named.map((text) => text.replaceAll("${{ '${{' }}", '${{'))).toContain(name);
    expect(workflow).not.toContain('${{ secrets.X');
  },
);
