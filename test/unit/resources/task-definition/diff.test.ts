import { describe, expect, test } from 'vitest';
import type { ContainerInput, TaskDefinitionInput } from '../../../../src/render/desired.ts';
import { diffTaskDefinition } from '../../../../src/resources/task-definition/diff.ts';
import { normaliseTaskDefinition } from '../../../../src/resources/task-definition/normalise.ts';
import type { ObservedTaskDefinition } from '../../../../src/resources/task-definition/taskDefinition.ts';
import { describedTaskDefinition, taskDefinition } from '../../deploy/literals.ts';

const ownerTags = { 'legacy-log-ecs': 'access-log' };
function observed(
  definition: object = describedTaskDefinition,
  tags: Readonly<Record<string, string>> = ownerTags,
): ObservedTaskDefinition {
  return { arn: 'td:3', active: true, normal: normaliseTaskDefinition(definition), tags };
}

function diffOf(desired: TaskDefinitionInput, running: ObservedTaskDefinition, latest?: ObservedTaskDefinition) {
  return diffTaskDefinition(desired, { running, latest });
}

function withContainer(name: string, change: Partial<ContainerInput>) {
  return {
    ...taskDefinition,
    containerDefinitions: taskDefinition.containerDefinitions.map((container) =>
      container.name === name ? { ...container, ...change } : container,
    ),
  };
}

