import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import type { AppForwarder, AppParts } from '../../../../src/render/desired.ts';
import type { ObservedApp } from '../../../../src/resources/app-service/appService.ts';
import { toRevision } from '../../../../src/resources/app-service/revision.ts';
import { service } from '../../deploy/literals.ts';

const arn = 'arn:aws:ecs:ap-northeast-1:111122223333';

export const forwarder: AppForwarder = {
  volume: 'app-logs',
  path: '/var/log/app',
  container: {
    name: 'access-log-forwarder',
    image: 'repo/forwarder:1',
    cpu: 64,
    memoryReservation: 128,
    essential: true,
    restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
    environment: [{ name: 'FORWARD_HOST', value: 'fluentd.internal' }],
    secrets: [],
    mountPoints: [{ sourceVolume: 'app-logs', containerPath: '/var/log/app', readOnly: false }],
    stopTimeout: 120,
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/access-log' } },
  },
};

export const parts: AppParts = {
  container: 'app',
  environment: { FLUENTD_HOST: 'fluentd.internal', FLUENTD_PORT: '24224' },
  secrets: {},
};

/** A revision of the app as DescribeTaskDefinition tells it. */
export const described: TaskDefinition = {
  taskDefinitionArn: `${arn}:task-definition/web:7`,
  family: 'web',
  revision: 7,
  status: 'ACTIVE',
  networkMode: 'awsvpc',
  compatibilities: ['EC2', 'FARGATE'],
  requiresAttributes: [{ name: 'ecs.capability.task-eni' }],
  registeredBy: 'arn:aws:iam::111122223333:user/pipeline',
  volumes: [],
  containerDefinitions: [
    {
      name: 'app',
      image: 'repo/app:1',
      cpu: 0,
      essential: true,
      portMappings: [],
      environment: [{ name: 'MODE', value: 'production' }],
      mountPoints: [],
      volumesFrom: [],
    },
  ],
};

/** The app's service that runs a revision with other members. */
export function appWith(members: Partial<TaskDefinition> = {}, more: Partial<ObservedApp> = {}): ObservedApp {
  return {
    cluster: 'production',
    service: 'web',
    observed: { ...service, arn: `${arn}:service/production/web`, tags: {} },
    running: toRevision({ ...described, ...members }, []),
    latest: undefined,
    ...more,
  };
}

/** The same, with other members of its container. */
export function appWithContainer(members: Partial<ContainerDefinition>): ObservedApp {
  return appWith({ containerDefinitions: [{ ...described.containerDefinitions?.[0], ...members }] });
}
