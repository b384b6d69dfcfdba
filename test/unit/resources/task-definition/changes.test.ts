import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { isSame, taskDefinitionChanges } from '../../../../src/resources/task-definition/changes.ts';
import { normaliseTaskDefinition } from '../../../../src/resources/task-definition/normalise.ts';
import { HASH_TAG, type ObservedTaskDefinition } from '../../../../src/resources/task-definition/taskDefinition.ts';
import { describedTaskDefinition, taskDefinition } from '../../deploy/literals.ts';

/** Of what is wanted, `taskDefinition`. */
const hash = 'cf09841e3f00fe7e886d51311d0bebd71f530639bc397bca90ec5c48b8aefe71';
const [batch = {}, fluentd = {}]: ContainerDefinition[] = describedTaskDefinition.containerDefinitions;

/** A revision as somebody may have made it by hand from ours; the console copies the tags. */
function byHand(
  containerDefinitions: ContainerDefinition[],
  tags: Readonly<Record<string, string>> = { [HASH_TAG]: hash },
): ObservedTaskDefinition {
  const normal = normaliseTaskDefinition({ ...describedTaskDefinition, containerDefinitions });
  return { arn: 'td:4', active: true, normal, tags };
}

const valueFrom = 'arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:another';
const environment = batch.environment ?? [];
const agent = { name: 'agent', image: 'agent:1' };

const edits = [
  { name: 'another image', edited: [{ ...batch, image: 'batch:2' }, fluentd], path: 'batch.image' },
  { name: 'another command', edited: [{ ...batch, command: ['sh'] }, fluentd], path: 'batch.command' },
  {
    name: 'another value of a variable',
    edited: [{ ...batch, environment: [...environment, { name: 'TZ', value: 'UTC' }] }, fluentd],
    path: 'batch.environment.TZ',
  },
  {
    name: 'a variable added',
    edited: [{ ...batch, environment: [...environment, { name: 'DEBUG', value: '1' }] }, fluentd],
    path: 'batch.environment.DEBUG',
  },
  {
    name: 'a variable taken out',
    edited: [{ ...batch, environment: environment.filter(({ name }) => name !== 'TZ') }, fluentd],
    path: 'batch.environment.TZ',
  },
  {
    name: 'another secret behind a name',
    edited: [{ ...batch, secrets: [{ name: 'DATABASE_URL', valueFrom }] }, fluentd],
    path: 'batch.secrets.DATABASE_URL',
  },
  {
    name: 'a secret added',
    edited: [{ ...batch, secrets: [...(batch.secrets ?? []), { name: 'API.KEY', valueFrom }] }, fluentd],
    path: 'batch.secrets.API.KEY',
  },
  { name: 'a secret taken out', edited: [{ ...batch, secrets: [] }, fluentd], path: 'batch.secrets.DATABASE_URL' },
  { name: 'a container added', edited: [batch, fluentd, agent], path: 'agent' },
  { name: 'a container taken out', edited: [fluentd], path: 'batch' },
];

describe.each([
  { with: 'the hash of what is wanted', tags: { [HASH_TAG]: hash } },
  { with: 'another hash', tags: { [HASH_TAG]: 'of another rendering' } },
  { with: 'no hash', tags: {} },
])('a revision made by hand, with $with', ({ tags }) => {
  test.each(edits)('is seen by $name', ({ edited, path }) => {
    const changes = taskDefinitionChanges(taskDefinition, byHand(edited, tags));
    expect(changes.map((change) => change.path)).toEqual([`containerDefinitions.${path}`]);
  });

  test('is not seen where nothing was changed', () => {
    expect(taskDefinitionChanges(taskDefinition, byHand([batch, fluentd], tags))).toEqual([]);
  });
});

const oddLogging = {
  logDriver: 'awslogs' as const,
  options: { ...fluentd.logConfiguration?.options, 'containerDefinitions.batch': 'x' },
};

test.each([
  { name: 'cpu', edited: [{ ...batch, cpu: 401 }, fluentd] },
  { name: 'a stop time-out', edited: [{ ...batch, stopTimeout: 31 }, fluentd] },
  { name: 'an option of the log driver', edited: [batch, { ...fluentd, logConfiguration: undefined }] },
  {
    name: 'an option of the log driver that is called as a container’s path',
    edited: [batch, { ...fluentd, logConfiguration: oddLogging }],
  },
])(
  'what AWS may write back in a way of its own is no difference with the hash of what is wanted: $name',
  ({ edited }) => {
    expect(taskDefinitionChanges(taskDefinition, byHand(edited))).toEqual([]);
    expect(taskDefinitionChanges(taskDefinition, byHand(edited, {}))).not.toEqual([]);
  },
);

test('no value of a secret or a variable stands in a change, before or after', () => {
  const edited = [{ ...batch, secrets: [{ name: 'DATABASE_URL', valueFrom }], environment: [] }, fluentd];
  for (const { before, after } of taskDefinitionChanges(taskDefinition, byHand(edited))) {
    expect([null, expect.stringMatching(/^hash:[0-9a-f]{12}$/)]).toContainEqual(before);
    expect(after).toMatch(/^hash:[0-9a-f]{12}$/);
  }
});

test.each([
  { name: 'our hash and nothing changed', latest: byHand([batch, fluentd]), same: true },
  { name: 'our hash, and changed by hand', latest: byHand([{ ...batch, image: 'batch:2' }, fluentd]), same: false },
  { name: 'another hash', latest: byHand([batch, fluentd], { [HASH_TAG]: 'other' }), same: false },
  { name: 'no hash', latest: byHand([batch, fluentd], {}), same: false },
])('isSame: $name → $same', ({ latest, same }) => {
  expect(isSame(taskDefinition, latest)).toBe(same);
});
