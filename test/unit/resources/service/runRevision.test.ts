import { expect, test } from 'vitest';
import { runRevision } from '../../../../src/resources/service/runRevision.io.ts';
import { fakeWorld, refusal } from '../../../support/fakeWorld.ts';
import { service } from '../../deploy/literals.ts';

const run = {
  cluster: 'production',
  service: 'web',
  taskDefinition: 'arn:web:8',
  what: 'update the app’s service "web"',
};
const withPrimary = (id: string, taskDefinition: string) => ({
  services: [
    { status: 'ACTIVE', desiredCount: 1, runningCount: 1, deployments: [{ id, status: 'PRIMARY', taskDefinition }] },
  ],
});
const old = withPrimary('ecs-svc/1111111111111111111', 'arn:web:7');
const fresh = withPrimary('ecs-svc/2', 'arn:web:8');

test('an old answer is no rollout: the service is looked at until the new deployment is seen', async () => {
  const { world, sent } = fakeWorld({
    UpdateService: [{ service: old.services[0] }],
    DescribeServices: [old, fresh],
  });
  const now = await runRevision(world, run, service);
  expect(now.deployments.map(({ id }) => id)).toEqual(['ecs-svc/2']);
  expect(sent.map(({ operation }) => operation)).toEqual(['UpdateService', 'DescribeServices', 'DescribeServices']);
});

test('where none comes to be seen, that is a failure and not the well-being of the task before', async () => {
  const { world } = fakeWorld({ UpdateService: [{ service: old.services[0] }], DescribeServices: [old] });
  await expect(runRevision(world, run, service)).rejects.toThrow(
    'AWS took the update of the service "web", but shows no new deployment',
  );
});

test('a lost answer is looked after on the run’s own clock, and what was carried out is not sent twice', async () => {
  const { world, sent, pausesMs } = fakeWorld({
    UpdateService: [refusal('TimeoutError')],
    DescribeServices: [old, fresh],
  });
  const now = await runRevision(world, run, service);
  expect(now.deployments.map(({ id }) => id)).toEqual(['ecs-svc/2']);
  expect(sent.filter(({ operation }) => operation === 'UpdateService')).toHaveLength(1);
  expect(pausesMs).toEqual([1_000]);
});

test('another revision’s deployment is not the one that was asked for', async () => {
  const other = withPrimary('ecs-svc/3', 'arn:web:9');
  const { world, sent } = fakeWorld({
    UpdateService: [refusal('TimeoutError'), { service: fresh.services[0] }],
    DescribeServices: [other],
  });
  await runRevision(world, run, service);
  expect(sent.filter(({ operation }) => operation === 'UpdateService')).toHaveLength(2);
});
