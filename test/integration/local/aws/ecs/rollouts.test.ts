import type { DescribeServiceDeploymentsResponse, ListServiceDeploymentsResponse } from '@aws-sdk/client-ecs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { container, makeWorld, register, rolledOut, serviceInput, until, up, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

function deployments() {
  const listed = { cluster: 'production', service: 'web' };
  const { serviceDeployments = [] } = world.call<ListServiceDeploymentsResponse>('ListServiceDeployments', listed);
  const serviceDeploymentArns = serviceDeployments.map(({ serviceDeploymentArn }) => serviceDeploymentArn);
  const described = { serviceDeploymentArns };
  return world.call<DescribeServiceDeploymentsResponse>('DescribeServiceDeployments', described).serviceDeployments;
}

const ended = () => deployments()?.[0]?.finishedAt !== undefined;
const update = (more: object) => world.call('UpdateService', { cluster: 'production', service: 'web', ...more });

/** The second revision's task definition has another image. */
async function upWith(nextImage: string): Promise<void> {
  register(world, [container('main', 'sleeper')]);
  await up(world);
  register(world, [container('main', nextImage)]);
}

describe('a rollout', () => {
  test('at 0/100 replaces the one task, whose stop is over before the next one is created', async () => {
    await upWith('slow');
    update({ taskDefinition: 'web:2' });
    await until(world, ended);
    const [old, next] = [world.tasks('STOPPED')[0], world.tasks('RUNNING')[0]];
    expect(deployments()?.map(({ status }) => status)).toEqual(['SUCCESSFUL', 'SUCCESSFUL']);
    expect(next?.taskDefinitionArn).toMatch(/web:2$/);
    expect(next?.createdAt?.getTime()).toBeGreaterThanOrEqual(old?.stoppedAt?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(next?.startedBy).toBe(world.service()?.deployments?.[0]?.id);
  });

  test('whose tasks crash goes back to the revision before, and says so in its deployment and its events', async () => {
    await upWith('crasher');
    update({ taskDefinition: 'web:2' });
    const crashing = () =>
      world.tasks('RUNNING').some(({ lastStatus, taskDefinitionArn }) => {
        return lastStatus === 'RUNNING' && taskDefinitionArn?.endsWith('web:2');
      });
    await until(world, ended, crashing);
    const [latest] = deployments() ?? [];
    expect(latest).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    });
    expect(world.service()?.taskDefinition).toMatch(/web:1$/);
    expect(world.service()?.deployments).toMatchObject([{ rolloutState: 'COMPLETED', runningCount: 1 }]);
    const events = world.service()?.events?.map(({ message = '' }) => message.replaceAll(/[0-9a-f]{19,32}/g, '…'));
    expect(events?.slice(0, 5)).toEqual([
      '(service web) has reached a steady state.',
      '(service web) (deployment ecs-svc/…) deployment completed.',
      '(service web) has started 1 tasks: (task …).',
      '(service web) rolling back to deployment ecs-svc/….',
      '(service web) (deployment ecs-svc/…) deployment failed: tasks failed to start.',
    ]);
  });

  test('that is overtaken is STOPPED, and the newest one wins', async () => {
    await upWith('sleeper');
    update({ taskDefinition: 'web:2' });
    update({ taskDefinition: 'web:2', forceNewDeployment: true });
    await until(world, ended);
    expect(deployments()?.map(({ status }) => status)).toEqual(['SUCCESSFUL', 'STOPPED', 'SUCCESSFUL']);
  });

  test('stopped by StopServiceDeployment goes back', async () => {
    await upWith('sleeper');
    update({ taskDefinition: 'web:2' });
    const serviceDeploymentArn = deployments()?.[0]?.serviceDeploymentArn;
    world.call('StopServiceDeployment', { serviceDeploymentArn });
    expect(deployments()?.[0]?.status).toBe('ROLLBACK_REQUESTED');
    await until(world, ended);
    expect(deployments()?.[0]?.status).toBe('ROLLBACK_SUCCESSFUL');
    expect(world.refusal('StopServiceDeployment', { serviceDeploymentArn })).toMatch(/^ConflictException/);
  });

  test('is not begun by an update that changes nothing of the tasks', async () => {
    await upWith('sleeper');
    update({
      taskDefinition: 'web:1',
      ...pick('deploymentConfiguration', 'networkConfiguration', 'serviceRegistries'),
    });
    update({ availabilityZoneRebalancing: 'DISABLED' });
    expect(deployments()).toHaveLength(1);
  });
});

describe('a service', () => {
  test('is refused a second time, unless the client token is the same', async () => {
    register(world, [container('main', 'sleeper')]);
    world.call('CreateService', { ...serviceInput, clientToken: 'first' });
    expect(world.refusal('CreateService', { ...serviceInput, clientToken: 'first' })).toBe('accepted');
    expect(world.refusal('CreateService', serviceInput)).toBe(
      'InvalidParameterException: Creation of service was not idempotent.',
    );
    expect(deployments()).toHaveLength(1);
  });

  test('is deleted only when it is scaled to 0 or forced, and can be created again when INACTIVE', async () => {
    await upWith('sleeper');
    expect(world.refusal('DeleteService', { cluster: 'production', service: 'web' })).toMatch(
      'The service cannot be stopped while the primary deployment is scaled above 0.',
    );
    world.call('DeleteService', { cluster: 'production', service: 'web', force: true });
    expect(world.service()?.status).toBe('DRAINING');
    expect(world.refusal('CreateService', serviceInput)).toMatch('still Draining');
    await until(world, () => world.service()?.status === 'INACTIVE');
    expect(world.refusal('UpdateService', { cluster: 'production', service: 'web' })).toMatch(/^ServiceNotActive/);
    world.call('CreateService', serviceInput);
    await until(world, rolledOut(world));
  });
});

function pick(...keys: readonly (keyof typeof serviceInput)[]): object {
  return Object.fromEntries(keys.map((key) => [key, structuredClone(serviceInput[key])]));
}