describe('the revision that the service runs', () => {
  test('is unchanged though AWS wrote it back in another order and with its defaults', () => {
    expect(diffOf(taskDefinition, observed())).toEqual({ differences: [], standing: 'td:3' });
  });

  test('is unchanged when what is wanted is written in another order', () => {
    const other = {
      ...taskDefinition,
      containerDefinitions: taskDefinition.containerDefinitions
        .map((container) => ({ ...container, environment: container.environment.toReversed() }))
        .toReversed(),
    };
    expect(diffOf(other, observed()).differences).toEqual([]);
  });

  test.each([
    { name: 'task cpu in vCPU', change: { cpu: '1 vCPU' }, wanted: { cpu: '1024' } },
    { name: 'task memory in GB', change: { memory: '2 GB' }, wanted: { memory: '2048' } },
    {
      name: 'a plain volume as an empty host',
      change: { volumes: [{ name: 'v', host: {} }] },
      wanted: { volumes: [{ name: 'v' }] },
    },
  ])('is unchanged: $name', ({ change, wanted }) => {
    const running = observed({ ...describedTaskDefinition, ...change });
    expect(diffOf({ ...taskDefinition, ...wanted }, running).differences).toEqual([]);
  });

  test('is unchanged where essential and empty lists are left out', () => {
    const [batch, fluentd] = describedTaskDefinition.containerDefinitions;
    const bare = { ...fluentd, essential: undefined, environment: undefined, portMappings: undefined };
    const running = observed({ ...describedTaskDefinition, containerDefinitions: [batch ?? {}, bare] });
    expect(diffOf(taskDefinition, running).differences).toEqual([]);
  });

  test('differs by an image, and the plan names nothing else', () => {
    const { differences, standing } = diffOf(withContainer('batch', { image: 'repo/xxx-batch:2' }), observed());
    expect(standing).toBeUndefined();
    expect(differences).toEqual([
      {
        name: 'access-log',
        action: 'create',
        reason: 'the revision that the service runs differs',
        changes: [
          {
            path: 'containerDefinitions.batch.image',
            before: 'repo/xxx-batch:e6767fd9',
            after: 'repo/xxx-batch:2',
          },
        ],
      },
    ]);
  });

  test('differs by a variable, whose value nobody can read in the plan', () => {
    const environment = [
      { name: 'TZ', value: 'Asia/Tokyo' },
      { name: 'API_TOKEN', value: 'very-secret' },
    ];
    const { differences } = diffOf(withContainer('batch', { environment }), observed());
    expect(differences[0]?.changes.map((change) => change.path)).toEqual([
      'containerDefinitions.batch.environment.API_TOKEN',
      'containerDefinitions.batch.environment.LOG_DIR',
    ]);
    expect(differences[0]?.changes[0]?.after).toMatch(/^hash:[0-9a-f]{12}$/);
    expect(JSON.stringify(differences)).not.toContain('very-secret');
  });

  test.each([
    { name: 'an option', before: '--password=hunter2', after: '--password=hunter3', shows: /^--password=hash:\w{12}$/ },
    {
      name: 'a variable',
      before: 'PGPASSWORD=hunter2',
      after: 'PGPASSWORD=hunter3',
      shows: /^PGPASSWORD=hash:\w{12}$/,
    },
    {
      name: 'a shell’s line',
      before: 'mysql --host=db --password=hunter2',
      after: 'mysql --host=db --password=hunter3',
      shows: /^mysql --host=hash:\w{12}$/,
    },
    {
      name: 'a URL',
      before: 'postgres://logs:hunter2@db/logs?sslmode=require',
      after: 'postgres://logs:hunter3@db/logs?sslmode=require',
      shows: /^postgres:\/\/hash:\w{12}@db\/logs\?sslmode=hash:\w{12}$/,
    },
    {
      name: 'a URL whose password has signs of its own',
      before: 'postgres://logs:a=b@hunter2@db/logs',
      after: 'postgres://logs:a=b@hunter3@db/logs',
      shows: /^postgres:\/\/hash:\w{12}@db\/logs$/,
    },
    { name: 'a token for a name', before: 'https://hunter2@git/', after: 'https://hunter3@git/', shows: /@git\/$/ },
  ])(
    'differs by a word of its command, whose secret nobody can read in the plan: $name',
    ({ before, after, shows }) => {
      const [batch, fluentd] = describedTaskDefinition.containerDefinitions;
      const running = observed({
        ...describedTaskDefinition,
        containerDefinitions: [{ ...batch, command: ['import', '--verbose', before] }, fluentd ?? {}],
      });
      const { differences } = diffOf(withContainer('batch', { command: ['import', '--verbose', after] }), running);
      expect(differences[0]?.changes).toEqual([
        {
          path: 'containerDefinitions.batch.command',
          before: ['import', '--verbose', expect.stringMatching(shows)],
          after: ['import', '--verbose', expect.stringMatching(shows)],
        },
      ]);
      expect(JSON.stringify(differences[0]?.changes[0]?.before)).not.toBe(
        JSON.stringify(differences[0]?.changes[0]?.after),
      );
      expect(JSON.stringify(differences)).not.toMatch(/hunter[23]/);
    },
  );

  test('shows a word of the command that stays as the same fingerprint on both sides', () => {
    const [batch, fluentd] = describedTaskDefinition.containerDefinitions;
    const running = observed({
      ...describedTaskDefinition,
      containerDefinitions: [{ ...batch, command: ['import', '--password=hunter2'] }, fluentd ?? {}],
    });
    const wanted = withContainer('batch', { command: ['import', '--password=hunter2', '--verbose'] });
    expect(diffOf(wanted, running).differences[0]?.changes).toMatchObject([
      {
        before: ['import', '--password=hash:4ddbb67bf993'],
        after: ['import', '--password=hash:4ddbb67bf993', '--verbose'],
      },
    ]);
  });

  test('shows no secret of a container that is taken away, in its command or in that of its health check', () => {
    const agent = {
      name: 'agent',
      image: 'agent:1',
      command: ['agent', '--password=hunter2'],
      healthCheck: { command: ['CMD-SHELL', 'curl http://agent:hunter2@localhost/'] },
    };
    const running = observed({
      ...describedTaskDefinition,
      containerDefinitions: [...describedTaskDefinition.containerDefinitions, agent],
    });
    const { differences } = diffOf(taskDefinition, running);
    expect(JSON.stringify(differences)).toContain('--password=hash:');
    expect(JSON.stringify(differences)).toContain('@localhost/');
    expect(JSON.stringify(differences)).not.toContain('hunter2');
  });

  test('differs by a container that somebody added to it', () => {
    const running = observed({
      ...describedTaskDefinition,
      containerDefinitions: [...describedTaskDefinition.containerDefinitions, { name: 'agent', image: 'agent:1' }],
    });
    const { differences } = diffOf(taskDefinition, running);
    expect(differences[0]?.changes).toMatchObject([{ path: 'containerDefinitions.agent', after: null }]);
  });

  test('loses what the configuration does not name: the next revision would not have it either', () => {
    const running = observed({ ...describedTaskDefinition, taskRoleArn: 'arn:aws:iam::111122223333:role/batch' });
    expect(diffOf(taskDefinition, running).differences[0]?.changes).toEqual([
      { path: 'taskRoleArn', before: 'arn:aws:iam::111122223333:role/batch', after: null },
    ]);
  });

  test('differs by where a volume is, field by field', () => {
    const moved = { ...describedTaskDefinition, volumes: [{ name: 'v', host: { sourcePath: '/new' } }] };
    const wanted = { ...taskDefinition, volumes: [{ name: 'v', host: { sourcePath: '/old' } }] };
    expect(diffOf(wanted, observed(moved)).differences[0]?.changes).toEqual([
      { path: 'volumes.v.host.sourcePath', before: '/new', after: '/old' },
    ]);
  });

  test('gets its tags without a new revision', () => {
    const { differences, standing } = diffOf(taskDefinition, observed(describedTaskDefinition, { owner: 'somebody' }));
    expect(standing).toBe('td:3');
    expect(differences).toMatchObject([
      {
        action: 'update',
        reason: 'its tags differ',
        changes: [{ path: 'tags.legacy-log-ecs', before: null, after: 'access-log' }],
      },
    ]);
  });

  test('that was deregistered is registered again', () => {
    const { differences } = diffOf(taskDefinition, { ...observed(), active: false });
    expect(differences).toMatchObject([
      { action: 'create', reason: 'the revision that the service runs was deregistered' },
    ]);
  });
});

