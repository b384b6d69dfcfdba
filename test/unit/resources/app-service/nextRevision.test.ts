import { describe, expect, test } from 'vitest';
import { withParts } from '../../../../src/render/app/withParts.ts';
import type { AppParts } from '../../../../src/render/desired.ts';
import type { ObservedApp } from '../../../../src/resources/app-service/appService.ts';
import { nextRevision } from '../../../../src/resources/app-service/nextRevision.ts';
import { toRevision } from '../../../../src/resources/app-service/revision.ts';
import { service } from '../../deploy/literals.ts';
import { appWith, appWithContainer, described, forwarder, parts } from './literals.ts';

const owner = 'access-log';
const withForwarder: AppParts = { ...parts, forwarder };

/** What is refused, and what can be done about it. */
function refusal(app: ObservedApp, wanted: AppParts | undefined): string {
  try {
    nextRevision(app, wanted, owner);
  } catch (error) {
    const { message, hint } = error as { message: string; hint?: string };
    return `${message}\n  hint: ${hint}`;
  }
  return 'nothing is refused';
}

describe('a service that takes no revision of ours', () => {
  test('is told, with what can be done about it', () => {
    const services = [
      undefined,
      { ...service, status: 'INACTIVE' },
      { ...service, status: 'DRAINING' },
      { ...service, controller: 'CODE_DEPLOY' },
      { ...service, controller: 'EXTERNAL', schedulingStrategy: 'DAEMON' },
    ];
    expect(services.map((observed) => refusal(appWith({}, { observed }), parts)).join('\n')).toMatchInlineSnapshot(`
      "app: service "web" in cluster "production" cannot be set up: there is no service of that name
        hint: app names a service that stands already: check app.service, app.cluster and region
      app: service "web" in cluster "production" cannot be set up: it was deleted (INACTIVE)
        hint: app names a service that stands already: check app.service, app.cluster and region
      app: service "web" in cluster "production" cannot be set up: it is being deleted (DRAINING)
        hint: app names a service that stands already: check app.service, app.cluster and region
      app: service "web" in cluster "production" cannot be set up: its deployments are controlled by CODE_DEPLOY, not by ECS
        hint: take app out, and put what render writes to app-task-definition.json into its task definition yourself
      app: service "web" in cluster "production" cannot be set up: its deployments are controlled by EXTERNAL, not by ECS; its scheduling strategy is DAEMON: it runs one task on each host
        hint: take app out, and put what render writes to app-task-definition.json into its task definition yourself"
    `);
  });

  test('whose revision is not there any more', () => {
    expect(refusal(appWith({}, { running: undefined }), parts)).toMatchInlineSnapshot(`
      "app: the revision that service "web" in cluster "production" runs is not there any more
        hint: deploy the app once from its own pipeline, and run again"
    `);
  });
});

