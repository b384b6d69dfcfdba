import { describe, expect, test } from 'vitest';
import { createService } from '../../../../src/resources/service/create.io.ts';
import { updateService } from '../../../../src/resources/service/update.io.ts';
import { fakeWorld, refusal } from '../../../support/fakeWorld.ts';
import { desired, service } from '../../deploy/literals.ts';

const invalid = (message: string) => refusal('InvalidParameterException', message);
const made = { service: { serviceArn: 'arn:service', status: 'ACTIVE' } };

describe('a service that is created', () => {
  test.each([
    'Service registry arn:aws:servicediscovery:eu-west-1:1:service/srv-1 does not exist.',
    'TaskDefinition not found.',
    'Unable to Start a service that is still Draining.',
    'The request is in-flight.',
  ])('is asked for again where it only comes too early, with the same token: %s', async (message) => {
    const { world, sent, pausesMs } = fakeWorld({ CreateService: [invalid(message), made] });
    expect((await createService(world, desired.service, undefined)).arn).toBe('arn:service');
    expect(pausesMs).toEqual([1_000]);
    expect(sent[1]?.input.clientToken).toBe(sent[0]?.input.clientToken);
  });

  const taken = { CreateService: [invalid('Creation of service was not idempotent.')] };

  test('that another run has made meanwhile is that run’s, and it is said what that one brings', async () => {
    const stands = {
      status: 'ACTIVE',
      desiredCount: 1,
      runningCount: 0,
      deployments: [{ id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: 'arn:task-definition/access-log:1' }],
    };
    const { world } = fakeWorld({ ...taken, DescribeServices: [{ services: [stands] }] });
    await expect(createService(world, desired.service, undefined)).rejects.toMatchObject({
      name: 'Overtaken',
      message:
        'another run created the service "access-log" first, which is what stands: deployment ecs-svc/1, which brings access-log:1',
    });
  });

  test.each([
    { name: 'is not shown', answer: { services: [] } },
    { name: 'cannot be read', answer: refusal('AccessDeniedException') },
  ])('whose name was taken by one that $name is told so, with what to do', async ({ answer }) => {
    const { world, sent } = fakeWorld({ ...taken, DescribeServices: [answer] });
    await expect(createService(world, desired.service, undefined)).rejects.toMatchObject({
      name: 'WriteFailed',
      hint: 'a service of that name was created meanwhile, by another deploy or by a run that was cut off: run again, and it is taken up and brought to what is wanted',
    });
    expect(sent.map(({ operation }) => operation)).toEqual(['CreateService', 'DescribeServices']);
  });

  test('whose predecessor does not end is told so after a minute and a half', async () => {
    const draining = invalid('Unable to Start a service that is still Draining.');
    const { world, pausesMs } = fakeWorld({ CreateService: [draining] });
    await expect(createService(world, desired.service, undefined)).rejects.toMatchObject({
      hint: 'its tasks are still stopping: run again in a minute or two',
    });
    expect(pausesMs.reduce((sum, ms) => sum + ms, 0)).toBe(90_000);
  });

  test('that is refused otherwise is not asked for again', async () => {
    const { world, sent } = fakeWorld({ CreateService: [invalid('subnets can not be empty.')] });
    await expect(createService(world, desired.service, undefined)).rejects.toThrow('subnets can not be empty');
    expect(sent).toHaveLength(1);
  });
});

const counts = { status: 'ACTIVE', desiredCount: 1, runningCount: 1 };
const older = { ...counts, deployments: [{ id: 'ecs-svc/1111111111111111111', status: 'PRIMARY' }] };
const newer = { ...counts, deployments: [{ id: 'ecs-svc/2', status: 'PRIMARY' }] };
const forced = [{ path: 'forceNewDeployment', before: null, after: true }];

test('the answer to an update that shows no new deployment is old, and the service is looked at until it does', async () => {
  const { world, pausesMs } = fakeWorld({
    UpdateService: [{ service: {} }],
    DescribeServices: [{ services: [older] }, { services: [newer] }],
  });
  const now = await updateService(world, desired.service, service, forced);
  expect(now.deployments.map(({ id }) => id)).toEqual(['ecs-svc/2']);
  expect(pausesMs).toEqual([1_000]);
});

test('an update of which no new deployment comes to be seen has failed: the task that runs is the old one', async () => {
  const { world, pausesMs } = fakeWorld({
    UpdateService: [{ service: older }],
    DescribeServices: [{ services: [older] }],
  });
  await expect(updateService(world, desired.service, service, forced)).rejects.toThrow(
    'AWS took the update of the service "access-log", but shows no new deployment: whether the task is replaced is unknown',
  );
  expect(pausesMs.reduce((sum, ms) => sum + ms, 0)).toBe(15_000);
});

test('an update that starts no deployment is believed as it is answered', async () => {
  const { world, sent } = fakeWorld({ UpdateService: [{ service: older }] });
  await updateService(world, desired.service, service, [{ path: 'desiredCount', before: 0, after: 1 }]);
  expect(sent).toHaveLength(1);
});

test('an update that refers to a revision which is not seen yet is sent again', async () => {
  const { world, sent } = fakeWorld({
    UpdateService: [refusal('ClientException', 'TaskDefinition not found.'), { service: newer }],
  });
  const changes = [{ path: 'taskDefinition', before: 'td:3', after: 'td:4' }];
  await updateService(world, { ...desired.service, taskDefinition: 'td:4' }, service, changes);
  expect(sent.map(({ operation }) => operation)).toEqual(['UpdateService', 'UpdateService']);
});
