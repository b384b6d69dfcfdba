import { expect, test } from 'vitest';
import { taskToLookAt } from '../../../src/look/tasks.io.ts';
import { fakeWorld, refusal } from '../../support/fakeWorld.ts';

const place = { cluster: 'production', service: 'access-log' };

test('where there is no service that is what is said, and not that its tasks could not be read', async () => {
  const { world } = fakeWorld({ ListTasks: [refusal('ServiceNotFoundException', 'Service not found.')] });
  await expect(taskToLookAt(world, place, undefined)).rejects.toMatchObject({
    name: 'NotPossible',
    message: 'there is no service "access-log" in cluster "production"',
    hint: 'check name, cluster and region, or deploy it first',
    setting: 'name',
  });
});

test('what else ECS refuses is a read that failed', async () => {
  const { world } = fakeWorld({ ListTasks: [refusal('AccessDeniedException')] });
  await expect(taskToLookAt(world, place, undefined)).rejects.toMatchObject({ name: 'ReadFailed' });
});
