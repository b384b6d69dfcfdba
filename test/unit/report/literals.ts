import type { Plan } from '../../../src/deploy/plan.ts';
import type { DeployReport } from '../../../src/deploy/report.ts';
import type { Gap, Moment } from '../../../src/deploy/timeline.ts';
import type { Health } from '../../../src/health/health.ts';
import type { Step } from '../../../src/resources/step.ts';

const arn = 'arn:aws:ecs:ap-northeast-1:111122223333';

export const steps: readonly Step[] = [
  {
    resource: 'task-definition',
    name: 'access-log',
    action: 'create',
    reason: 'the revision that the service runs differs',
    changes: [
      { path: 'containerDefinitions.batch.image', before: 'batch:1', after: 'batch:2' },
      { path: 'containerDefinitions.batch.environment.TOKEN', before: null, after: 'hash:0123456789ab' },
    ],
  },
  {
    resource: 'service',
    name: 'access-log',
    action: 'update',
    reason: 'it does not run what is wanted',
    changes: [
      { path: 'taskDefinition', before: `${arn}:task-definition/access-log:3`, after: '(known once it is created)' },
    ],
  },
];

export const plan: Plan = {
  steps,
  observed: {
    namespace: undefined,
    discoveryService: { service: undefined },
    logGroup: [],
    taskDefinition: { running: undefined, latest: undefined },
    service: undefined,
    formerName: [],
    verifierFunction: undefined,
    appService: undefined,
  },
  standing: {},
  cluster: 'production',
  service: 'access-log',
  endpoint: 'fluentd.local:24224',
  taskDefinitionArn: undefined,
};

export const succeeded: DeployReport = {
  outcome: 'succeeded',
  changed: true,
  because: 'the new task runs and is steady; the name leads to the running task, 10.0.0.7',
  waited: true,
  cluster: 'production',
  service: 'access-log',
  endpoint: 'fluentd.local:24224',
  address: '10.0.0.7',
  taskDefinitionArn: `${arn}:task-definition/access-log:4`,
  serviceArn: `${arn}:service/production/access-log`,
  deploymentId: `${arn}:service-deployment/production/access-log/ours`,
  steps: steps.map((step) => ({ ...step, result: 'done', tookMs: 120 })),
  calls: 24,
  writes: 2,
  events: [
    {
      id: 'e1',
      atMs: Date.UTC(2026, 10, 22, 3, 4, 5),
      message: '(service access-log) has started 1 tasks: (task a1).',
    },
  ],
  stoppedTasks: [],
  durations: { planMs: 850, applyMs: 240, waitMs: 65_400 },
};

/** Of which nothing is known but what was wanted. */
export const refused: DeployReport = {
  outcome: 'failed',
  changed: false,
  because: 'could not read cluster "production"',
  hint: 'the role needs ecs:DescribeClusters',
  waited: true,
  cluster: 'production',
  service: 'access-log',
  endpoint: 'fluentd.local:24224',
  steps: [],
  calls: 3,
  writes: 0,
  events: [],
  stoppedTasks: [],
  durations: { planMs: 850, applyMs: 0, waitMs: 0 },
};

/** Somebody listens. */
export const healthy: Health = {
  verdict: 'healthy',
  because: 'task b2 is healthy and the name leads to it',
  running: 1,
  pending: 0,
  desired: 1,
  tasks: [
    { id: 'b2', lastStatus: 'RUNNING', health: 'HEALTHY', startedAtMs: Date.UTC(2026, 10, 22, 3, 5), ipv4: '10.0.0.7' },
  ],
  stops: [],
  listening: {
    state: 'yes',
    sinceMs: Date.UTC(2026, 10, 22, 3, 5, 10),
    address: '10.0.0.7',
    because: 'task b2 is healthy and the name leads to it',
  },
};

/** Nobody does. */
export const ill: Health = {
  verdict: 'degraded',
  because: 'container batch exited with 2',
  hint: 'look at its log',
  running: 0,
  pending: 1,
  desired: 1,
  tasks: [],
  stops: [
    { cause: 'container batch exited with 2', count: 3, lastAtMs: Date.UTC(2026, 10, 22, 3, 4, 50), taskId: 'a1' },
  ],
  listening: { state: 'no', sinceMs: Date.UTC(2026, 10, 22, 3, 4), because: 'no task runs' },
};

export const timeline: readonly Moment[] = [
  { milestone: 'registered', atMs: Date.UTC(2026, 10, 22, 3, 3, 59) },
  { milestone: 'old stopping', atMs: Date.UTC(2026, 10, 22, 3, 4, 5) },
  { milestone: 'old stopped', atMs: Date.UTC(2026, 10, 22, 3, 4, 17) },
  { milestone: 'new started', atMs: Date.UTC(2026, 10, 22, 3, 4, 25) },
  { milestone: 'healthy', atMs: Date.UTC(2026, 10, 22, 3, 4, 43) },
  { milestone: 'address', atMs: Date.UTC(2026, 10, 22, 3, 4, 46) },
];

export const gap: Gap = {
  fromMs: Date.UTC(2026, 10, 22, 3, 4, 5),
  toMs: Date.UTC(2026, 10, 22, 3, 4, 46),
  parts: [
    { what: 'stop', ms: 12_000 },
    { what: 'placement', ms: 3_000 },
    { what: 'image pull', ms: 5_000 },
    { what: 'start and health', ms: 18_000 },
    { what: 'address', ms: 3_000 },
  ],
};

export const rolledBack: DeployReport = {
  ...succeeded,
  outcome: 'rolled-back',
  because:
    'container batch exited with 2; Essential container in task exited (ECS put the previous revision back: tasks failed to start)',
  stoppedTasks: [
    {
      id: 'a1',
      taskDefinitionArn: `${arn}:task-definition/access-log:4`,
      createdAtMs: 0,
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ name: 'batch', exitCode: 2, reason: '', explanation: 'exited with 2' }],
    },
  ],
};
