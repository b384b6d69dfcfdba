import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ContainerDefinition, DescribeServicesResponse, DescribeTasksResponse } from '@aws-sdk/client-ecs';
import { makeEcs } from '../../../../../local/aws/ecs/ecs.ts';
import { AwsError } from '../../../../../local/aws/wire/awsError.ts';
import { virtualTime } from '../../../../support/virtualTime.ts';
import { testImages } from './images.ts';

export const registryArn = 'arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-0123456789abcdef';
export const secretArn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-AbCdEf';

/** 12:00:00.000 UTC on 2026-11-22. */
const noonMs = 1_795_348_800_000;

/**
 * ECS with fakes around it: what it tells the registry and the log sink is noted. The containers are real processes;
 * AWS's time stands still while nobody waits, so that no process is too slow for it.
 */
export async function makeWorld() {
  const directory = await mkdtemp(join(tmpdir(), 'ecs-'));
  const lines: string[] = [];
  const streams: string[] = [];
  const registrations: string[] = [];
  const starts: string[] = [];
  const data: string[] = [];
  const time = virtualTime(noonMs);
  const ecs = makeEcs({
    images: testImages((name, folder) => {
      starts.push(name);
      data.push(folder);
    }),
    directory,
    time,
    region: 'eu-west-1',
    clusters: ['production'],
    network: { vpc: 'vpc-1', subnets: ['subnet-a', 'subnet-b'], securityGroups: ['sg-a'] },
    secrets: { value: (arn) => (arn === secretArn ? '{"url":"postgres://db"}' : undefined) },
    logs: {
      hasGroup: (group) => group === '/ecs/test',
      write: (_group, stream, _atMs, line) => {
        streams.push(stream);
        lines.push(`${stream.split('/')[1]}: ${line}`);
      },
    },
    registry: {
      find: (arn) => (arn === registryArn ? { name: 'fluentd', customHealth: true, recordTypes: ['A'] } : undefined),
      register: (_arn, _id, attributes) => registrations.push(`register ${attributes.AWS_INSTANCE_IPV4}`),
      deregister: () => registrations.push('deregister'),
      setHealth: (_arn, _id, health) => registrations.push(health),
    },
  });

  function call<Answer = unknown>(operation: string, input: object): Answer {
    const found = ecs.service.operations[operation];
    if (!found) throw new Error(`no operation ${operation}`);
    return found(input) as Answer;
  }

  return {
    time,
    directory,
    lines,
    streams,
    registrations,
    /** The containers in the order in which they were started, and what folder stood for /data in each. */
    starts,
    data,
    call,
    /** AWS's error name and message of a refused call. */
    refusal: (operation: string, input: object) => {
      try {
        call(operation, input);
      } catch (cause) {
        if (cause instanceof AwsError) return `${cause.code}: ${cause.message}`;
        throw cause;
      }
      return 'accepted';
    },
    service: () => {
      const answer = call<DescribeServicesResponse>('DescribeServices', { cluster: 'production', services: ['web'] });
      return answer.services?.[0];
    },
    tasks: (desiredStatus: 'RUNNING' | 'STOPPED') => {
      const { taskArns = [] } = call<{ taskArns?: string[] }>('ListTasks', { cluster: 'production', desiredStatus });
      if (taskArns.length === 0) return [];
      return call<DescribeTasksResponse>('DescribeTasks', { cluster: 'production', tasks: taskArns }).tasks ?? [];
    },
    close: async () => {
      await ecs.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** A container whose lines are written to the test's log group. */
export function container(name: string, image: string, more: Partial<ContainerDefinition> = {}): ContainerDefinition {
  return {
    name,
    image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/${image}:e6767fd9`,
    memoryReservation: 64,
    logConfiguration: {
      logDriver: 'awslogs',
      options: { 'awslogs-group': '/ecs/test', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'web' },
    },
    ...more,
  };
}

export const serviceInput = {
  cluster: 'production',
  serviceName: 'web',
  taskDefinition: 'web',
  launchType: 'EC2',
  desiredCount: 1,
  availabilityZoneRebalancing: 'DISABLED',
  deploymentConfiguration: {
    minimumHealthyPercent: 0,
    maximumPercent: 100,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'], securityGroups: ['sg-a'] } },
  serviceRegistries: [{ registryArn }],
} as const;

export function register(world: World, containerDefinitions: ContainerDefinition[], more: object = {}): void {
  world.call('RegisterTaskDefinition', { family: 'web', networkMode: 'awsvpc', containerDefinitions, ...more });
}

/**
 * Waits until the world is as wished, and gives what was found; the test's own time-out bounds it. AWS's time goes on
 * by a second at each look, save while `still` holds: then a process has to do something first.
 */
export async function until<Found>(
  world: World,
  find: () => Found | undefined | false,
  still: () => boolean = () => false,
): Promise<Found> {
  for (;;) {
    const found = find();
    if (found) return found;
    await pause(5);
    if (!still()) await world.time.advance(1000);
  }
}

/**
 * The service of `serviceInput`, with its first task taken for steady. AWS's time stands still while a container that was
 * started has not said so: it cannot be too slow for a health check, nor be stopped before it can be signalled.
 */
export async function up(world: World): Promise<void> {
  world.call('CreateService', serviceInput);
  await until(world, rolledOut(world), () => world.lines.length < world.starts.length);
}

export const rolledOut = (world: World) => () => world.service()?.deployments?.[0]?.rolloutState === 'COMPLETED';