describe('a task definition that does not take what shall be added', () => {
  test('without the container', () => {
    expect(refusal(appWith(), { ...parts, container: 'web' })).toMatchInlineSnapshot(`
      "app: service "web" in cluster "production" cannot be set up: it has no container "web"
        hint: app.container is one of app"
    `);
  });

  test('whose variable another log service has set', () => {
    const other = withParts(toRevision(described, []).definition, parts, 'error-log');
    expect(refusal(appWith({ containerDefinitions: other.containerDefinitions }), parts)).toMatchInlineSnapshot(`
      "app: service "web" in cluster "production" cannot be set up: FLUENTD_HOST of its container "app" is set by the log service "error-log"; FLUENTD_PORT of its container "app" is set by the log service "error-log"
        hint: give the variables other names in app.variables"
    `);
  });

  test('with another volume at the path', () => {
    const app = appWithContainer({ mountPoints: [{ sourceVolume: 'logs', containerPath: '/var/log/app' }] });
    expect(refusal(app, withForwarder)).toMatchInlineSnapshot(`
      "app: service "web" in cluster "production" cannot be set up: its container "app" has the volume "logs" at /var/log/app
        hint: write \`volume: logs\` in app.forwarder"
    `);
  });

  test('with a container of the forwarder’s name that is not ours', () => {
    const [first = {}] = described.containerDefinitions ?? [];
    const app = appWith({ containerDefinitions: [first, { name: 'access-log-forwarder', image: 'other' }] });
    expect(refusal(app, withForwarder)).toMatchInlineSnapshot(`
      "app: service "web" in cluster "production" cannot be set up: its container "access-log-forwarder" has no label of ours and is not what is wanted
        hint: take it out of the app’s own file, or put there what render writes to app-task-definition.json"
    `);
  });

  test('on Windows, with ten containers, too small, on Fargate without a role: all in one go', () => {
    const [first = {}] = described.containerDefinitions ?? [];
    const others = Array.from({ length: 9 }, (_, index) => ({ name: `c${index}`, cpu: 28, memoryReservation: 56 }));
    const app = appWith({
      containerDefinitions: [{ ...first, cpu: 5, memoryReservation: 9 }, ...others],
      requiresCompatibilities: ['FARGATE'],
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      cpu: '256',
      memory: '512',
    });
    expect(refusal(app, withForwarder)).toMatchInlineSnapshot(`
      "app: service "web" in cluster "production" cannot be set up: it has no execution role, by which ECS would read the secret and start the forwarder; it runs on Windows, and the forwarder on Linux only; it has 10 containers already, and ECS takes 10; with the forwarder its containers keep 321 CPU units, and the task has 256; with the forwarder its containers keep 641 MiB, and the task has 512
        hint: give the app’s task definition an executionRoleArn; take app.forwarder out; lower app.forwarder.cpu (0 is possible), or give the task more; lower app.forwarder.memoryReservation, or give the task more"
    `);
  });

  test.each([
    { name: 'to the last unit', cpu: '64', memory: '128', refused: false },
    { name: 'one CPU unit short', cpu: '63', memory: '128', refused: true },
    { name: 'one MiB short', cpu: '64', memory: '127', refused: true },
  ])('that is filled $name: refused is $refused', ({ cpu, memory, refused }) => {
    expect(refusal(appWith({ cpu, memory }), withForwarder) !== 'nothing is refused').toBe(refused);
  });

  test('without an execution role for a secret', () => {
    const secret = { ...parts, secrets: { FLUENTD_SHARED_KEY: 'arn:key' } };
    expect(refusal(appWith(), secret)).toMatchInlineSnapshot(`
      "app: service "web" in cluster "production" cannot be set up: it has no execution role, by which ECS would read the secret and start the forwarder
        hint: give the app’s task definition an executionRoleArn"
    `);
    expect(refusal(appWith({ executionRoleArn: 'arn:role' }), secret)).toBe('nothing is refused');
  });
});

test('a forwarder that another container needs is not taken away under it', () => {
  const added = withParts(toRevision(described, []).definition, withForwarder, owner);
  const needing = { name: 'nginx', volumesFrom: [{ sourceContainer: 'access-log-forwarder' }] };
  const app = appWith({ containerDefinitions: [...added.containerDefinitions, needing], volumes: added.volumes });
  expect(refusal(app, undefined)).toMatchInlineSnapshot(`
    "app: service "web" in cluster "production" cannot be set up: its container "nginx" needs the container "access-log-forwarder", which would go
      hint: take access-log-forwarder out of dependsOn and volumesFrom of "nginx" first"
  `);
});

