import type { DeploymentRolloutState, Service, Task } from '@aws-sdk/client-ecs';
import { conclude } from '../../../src/deploy/conclude.io.ts';
import type { Ending } from '../../../src/deploy/ending.ts';
import { healthPlace } from '../../../src/deploy/healthPlace.ts';
import type { Plan } from '../../../src/deploy/plan.ts';
import { lookAtHealth } from '../../../src/health/read.io.ts';
import { toObserved } from '../../../src/resources/service/observed.ts';
import { type FakeWorld, fakeWorld, refusal } from '../../support/fakeWorld.ts';
import { desired, service } from '../deploy/literals.ts';

const arn = 'arn:aws:ecs:ap-northeast-1:111122223333';
export const td = (revision: number) => `${arn}:task-definition/access-log:${revision}`;
/** The deployments `deployments[].id` of the service: the earlier one, and ours. */
export const earlier = 'ecs-svc/1';
export const ours = 'ecs-svc/2';
const registry = 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1';
const oursArn = `${arn}:service-deployment/production/access-log/ours`;

/** Everything is told in seconds from when the deploy began to wait, before it below nothing. */
const date = (seconds: number) => new Date(startMs + seconds * 1_000);
export const startMs = 10 * 3_600_000;

/** A task; its id is the digit 32 times. */
export function task(
  digit: string,
  given: Partial<Task> & { readonly started?: number; readonly revision?: number } = {},
): Task {
  const { started = -3_600, revision = 3, ...more } = given;
  return {
    taskArn: `${arn}:task/production/${digit.repeat(32)}`,
    taskDefinitionArn: td(revision),
    group: 'service:access-log',
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    healthStatus: 'HEALTHY',
    connectivity: 'CONNECTED',
    createdAt: date(started - 10),
    startedAt: date(started),
    attachments: [{ details: [{ name: 'privateIPv4Address', value: `10.0.0.${digit.codePointAt(0)}` }] }],
    containers: [
      { name: 'fluentd', lastStatus: 'RUNNING', healthStatus: 'HEALTHY' },
      { name: 'batch', lastStatus: 'RUNNING', healthStatus: 'UNKNOWN' },
    ],
    ...more,
  };
}

export interface Stop {
  readonly at: number;
  /** When it came to RUNNING; undefined where it never did. */
  readonly started?: number | undefined;
  readonly revision?: number;
  readonly code?: string;
  readonly reason?: string;
  readonly fluentd?: object;
  readonly batch?: object;
}

/** A task that stopped, by default because the batch ended with 3. */
export function stop(digit: string, { at, revision = 3, ...given }: Stop): Task {
  const started = 'started' in given ? given.started : at - 5;
  return {
    ...task(digit, { revision, started: started ?? at - 5 }),
    ...(started === undefined && { startedAt: undefined }),
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    stoppingAt: date(at),
    executionStoppedAt: date(at + 3),
    stoppedAt: date(at + 4),
    stopCode: (given.code ?? 'EssentialContainerExited') as Task['stopCode'],
    stoppedReason: given.reason ?? 'Essential container in task exited',
    containers: [
      { name: 'fluentd', lastStatus: 'STOPPED', exitCode: 0, ...given.fluentd },
      { name: 'batch', lastStatus: 'STOPPED', exitCode: 3, ...given.batch },
    ],
  };
}

export function instance(digit: string) {
  return { id: digit.repeat(32), ipv4: `10.0.0.${digit.codePointAt(0)}`, health: 'HEALTHY' };
}

/** What AWS shows at one moment. */
export interface View {
  readonly running?: number;
  readonly pending?: number;
  readonly desired?: number;
  readonly status?: string;
  /** Of the entry in charge, by default the earlier one, completed. */
  readonly inCharge?: {
    readonly id?: string;
    readonly revision?: number;
    readonly state?: string;
    readonly began?: number;
    readonly why?: string;
  };
  readonly others?: readonly { readonly id: string; readonly revision: number; readonly state: string }[];
  /** By seconds. */
  readonly events?: readonly (readonly [number, string])[];
  readonly tasks?: readonly Task[];
  readonly stopped?: readonly Task[];
  readonly instances?: readonly { readonly id: string; readonly ipv4: string; readonly health: string }[];
  /** Our service deployment. */
  readonly rollout?: { readonly status: string; readonly statusReason?: string; readonly rollback?: object };
  /** DescribeServices does not show the service. */
  readonly missing?: boolean;
  /** By operation: the name of the refusal, or `hangs`. */
  readonly refused?: Readonly<Record<string, string>>;
  /** Last lines of the log. */
  readonly log?: readonly string[];
}

export interface Scene {
  readonly kind: 'at rest' | 'rollout' | 'first deploy';
  /** What AWS shows so many seconds after the deploy began to wait. */
  readonly at: (seconds: number) => View;
  readonly timeoutSeconds?: number;
}

export interface Played extends FakeWorld {
  readonly ending: Ending;
  /** When it was over, in seconds from its beginning. */
  readonly endedAt: number;
  readonly told: readonly string[];
}

