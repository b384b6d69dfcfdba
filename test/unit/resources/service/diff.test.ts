import { describe, expect, test } from 'vitest';
import { NotPossible } from '../../../../src/errors.ts';
import { diffService } from '../../../../src/resources/service/diff.ts';
import type { ObservedService } from '../../../../src/resources/service/service.ts';
import { desired, primary, service } from '../../deploy/literals.ts';

const references = {
  taskDefinitionArn: 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3',
  registryArn: 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1',
};

describe('diffService', () => {
  test('finds nothing where only the order of the subnets and unmanaged tags differ', () => {
    expect(diffService(desired.service, service, references)).toEqual([]);
  });

  test.each([
    { name: 'there is none', observed: undefined, reason: 'there is no service of that name' },
    {
      name: 'it was deleted',
      observed: { ...service, status: 'INACTIVE' },
      reason: 'the service of that name was deleted',
    },
  ])('creates the service where $name', ({ observed, reason }) => {
    expect(diffService(desired.service, observed, references)).toEqual([
      { name: 'access-log', action: 'create', reason, changes: [] },
    ]);
  });

  test.each([
    {
      name: 'another revision',
      wanted: desired.service,
      refs: { ...references, taskDefinitionArn: undefined },
      paths: ['taskDefinition'],
    },
    {
      name: 'another registry',
      wanted: desired.service,
      refs: { ...references, registryArn: undefined },
      paths: ['serviceRegistries'],
    },
    {
      name: 'another count',
      wanted: { ...desired.service, desiredCount: 0 },
      refs: references,
      paths: ['desiredCount'],
    },
    {
      name: 'another subnet',
      wanted: {
        ...desired.service,
        networkConfiguration: {
          awsvpcConfiguration: {
            ...desired.service.networkConfiguration.awsvpcConfiguration,
            subnets: ['subnet-0a'],
          },
        },
      },
      refs: references,
      paths: ['networkConfiguration.subnets'],
    },
    {
      name: 'another tag',
      wanted: { ...desired.service, tags: [{ key: 'team', value: 'logs' }] },
      refs: references,
      paths: ['tags.team'],
    },
  ])('updates only what differs: $name', ({ wanted, refs, paths }) => {
    const [step] = diffService(wanted, service, refs);
    expect(step?.action).toBe('update');
    expect(step?.changes.map((change) => change.path)).toEqual(paths);
  });

  test('a member and a tag that differ are both set, for the first of the two reasons', () => {
    const wanted = { ...desired.service, desiredCount: 0, tags: [{ key: 'team', value: 'logs' }] };
    expect(diffService(wanted, service, references)).toEqual([
      {
        name: 'access-log',
        action: 'update',
        reason: 'it does not run what is wanted',
        changes: [
          { path: 'desiredCount', before: 1, after: 0 },
          { path: 'tags.team', before: null, after: 'logs' },
        ],
      },
    ]);
  });

  test('tags alone have a reason of their own', () => {
    const wanted = { ...desired.service, tags: [{ key: 'team', value: 'logs' }] };
    expect(diffService(wanted, service, references)).toMatchObject([{ reason: 'its tags differ' }]);
  });

  test('a member that is left out is not managed', () => {
    const wanted = {
      ...desired.service,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    };
    expect(diffService(wanted, service, references)).toEqual([]);
  });

  test('a rollout that failed and is being replaced is not started again', () => {
    const deployments = [{ ...primary, id: 'ecs-svc/2', status: 'ACTIVE', rolloutState: 'FAILED' }, primary];
    expect(diffService(desired.service, { ...service, deployments }, references)).toEqual([]);
  });

  test.each([
    {
      name: 'of the same namespace, by its name',
      services: [{ id: 'srv-1', arn: references.registryArn, name: 'logs', records: [], healthChecked: true }],
      says: 'it does not run what is wanted; nobody will be found under the name logs.local any more, which was its name until now',
    },
    {
      name: 'of another namespace, by its id',
      services: [],
      says: 'it does not run what is wanted; nobody will be found under the name of discovery service srv-1 any more, which was its name until now, and stays in another namespace until it is removed: aws servicediscovery delete-service --id srv-1',
    },
  ])('a name that the service leaves is told: $name', ({ services, says }) => {
    const namespace = { id: 'ns-1', name: 'local', soaTtl: 10, services };
    expect(diffService(desired.service, service, { ...references, registryArn: 'arn:srv-2', namespace })).toMatchObject(
      [{ reason: says }],
    );
  });

  test('a forced deployment is a step of its own, with its reason', () => {
    expect(diffService(desired.service, service, references, true)).toMatchObject([
      { reason: 'a new deployment was asked for', changes: [{ path: 'forceNewDeployment', after: true }] },
    ]);
  });

  test('a rollout that failed is started again, because ECS starts no more tasks for it', () => {
    const observed = { ...service, deployments: [{ ...primary, rolloutState: 'FAILED' }] };
    expect(diffService(desired.service, observed, references)).toMatchObject([
      { reason: 'the last rollout of this revision failed', changes: [{ path: 'forceNewDeployment' }] },
    ]);
  });

  test.each([
    { name: 'desiredCount', normal: { desiredCount: 0 }, forced: true },
    { name: 'propagateTags', normal: { propagateTags: 'NONE' }, forced: true },
    { name: 'availabilityZoneRebalancing', normal: { availabilityZoneRebalancing: 'ENABLED' }, forced: true },
    { name: 'taskDefinition', normal: { taskDefinition: 'td:2' }, forced: false },
    { name: 'serviceRegistries', normal: { serviceRegistries: [] }, forced: false },
    {
      name: 'networkConfiguration',
      normal: {
        networkConfiguration: { subnets: ['subnet-0c'], securityGroups: ['sg-0a'], assignPublicIp: 'DISABLED' },
      },
      forced: false,
    },
  ])('a rollout that failed, where $name differs as well, is started by force: $forced', ({ normal, forced }) => {
    const deployments = [{ ...primary, rolloutState: 'FAILED' }];
    const observed = { ...service, normal: { ...service.normal, ...normal }, deployments };
    const [step] = diffService(desired.service, observed, references);
    expect(step?.changes.some((change) => change.path === 'forceNewDeployment')).toBe(forced);
    expect(step?.reason).toBe(
      forced
        ? 'it does not run what is wanted, and the last rollout of this revision failed'
        : 'it does not run what is wanted',
    );
  });

  test.each<{ name: string; observed: ObservedService; says: RegExp }>([
    { name: 'a service that is being deleted', observed: { ...service, status: 'DRAINING' }, says: /DRAINING/ },
    { name: 'a launch type', observed: { ...service, launchType: 'FARGATE' }, says: /launch type is FARGATE, not EC2/ },
    { name: 'a capacity provider', observed: { ...service, launchType: undefined }, says: /capacity provider/ },
    { name: 'a strategy', observed: { ...service, schedulingStrategy: 'DAEMON' }, says: /strategy is DAEMON/ },
    { name: 'a controller', observed: { ...service, controller: 'CODE_DEPLOY' }, says: /controlled by CODE_DEPLOY/ },
  ])('refuses before anything is written what ECS never changes: $name', ({ observed, says }) => {
    expect(() => diffService(desired.service, observed, references)).toThrow(NotPossible);
    expect(() => diffService(desired.service, observed, references)).toThrow(says);
  });
});
