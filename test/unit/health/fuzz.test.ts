import type { Service, Task } from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeHealth } from '../../../src/health/judgeHealth.ts';
import { toObserved } from '../../../src/resources/service/observed.ts';
import { toRunningTask } from '../../../src/tasks/runningTask.ts';
import { toStoppedTask } from '../../../src/tasks/stoppedTask.ts';

const place = { cluster: 'c', service: 's', discoveryServiceId: 'srv-1', healthChecked: true, endpoint: 'f:1' };
const some = { requiredKeys: [] as [] };
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('RUNNING', 'STOPPED', 'HEALTHY', 'UNHEALTHY', 'PRIMARY', 'COMPLETED', 'service:s'),
);
const date = fc.date({ noInvalidDate: true });
const container = fc.record(
  { name: text, lastStatus: text, healthStatus: text, exitCode: fc.integer({ min: 0, max: 255 }), reason: text },
  some,
);
const task = fc.record(
  {
    taskArn: text,
    taskDefinitionArn: text,
    group: text,
    lastStatus: text,
    desiredStatus: text,
    healthStatus: text,
    connectivity: text,
    createdAt: date,
    startedAt: date,
    stoppingAt: date,
    stoppedAt: date,
    stopCode: text,
    stoppedReason: text,
    containers: fc.array(container, { maxLength: 3 }),
  },
  some,
);
const deployment = fc.record(
  { id: text, status: text, rolloutState: text, taskDefinition: text, createdAt: date },
  some,
);
const count = fc.integer({ min: 0, max: 3 });
const service = fc.record(
  {
    status: fc.constantFrom('ACTIVE', 'DRAINING'),
    desiredCount: count,
    runningCount: count,
    pendingCount: count,
    deployments: fc.array(deployment, { maxLength: 3 }),
    events: fc.array(fc.record({ id: text, createdAt: date, message: text }, some), { maxLength: 3 }),
  },
  some,
);
const instance = fc.record({ id: text, ipv4: fc.option(text, { nil: undefined }), health: text });

test('whatever AWS leaves out or makes up, a service is judged, and healthy only where a healthy task is at the name', () => {
  fc.assert(
    fc.property(
      service,
      fc.array(task, { maxLength: 2 }),
      fc.array(task, { maxLength: 3 }),
      fc.array(instance, { maxLength: 2 }),
      (shown, running, stopped, instances) => {
        const evidence = {
          service: { kind: 'seen' as const, value: toObserved(shown as Service) },
          tasks: { kind: 'seen' as const, value: running.map((it) => toRunningTask(it as Task)) },
          stopped: { kind: 'seen' as const, value: stopped.map((it) => toStoppedTask(it as Task)) },
          instances: { kind: 'seen' as const, value: instances },
        };
        const { health } = judgeHealth(place, evidence, 1_800_000_000_000);
        expect(health.because).not.toBe('');
        if (health.verdict === 'healthy') expect(health.listening.state).toBe('yes');
      },
    ),
    { numRuns: 2_000, seed: 9 },
  );
});
