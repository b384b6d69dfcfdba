import { describe, expect, test } from 'vitest';
import { normaliseTaskDefinition } from '../../../../../local/aws/ecs/normalise/taskDefinition.ts';
import { checkTaskDefinition } from '../../../../../local/aws/ecs/validate/taskDefinition.ts';
import { AwsError } from '../../../../../local/aws/wire/awsError.ts';

const fluentd = { name: 'fluentd', image: 'fluentd:1', memoryReservation: 400 };
const batch = { name: 'batch', image: 'batch:1', memoryReservation: 400 };
const input = { family: 'access-log', networkMode: 'awsvpc' as const, containerDefinitions: [fluentd, batch] };
const fargate = {
  ...input,
  requiresCompatibilities: ['FARGATE' as const],
  cpu: '1024',
  memory: '2048',
  executionRoleArn: 'arn:aws:iam::123456789012:role/e',
};

/** Every refusal carries a ClientException or an InvalidParameterException; the message is what matters here. */
function refusal(given: object): string {
  try {
    checkTaskDefinition({ ...input, ...given });
  } catch (cause) {
    if (cause instanceof AwsError) return cause.message;
    throw cause;
  }
  return 'accepted';
}

const withFluentd = (more: object) => ({ containerDefinitions: [{ ...fluentd, ...more }, batch] });

