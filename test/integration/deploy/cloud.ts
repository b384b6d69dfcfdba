import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DescribeTasksCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { ListInstancesCommand, ListNamespacesCommand, ListServicesCommand } from '@aws-sdk/client-servicediscovery';
import type { ImageCatalogue } from '../../../local/aws/ecs/agent/image.ts';
import type { CallRecord, LocalCloud, LocalCloudOptions } from '../../../local/cloud.ts';
import { startLocalCloud } from '../../../local/startCloud.ts';
import type { AwsWorld } from '../../../src/aws/world.ts';
import { type DeployOptions, deploy, openWorld } from '../../../src/deploy/deploy.io.ts';
import type { Progress } from '../../../src/deploy/progress.ts';
import type { DeployReport } from '../../../src/deploy/report.ts';
import { toDesired } from '../../../src/render/toDesired.ts';
import { progressLine } from '../../../src/report/deploy/progressLine.ts';
import { configOf, type Settings } from '../../support/config.ts';

/** How much faster than AWS's the stand-in's time goes, and so the waiting of the code under test. */
const speed = 40;

/** Twenty seconds of this machine: a busy one may take long to answer. */
const answerWithinMs = 20_000 * speed;

const registry = 'xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com';

const steady = [
  process.execPath,
  '-e',
  "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);",
] as const;

/** While this file is there `late-crasher` crashes. */
export const crashFile = join(tmpdir(), `late-crasher-${process.pid}`);

/** Images as small programs. A crasher ends by itself, which an essential container must not. */
const programs: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'xxx-fluentd': steady,
  'xxx-batch': steady,
  slow: steady,
  web: steady,
  // Runs its command once, where it is given another than cron.
  runner: steady,
  talker: [
    process.execPath,
    '-e',
    "console.log('it begins'); process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);",
  ],
  'xxx-forwarder': steady,
  // Ends as soon as it is told where to send.
  touchy: ['sh', '-c', 'test -z "$FLUENTD_HOST" || exit 7; exec sleep 1000'],
  'never-healthy': steady,
  crasher: ['sh', '-c', 'exit 3'],
  'running-crasher': ['sh', '-c', 'sleep 0.3; exit 5'],
  'late-crasher': ['sh', '-c', `until test -e "${crashFile}"; do sleep 0.02; done; exit 4`],
};

/** A task that always crashes: it cannot have become healthy before, however loaded this machine is. */
export const crashing: Wanted = { fluentd: 'never-healthy:1', batch: 'crasher:1', startPeriod: 300 };

const images: ImageCatalogue = (repository) => {
  const program = programs[repository];
  if (program === undefined) return undefined;
  return {
    volumes: [],
    start: ({ command }) => ({
      argv: repository === 'runner' ? onceOr(program, command) : program,
      healthCheck: healthCheckOf(repository),
    }),
  };
};

function onceOr(program: readonly [string, ...string[]], command: readonly string[] = []) {
  const [first = '', ...rest] = command;
  return first === 'cron' || first === '' ? program : ([first, ...rest] as const);
}

function healthCheckOf(repository: string): readonly [string, ...string[]] {
  if (repository === 'never-healthy') return ['false'];
  if (repository !== 'slow') return ['true'];
  // Two or three seconds are 80 to 120 of the stand-in's: longer than a registration may take.
  return ['sh', '-c', `test "$(date +%s)" -ge ${Math.floor(Date.now() / 1_000) + 3}`];
}

