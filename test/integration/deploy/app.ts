import {
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import type { Account } from './cloud.ts';

const registry = 'xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com';

/** An app with as much as a task definition can hold, and nothing of ours. */
export function appDefinition(image = 'web:1'): RegisterTaskDefinitionCommandInput {
  return {
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['EC2'],
    executionRoleArn: 'arn:aws:iam::111122223333:role/web-execution',
    taskRoleArn: 'arn:aws:iam::111122223333:role/web',
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
    containerDefinitions: [
      {
        name: 'app',
        image: `${registry}/${image}`,
        memoryReservation: 64,
        portMappings: [{ containerPort: 8080, name: 'http', appProtocol: 'http' }],
        environment: [
          { name: 'MODE', value: 'production' },
          { name: 'EMPTY', value: '' },
        ],
        ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
        dockerLabels: { team: 'shop' },
        systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
        logConfiguration: { logDriver: 'json-file', options: { 'max-size': '10m' } },
      },
      { name: 'nginx', image: `${registry}/web:1`, memoryReservation: 32, essential: false, command: ['x', 'y'] },
    ],
    volumes: [{ name: 'cache', host: {} }],
    tags: [{ key: 'team', value: 'shop' }],
  };
}

/** Registers a revision as the app's own pipeline does. Returns its ARN. */
export async function registerApp({ open }: Account, definition = appDefinition()): Promise<string> {
  const { taskDefinition } = await open().ecs.send(new RegisterTaskDefinitionCommand(definition));
  return taskDefinition?.taskDefinitionArn ?? '';
}

/** Makes the app's service, of two tasks. */
export async function createApp(account: Account, definition = appDefinition(), serviceName = 'web'): Promise<void> {
  const taskDefinition = await registerApp(account, definition);
  await account.open().ecs.send(
    new CreateServiceCommand({
      cluster: 'production',
      serviceName,
      taskDefinition,
      launchType: 'EC2',
      desiredCount: 2,
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a'], securityGroups: ['sg-0a'] } },
    }),
  );
  await steadyApp(account, serviceName);
}

/** Deploys a revision as the app's own pipeline does, and waits for it. */
export async function deployApp(account: Account, taskDefinition: string): Promise<void> {
  const input = { cluster: 'production', service: 'web', taskDefinition };
  await account.open().ecs.send(new UpdateServiceCommand(input));
  await steadyApp(account);
}

async function steadyApp(account: Account, service = 'web'): Promise<void> {
  for (;;) {
    const [primary] = (await readApp(account, service)).deployments ?? [];
    if (primary?.rolloutState === 'COMPLETED') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function readApp({ open }: Account, service = 'web') {
  const input = { cluster: 'production', services: [service] };
  return (await open().ecs.send(new DescribeServicesCommand(input))).services?.[0] ?? {};
}

/** The revision that the app's service runs: its number, what it says and its tags. */
export async function runningApp(account: Account, service = 'web') {
  const { taskDefinition: arn } = await readApp(account, service);
  return await readRevision(account, arn ?? '');
}

export async function readRevision({ open }: Account, arn: string) {
  const input = { taskDefinition: arn, include: ['TAGS' as const] };
  const { taskDefinition = {}, tags } = await open().ecs.send(new DescribeTaskDefinitionCommand(input));
  const { revision, taskDefinitionArn: _arn, registeredAt: _at, ...said } = taskDefinition;
  return { revision, said, tags };
}
