import { describe, expect, test } from 'vitest';
import { planDeploy } from '../../../src/deploy/plan.ts';
import { NotPossible } from '../../../src/errors.ts';
import { type Observed, resources } from '../../../src/resources/table.io.ts';
import { normaliseTaskDefinition } from '../../../src/resources/task-definition/normalise.ts';
import { describedTaskDefinition, desired, service } from './literals.ts';

const settled: Observed = {
  namespace: { id: 'ns-1', name: 'local', soaTtl: 10 },
  discoveryService: {
    service: {
      id: 'srv-1',
      arn: 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1',
      name: 'fluentd',
      records: [{ type: 'A', ttl: 10 }],
      healthChecked: true,
    },
  },
  logGroup: [{ name: '/ecs/access-log', retentionInDays: 30 }],
  taskDefinition: {
    running: {
      arn: 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3',
      active: true,
      normal: normaliseTaskDefinition(describedTaskDefinition),
      tags: { 'legacy-log-ecs': 'access-log' },
    },
    latest: undefined,
  },
  service,
  formerName: [],
  verifierFunction: undefined,
  appService: undefined,
};

describe('planDeploy', () => {
  test('is empty where everything is as it should be', () => {
    const plan = planDeploy(resources, desired, settled);
    expect(plan.steps).toEqual([]);
    expect(plan.taskDefinitionArn).toBe('arn:aws:ecs:ap-northeast-1:111122223333:task-definition/access-log:3');
  });

  test('of a first deploy names everything, in the order in which it has to exist', () => {
    const nothing: Observed = {
      namespace: undefined,
      discoveryService: { service: undefined },
      logGroup: [],
      taskDefinition: { running: undefined, latest: undefined },
      service: undefined,
      formerName: [],
      verifierFunction: undefined,
      appService: undefined,
    };
    expect(planDeploy(resources, desired, nothing).steps.map((step) => `${step.action} ${step.resource}`)).toEqual([
      'create namespace',
      'create discovery-service',
      'create log-group',
      'create task-definition',
      'create service',
    ]);
  });

  test('a discovery service that is made anew is registered with the service, which starts a deployment', () => {
    const plan = planDeploy(resources, desired, { ...settled, discoveryService: { service: undefined } });
    expect(plan.steps.map((step) => step.resource)).toEqual(['discovery-service', 'service']);
    expect(plan.steps[1]?.changes).toMatchObject([
      { path: 'serviceRegistries', after: ['(known once it is created)'] },
    ]);
  });

  test('refuses a name under which another ECS service is registered, before anything is written', () => {
    const instances = [
      { id: 'i-0abc', ipv4: '10.0.0.9', service: undefined, cluster: undefined },
      { id: 'a1', ipv4: '10.0.0.7', service: 'error-log', cluster: 'production' },
    ];
    const observed = { ...settled, service: undefined, discoveryService: { ...settled.discoveryService, instances } };
    expect(() => planDeploy(resources, desired, observed)).toThrow(NotPossible);
    expect(() => planDeploy(resources, desired, observed)).toThrow(
      'discovery service "fluentd" (srv-1) is in use: service "error-log" in cluster "production" is registered there',
    );
  });

  test('can be written as JSON without a value of the environment', () => {
    expect(JSON.stringify(planDeploy(resources, desired, settled))).not.toContain('Asia/Tokyo');
  });
});