test('a revision is registered where no service runs one yet, and there is nothing to compare it with', () => {
  expect(diffTaskDefinition(taskDefinition, { running: undefined, latest: undefined })).toEqual({
    differences: [
      { name: 'access-log', action: 'create', reason: 'no service runs a revision of it yet', changes: [] },
    ],
    standing: undefined,
  });
});

describe('the latest revision of the family', () => {
  const wanted = withContainer('batch', { image: 'repo/xxx-batch:2' });

  test.each([
    { name: 'an earlier run of this one', tags: { 'legacy-log-ecs': 'access-log' } },
    { name: 'one of an older release', tags: { 'legacy-log-ecs': 'access-log', 'legacy-log-ecs:hash': 'cf09841e' } },
  ])('is taken if it says what is wanted, and $name registered it and did not bring it to run', ({ tags }) => {
    const latest = { arn: 'td:4', active: true, normal: normaliseTaskDefinition(wanted), tags };
    expect(diffOf(wanted, observed(), latest)).toEqual({ differences: [], standing: 'td:4' });
  });

  test('is taken though somebody else registered it, and gets our tags', () => {
    const latest = { arn: 'td:4', active: true, normal: normaliseTaskDefinition(wanted), tags: {} };
    expect(diffOf(wanted, observed(), latest)).toMatchObject({
      differences: [{ action: 'update', reason: 'its tags differ' }],
      standing: 'td:4',
    });
  });

  test.each([
    { name: 'once it was deregistered: no service could run it', active: false, edit: {} },
    { name: 'where it says anything else, whatever its tags are', active: true, edit: { pidMode: 'task' } },
  ])('is not taken $name', ({ active, edit }) => {
    const normal = normaliseTaskDefinition({ ...wanted, ...edit });
    expect(diffOf(wanted, observed(), { arn: 'td:4', active, normal, tags: ownerTags })).toMatchObject({
      differences: [{ action: 'create', reason: 'the revision that the service runs differs' }],
      standing: undefined,
    });
  });
});