/** Lets a deploy come to its end in front of what a scene shows, in no time. */
export async function play({ kind, at, timeoutSeconds = 600 }: Scene): Promise<Played> {
  const now = () => (fake.world.clock.nowMs() - startMs) / 1_000;
  const fake = fakeWorld(answersOf(() => at(now())));
  await fake.world.clock.sleep(startMs);
  const told: string[] = [];
  const observed = { ...service, normal: { ...service.normal, serviceRegistries: [registry] } };
  const discoveryService = { id: 'srv-1', arn: registry, name: 'fluentd', records: [], healthChecked: true };
  const shown = toObserved({ ...serviceOf(at(-1)), serviceRegistries: [{ registryArn: registry }] });
  const place = healthPlace(desired, observed, discoveryService);
  const before =
    kind === 'first deploy' ? undefined : await lookAtHealth(fake.world, place, { kind: 'seen', value: shown });
  const now0 = kind === 'at rest' ? shown : { ...shown, deployments: toObserved(serviceOf(started(kind))).deployments };
  const plan = {
    steps: [],
    observed: { service: kind === 'first deploy' ? undefined : shown, discoveryService: { service: discoveryService } },
    standing: {},
    cluster: 'production',
    service: 'access-log',
    endpoint: desired.endpoint,
    taskDefinitionArn: td(4),
  } as unknown as Plan;
  const step = {
    resource: 'service',
    name: 'access-log',
    action: 'update',
    reason: '',
    changes: [],
    result: 'done',
    tookMs: 0,
  } as const;
  const applied = {
    steps: kind === 'at rest' ? [] : [step],
    standing: { service: now0, discoveryService, taskDefinition: td(kind === 'at rest' ? 3 : 4) },
  };
  const ending = await conclude(
    fake.world,
    { desired, planned: plan, before, applied },
    {
      wait: true,
      limitMs: startMs + timeoutSeconds * 1_000,
      onProgress: (progress) => told.push(JSON.stringify(progress)),
    },
  );
  return { ...fake, ending, told, endedAt: now() };
}

/** The service as UpdateService, or CreateService, answered. */
function started(kind: Scene['kind']): View {
  const others = kind === 'rollout' ? [{ id: earlier, revision: 3, state: 'COMPLETED' }] : [];
  return { inCharge: { id: ours, revision: 4, state: 'IN_PROGRESS', began: 0 }, others };
}

function serviceOf(view: View): Service {
  const { id = earlier, revision = 3, state = 'COMPLETED', began = -86_400, why } = view.inCharge ?? {};
  const entry = (of: { id: string; revision: number; state: string }, status: string, createdAt: Date) => ({
    id: of.id,
    status,
    taskDefinition: td(of.revision),
    rolloutState: of.state as DeploymentRolloutState,
    createdAt,
  });
  return {
    serviceArn: `${arn}:service/production/access-log`,
    serviceName: 'access-log',
    status: view.status ?? 'ACTIVE',
    taskDefinition: td(revision),
    desiredCount: view.desired ?? 1,
    runningCount: view.running ?? 1,
    pendingCount: view.pending ?? 0,
    deployments: [
      {
        ...entry({ id, revision, state }, 'PRIMARY', date(began)),
        rolloutStateReason: why,
        runningCount: view.running ?? 1,
      },
      ...(view.others ?? []).map((other) => entry(other, 'ACTIVE', date(-86_400))),
    ],
    events: (view.events ?? []).map(([seconds, message], at) => ({
      id: String(at),
      createdAt: date(seconds),
      message: `(service access-log) ${message}`,
    })),
  };
}

function answersOf(view: () => View): Parameters<typeof fakeWorld>[0] {
  const answer = (operation: string, value: (view: View, input: Record<string, unknown>) => object) => [
    (input: Record<string, unknown>) => {
      const shown = view();
      const refused = shown.refused?.[operation];
      if (refused === 'hangs') return new Promise<never>(() => {});
      if (refused !== undefined) throw refusal(refused);
      return value(shown, input);
    },
  ];
  const running = ({ tasks = [task('a')] }: View) => tasks;
  return {
    DescribeServices: answer('DescribeServices', (shown) =>
      shown.missing ? { services: [], failures: [{ reason: 'MISSING' }] } : { services: [serviceOf(shown)] },
    ),
    ListServiceDeployments: answer('ListServiceDeployments', () => ({
      serviceDeployments: [{ serviceDeploymentArn: oursArn, createdAt: date(0) }],
    })),
    DescribeServiceDeployments: answer('DescribeServiceDeployments', ({ rollout = { status: 'IN_PROGRESS' } }) => ({
      serviceDeployments: [{ serviceDeploymentArn: oursArn, createdAt: date(0), ...rollout }],
    })),
    ListTasks: answer('ListTasks', (shown, { desiredStatus }) => ({
      taskArns: (desiredStatus === 'RUNNING' ? running(shown) : (shown.stopped ?? [])).map(({ taskArn }) => taskArn),
    })),
    DescribeTasks: answer('DescribeTasks', (shown, { tasks = [] }) => ({
      tasks: [...running(shown), ...(shown.stopped ?? [])].filter(({ taskArn = '' }) =>
        (tasks as string[]).some((wanted) => taskArn.endsWith(wanted)),
      ),
    })),
    ListInstances: answer('ListInstances', ({ instances = [instance('a')] }) => ({
      Instances: instances.map(({ id, ipv4 }) => ({ Id: id, Attributes: { AWS_INSTANCE_IPV4: ipv4 } })),
    })),
    GetInstancesHealthStatus: answer('GetInstancesHealthStatus', ({ instances = [instance('a')] }) => ({
      Status: Object.fromEntries(instances.map(({ id, health }) => [id, health])),
    })),
    DescribeTaskDefinition: answer('DescribeTaskDefinition', () => ({
      taskDefinition: {
        containerDefinitions: ['fluentd', 'batch'].map((name) => ({
          name,
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '/ecs/a', 'awslogs-stream-prefix': 'log' },
          },
        })),
      },
    })),
    GetLogEvents: answer('GetLogEvents', ({ log = [] }) => ({ events: log.map((message) => ({ message })) })),
  };
}