/** What of the configuration a test changes. */
export interface Wanted {
  readonly fluentd?: string;
  readonly batch?: string;
  readonly ttl?: number;
  readonly subnets?: string[];
  /** For how long a health check that fails is not counted, in seconds. */
  readonly startPeriod?: number;
  /** Who sends. */
  readonly app?: Settings['app'];
  readonly volume?: Settings['volume'];
  /** Of the batch. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly launchType?: Settings['launchType'];
  readonly capacityProviders?: Settings['capacityProviders'];
}

/** What Fargate asks for; hosts take it as well. */
const sized = {
  task: { cpu: 1024, memory: 2048 },
  roles: { execution: 'arn:aws:iam::123456789012:role/x' },
};

export function desiredOf({ fluentd = 'xxx-fluentd:1', batch = 'xxx-batch:1', ttl = 10, ...wanted }: Wanted = {}) {
  const { subnets, startPeriod, app, volume, environment = {}, launchType, capacityProviders } = wanted;
  const desired = toDesired(
    configOf({
      region: 'ap-northeast-1',
      network: { vpc: 'vpc-0a1b', subnets: subnets ?? ['subnet-0a', 'subnet-0b'], securityGroups: ['sg-0a'] },
      fluentd: { image: `${registry}/${fluentd}` },
      batch: { image: `${registry}/${batch}`, environment },
      discovery: { ttl },
      ...(app !== undefined && { app }),
      ...(volume !== undefined && { volume }),
      ...(launchType !== undefined && { launchType }),
      ...(capacityProviders !== undefined && { capacityProviders, ...sized }),
    }),
  );
  if (startPeriod === undefined) return desired;
  const containerDefinitions = desired.taskDefinition.containerDefinitions.map((container) =>
    container.healthCheck ? { ...container, healthCheck: { ...container.healthCheck, startPeriod } } : container,
  );
  return { ...desired, taskDefinition: { ...desired.taskDefinition, containerDefinitions } };
}

export interface Account {
  readonly cloud: LocalCloud;
  /** A world of its own, as each push has one. */
  open(): AwsWorld;
  push(wanted?: Wanted, options?: Partial<DeployOptions & Pick<AwsWorld, 'clock'>>): Promise<Pushed>;
  close(): Promise<void>;
}

export interface Pushed {
  readonly report: DeployReport;
  /** The calls that the stand-in answered for it. */
  readonly calls: readonly CallRecord[];
  /** What was told while it went on. */
  readonly lines: readonly string[];
}

/** An account with nothing in it but a cluster and a network. */
export async function openAccount(
  options: Pick<
    LocalCloudOptions,
    'around' | 'breakerCountsCrashes' | 'dropsEmptyValues' | 'lambda' | 'providers' | 'secrets'
  > = {},
): Promise<Account> {
  const directory = await mkdtemp(join(tmpdir(), 'deploy-'));
  const cloud = await startLocalCloud({
    images,
    directory,
    speed,
    // Stamps are of the same clock as the code under test has, for it asks how old things are.
    nowMs: fastClock.nowMs,
    region: 'ap-northeast-1',
    clusters: ['production'],
    network: { vpc: 'vpc-0a1b', subnets: ['subnet-0a', 'subnet-0b'], securityGroups: ['sg-0a'] },
    ...options,
  });
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: cloud.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  const open = () => openWorld({ region: 'ap-northeast-1', clock: fastClock, answerWithinMs });
  return {
    cloud,
    open,
    push: async (wanted = {}, { clock = fastClock, ...options } = {}) => {
      const before = cloud.calls.length;
      const lines: string[] = [];
      const report = await deploy({ ...open(), clock }, desiredOf(wanted), {
        wait: true,
        timeoutMs: 1_200_000,
        force: false,
        onProgress: (progress: Progress) => lines.push(progressLine(progress)),
        ...options,
      });
      return { report, calls: cloud.calls.slice(before), lines };
    },
    close: async () => {
      await cloud.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A clock that goes as fast as the stand-in's waits, so that time-outs are in AWS's time too. */
const startedMs = Date.now();
export const fastClock: AwsWorld['clock'] = {
  nowMs: () => startedMs + (Date.now() - startedMs) * speed,
  sleep: (ms, signal) => wait(ms / speed, undefined, signal ? { signal } : {}),
  // The calls are real, however fast the time goes.
  patience: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}),
};

/** A clock for a push whose patience ends by what happens, however long that takes on this machine. */
export function clockUntil(isOver: () => boolean): AwsWorld['clock'] {
  return { ...fastClock, nowMs: () => fastClock.nowMs() + (isOver() ? 86_400_000 : 0) };
}

/** Reads that were made more than once with the same input, before anything was written. */
export function repeatedReads(calls: readonly CallRecord[]): readonly string[] {
  const firstWrite = calls.findIndex((call) => call.write);
  const before = firstWrite < 0 ? calls : calls.slice(0, firstWrite);
  const asked = before.map((call) => `${call.operation} ${JSON.stringify(call.input)}`);
  return asked.filter((read, index) => asked.indexOf(read) !== index);
}

export function writes(calls: readonly CallRecord[]): string[] {
  return calls.filter((call) => call.write).map((call) => call.operation);
}

export function input(calls: Pushed['calls'], operation: string): unknown {
  return calls.find((call) => call.operation === operation)?.input;
}

export async function namespaces({ open }: Account) {
  return (await open().cloudMap.send(new ListNamespacesCommand({}))).Namespaces ?? [];
}

export async function registered(at: Account): Promise<{ id: string; serviceId: string }> {
  const { Services = [] } = await at.open().cloudMap.send(new ListServicesCommand({}));
  const serviceId = Services[0]?.Id ?? '';
  const [instance] = await instances(at, serviceId);
  return { id: instance?.Id ?? '', serviceId };
}

export async function instances({ open }: Account, serviceId: string) {
  return (await open().cloudMap.send(new ListInstancesCommand({ ServiceId: serviceId }))).Instances ?? [];
}

export async function tasks({ open }: Account, desiredStatus: 'RUNNING' | 'STOPPED') {
  const { ecs } = open();
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster: 'production', desiredStatus }));
  if (taskArns.length === 0) return [];
  return (await ecs.send(new DescribeTasksCommand({ cluster: 'production', tasks: taskArns }))).tasks ?? [];
}