describe('the next revision', () => {
  const added = withParts(toRevision(described, []).definition, withForwarder, owner);
  const running = (members: object) => appWith({ ...added, ...members });

  test('is none where all that is wanted runs, in whatever order ECS lists it', () => {
    expect(nextRevision(running({}), withForwarder, owner)).toBeUndefined();
    const turned = added.containerDefinitions.map((it) => ({ ...it, environment: it.environment?.toReversed() }));
    expect(nextRevision(running({ containerDefinitions: turned.toReversed() }), withForwarder, owner)).toBeUndefined();
  });

  test('is none for an app that is given up and holds nothing of ours', () => {
    expect(nextRevision(appWith(), undefined, owner)).toBeUndefined();
  });

  test.each([
    {
      name: 'in a way that a comparison sees',
      rendered: { restartPolicy: { enabled: true, restartAttemptPeriod: 61 } },
      path: 'containerDefinitions.access-log-forwarder.restartPolicy.restartAttemptPeriod',
    },
    {
      name: 'in a way that only its label tells',
      rendered: { versionConsistency: 'enabled' as const },
      path: 'containerDefinitions.access-log-forwarder.dockerLabels.legacy-log-ecs.access-log',
    },
  ])('comes of a forwarder that is rendered $name', ({ rendered, path }) => {
    const container = { ...forwarder.container, ...rendered };
    const next = nextRevision(running({}), { ...parts, forwarder: { ...forwarder, container } }, owner);
    expect(next?.changes.map((change) => change.path)).toEqual([path]);
    expect(next?.definition.containerDefinitions).toContainEqual(expect.objectContaining(rendered));
  });

  test('shows where to send, and nothing of what stood there', () => {
    const app = appWithContainer({ environment: [{ name: 'FLUENTD_HOST', value: 'hunter2' }] });
    expect(nextRevision(app, parts, owner)?.changes).toEqual([
      {
        path: 'containerDefinitions.app.environment.FLUENTD_HOST',
        before: expect.stringMatching(/^hash:/),
        after: 'fluentd.internal',
      },
      { path: 'containerDefinitions.app.environment.FLUENTD_PORT', before: null, after: '24224' },
    ]);
  });

  test('moves to another container with the configuration', () => {
    const [first = {}] = described.containerDefinitions ?? [];
    const both = { containerDefinitions: [first, { ...first, name: 'php' }] };
    const before = withParts(toRevision({ ...described, ...both }, []).definition, parts, owner);
    const next = nextRevision(appWith({ ...before }), { ...parts, container: 'php' }, owner);
    expect(next?.changes.map(({ path }) => path)).toEqual([
      'containerDefinitions.app.environment.FLUENTD_HOST',
      'containerDefinitions.app.environment.FLUENTD_PORT',
      'containerDefinitions.php.environment.FLUENTD_HOST',
      'containerDefinitions.php.environment.FLUENTD_PORT',
    ]);
  });

  const latest = toRevision({ ...described, ...added, taskDefinitionArn: 'arn:web:8' }, []);

  test.each([
    { name: 'registered already, as ECS wrote it back', revision: latest, is: true },
    { name: 'deregistered', revision: { ...latest, active: false }, is: false },
    {
      name: 'of another image',
      revision: toRevision(
        { ...described, ...added, containerDefinitions: [{ ...added.containerDefinitions[0], image: 'x' }] },
        [],
      ),
      is: false,
    },
    { name: 'with other tags', revision: { ...latest, tags: [{ key: 'team', value: 'shop' }] }, is: false },
    { name: 'without what is wanted', revision: toRevision(described, []), is: false },
  ])('that is $name is taken: $is', ({ revision, is }) => {
    const next = nextRevision(appWith({}, { latest: revision }), withForwarder, owner);
    expect(next?.registered === revision).toBe(is);
  });
});

test('a revision is copied whole, but for what ECS itself says of it and for AWS’s own tags', () => {
  const own = {
    revision: 7,
    status: 'ACTIVE' as const,
    registeredAt: new Date(0),
    deregisteredAt: new Date(0),
    deleteRequestedAt: new Date(0),
  };
  const { definition, tags } = toRevision({ ...described, ...own, ...{ novelty: { of: 2027 } } }, [
    { key: 'aws:cloudformation:stack-name', value: 'web' },
    { key: 'team', value: 'shop' },
  ]);
  expect(definition).toEqual({
    family: 'web',
    networkMode: 'awsvpc',
    volumes: [],
    containerDefinitions: described.containerDefinitions,
    novelty: { of: 2027 },
  });
  expect(tags).toEqual([{ key: 'team', value: 'shop' }]);
});
