import type { DeployReport } from '../../src/deploy/report.ts';
import type { Health } from '../../src/health/health.ts';
import type { Shown } from '../../src/report/deploy/planned.ts';
import type { Topology } from '../../src/report/deploy/topology.ts';
import type { Step } from '../../src/resources/step.ts';
import type { StoppedTask } from '../../src/tasks/stoppedTask.ts';

const atMs = Date.UTC(2026, 10, 22, 3, 4, 5);

/** A deploy that failed, in which every text that comes from outside is the one given. */
export function reportOf(text: string): DeployReport {
  return {
    outcome: 'rolled-back',
    changed: true,
    because: text,
    hint: text,
    waited: true,
    cluster: text,
    service: text,
    endpoint: text,
    address: text,
    taskDefinitionArn: text,
    serviceArn: 'arn:aws:ecs:ap-northeast-1:111122223333:service/production/access-log',
    deploymentId: text,
    app: { cluster: text, service: text, outcome: 'failed', because: text, hint: text, taskDefinitionArn: text },
    health: healthOf(text),
    lastLines: { container: text, lines: [text, text] },
    timeline: [
      { milestone: 'registered', atMs },
      { milestone: 'old stopping', atMs },
      { milestone: 'old stopped', atMs: atMs + 5_000 },
    ],
    gap: { fromMs: atMs, toMs: atMs + 9_000, parts: [{ what: text, ms: 9_000 }] },
    steps: [
      { ...stepOf(text), result: 'done', tookMs: 1 },
      { ...stepOf(text), result: 'failed', tookMs: 1 },
    ],
    calls: 2,
    writes: 1,
    events: [{ id: text, atMs, message: text }],
    stoppedTasks: [stoppedOf(text)],
    durations: { planMs: 1, applyMs: 1, waitMs: 1 },
  };
}

export function healthOf(text: string): Health {
  return {
    verdict: 'degraded',
    because: text,
    hint: text,
    running: 0,
    pending: 1,
    desired: 1,
    tasks: [{ id: text, lastStatus: text, health: text, startedAtMs: atMs, ipv4: text }],
    stops: [{ cause: text, count: 3, lastAtMs: atMs, taskId: text }],
    listening: { state: 'no', sinceMs: atMs, because: text },
  };
}

export function stepOf(text: string): Step {
  const changes = [
    { path: text, before: text, after: text },
    { path: text, before: null, after: [text] },
    { path: text, before: { [text]: text }, after: null },
  ];
  return { resource: 'service', name: text, action: 'update', reason: text, changes };
}

export function stoppedOf(text: string): StoppedTask {
  return {
    id: text,
    taskDefinitionArn: text,
    createdAtMs: atMs,
    stopCode: text,
    stoppedReason: text,
    containers: [{ name: text, exitCode: 1, reason: text, explanation: text }],
  };
}

export function planOf(text: string): Shown {
  const steps = [stepOf(text), { ...stepOf(text), resource: 'app-service', action: 'create' as const }];
  return { steps, cluster: text, service: text, health: healthOf(text), interrupts: text };
}

export function topologyOf(text: string): Topology {
  return { sender: text, endpoint: text, service: text, volume: text, database: text, logGroup: text };
}