describe('RegisterTaskDefinition', () => {
  test('accepts what is right on EC2 and on Fargate', () => {
    expect([refusal({}), refusal(fargate)]).toEqual(['accepted', 'accepted']);
  });

  test.each([
    { name: 'a family with a space', given: { family: 'access log' }, says: 'Family contains invalid characters.' },
    {
      name: 'a container’s name with a slash',
      given: withFluentd({ name: 'a/b' }),
      says: 'Container.name contains invalid characters.',
    },
    {
      name: 'an unresolved variable as image',
      given: withFluentd({ image: '${FLUENTD_IMAGE}' }),
      says: 'Container.image contains invalid characters.',
    },
    {
      name: 'eleven containers',
      given: { containerDefinitions: Array.from({ length: 11 }, (_, index) => ({ ...fluentd, name: `c${index}` })) },
      says: 'Task definition cannot have more than 10 containers.',
    },
    {
      name: 'two of a name',
      given: { containerDefinitions: [fluentd, fluentd] },
      says: "Container name 'fluentd' is used more than once in the task definition.",
    },
    {
      name: 'no memory at all',
      given: withFluentd({ memoryReservation: undefined }),
      says: "Invalid setting for container 'fluentd'. At least one of 'memory' or 'memoryReservation' must be specified.",
    },
    {
      name: 'no essential container',
      given: { containerDefinitions: [{ ...fluentd, essential: false }] },
      says: 'A task definition must have at least one essential container.',
    },
    {
      name: 'another host port',
      given: withFluentd({ portMappings: [{ containerPort: 24224, hostPort: 1 }] }),
      says: 'When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    },
    {
      name: 'volumesFrom nobody',
      given: withFluentd({ volumesFrom: [{ sourceContainer: 'nobody' }] }),
      says: "Unknown container 'nobody' in volumesFrom of 'fluentd'.",
    },
    {
      name: 'dependsOn nobody',
      given: withFluentd({ dependsOn: [{ containerName: 'nobody', condition: 'START' }] }),
      says: "Container 'fluentd' depends on unknown container 'nobody'.",
    },
    {
      name: 'a circle',
      given: {
        containerDefinitions: [
          { ...fluentd, dependsOn: [{ containerName: 'batch', condition: 'START' }] },
          { ...batch, volumesFrom: [{ sourceContainer: 'fluentd' }] },
        ],
      },
      says: 'Container dependencies form a cycle: fluentd -> batch -> fluentd.',
    },
    {
      name: 'HEALTHY of what has no health check',
      given: withFluentd({ dependsOn: [{ containerName: 'batch', condition: 'HEALTHY' }] }),
      says: "Container 'batch' needs a health check for a dependency with condition HEALTHY.",
    },
    {
      name: 'an unknown volume',
      given: withFluentd({ mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }),
      says: "Unknown volume 'data'.",
    },
    {
      name: 'secrets without a role',
      given: withFluentd({ secrets: [{ name: 'URL', valueFrom: 'arn:x' }] }),
      says: "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    },
    {
      name: 'a variable that is a secret too',
      given: withFluentd({
        environment: [{ name: 'URL', value: 'x' }],
        secrets: [{ name: 'URL', valueFrom: 'arn:x' }],
      }),
      says: "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'URL'.",
    },
    ...[59, 1801].map((restartAttemptPeriod) => ({
      name: `a restart after ${restartAttemptPeriod} s`,
      given: withFluentd({ restartPolicy: { enabled: true, restartAttemptPeriod } }),
      says: "Container 'fluentd': restartAttemptPeriod must be between 60 and 1800 seconds.",
    })),
    {
      name: 'awslogs without options',
      given: withFluentd({ logConfiguration: { logDriver: 'awslogs' } }),
      says: 'Log driver awslogs requires options: awslogs-group, awslogs-region.',
    },
    {
      name: 'an access point in the clear',
      given: {
        volumes: [
          {
            name: 'd',
            efsVolumeConfiguration: { fileSystemId: 'fs-1', authorizationConfig: { accessPointId: 'fsap-1' } },
          },
        ],
      },
      says: 'EFS volume with an access point or IAM authorization requires transitEncryption ENABLED.',
    },
    {
      name: 'a health check of every second',
      given: withFluentd({ healthCheck: { command: ['CMD', 'true'], interval: 1 } }),
      says: "Health check interval of container 'fluentd' must be between 5 and 300.",
    },
    {
      name: 'a pair that Fargate has not',
      given: { ...fargate, memory: '1024' },
      says: 'No Fargate configuration exists for given values: 1024 CPU, 1024 memory.',
    },
    {
      name: 'a Docker volume on Fargate',
      given: { ...fargate, volumes: [{ name: 'd', dockerVolumeConfiguration: { scope: 'shared' } }] },
      says: 'Fargate compatible task definitions do not support dockerVolumeConfiguration',
    },
    {
      name: 'a host path on Fargate',
      given: { ...fargate, volumes: [{ name: 'd', host: { sourcePath: '/srv' } }] },
      says: 'Fargate compatible task definitions do not support sourcePath',
    },
    {
      name: 'five minutes to stop on Fargate',
      given: { ...fargate, ...withFluentd({ stopTimeout: 300 }) },
      says: "Container 'fluentd': stopTimeout must be between 2 and 120 seconds on Fargate.",
    },
  ])('refuses $name', ({ given, says }) => {
    expect(refusal(given)).toBe(says);
  });
});

test('a registered task definition comes back with the defaults and with what only ECS sets', () => {
  const own = {
    arn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/access-log:3',
    revision: 3,
    registeredAt: new Date(0),
  };
  const given = {
    ...input,
    cpu: '1 vCPU',
    memory: '2 GB',
    containerDefinitions: [
      { ...fluentd, portMappings: [{ containerPort: 24224 }], healthCheck: { command: ['CMD', 'true'] } },
    ],
    tags: [{ key: 'a', value: 'b' }],
  };
  expect(normaliseTaskDefinition(given, own)).toEqual({
    taskDefinitionArn: own.arn,
    family: 'access-log',
    networkMode: 'awsvpc',
    revision: 3,
    status: 'ACTIVE',
    cpu: '1024',
    memory: '2048',
    volumes: [],
    placementConstraints: [],
    compatibilities: ['EC2', 'FARGATE', 'MANAGED_INSTANCES'],
    requiresAttributes: [
      { name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' },
      { name: 'ecs.capability.task-eni' },
      { name: 'ecs.capability.container-health-check' },
    ],
    registeredAt: new Date(0),
    registeredBy: 'arn:aws:iam::123456789012:user/local',
    containerDefinitions: [
      {
        name: 'fluentd',
        image: 'fluentd:1',
        memoryReservation: 400,
        cpu: 0,
        essential: true,
        portMappings: [{ containerPort: 24224, hostPort: 24224, protocol: 'tcp' }],
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3 },
      },
    ],
  });
});
