import { expect, test } from 'vitest';
import { looksWell } from '../../../src/health/looksWell.ts';
import { toRunningTask } from '../../../src/tasks/runningTask.ts';
import { primary, service } from '../deploy/literals.ts';

const place = { cluster: 'production', service: 'access-log' };
const minute = 60_000;
const nowMs = 1_000 * minute;
const started = (atMs: number) => ({
  id: String(atMs),
  atMs,
  message: '(service access-log) has started 1 tasks: (task 1).',
});
const began = (ago: number) => ({ ...service, deployments: [{ ...primary, createdAtMs: nowMs - ago }] });
const task = (ranMs: number) =>
  toRunningTask({
    group: 'service:access-log',
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    healthStatus: 'HEALTHY',
    startedAt: new Date(nowMs - ranMs),
  });

test.each([
  { name: 'a task that runs for days', seen: began(9_000 * minute), ran: 8_999 * minute, well: true },
  {
    name: 'a deployment of just now, with its one start',
    seen: { ...began(2 * minute), events: [started(nowMs - 2 * minute)] },
    ran: minute,
    well: true,
  },
  {
    name: 'the same with two starts',
    seen: { ...began(2 * minute), events: [started(nowMs - 2 * minute), started(nowMs - minute)] },
    ran: minute / 2,
    well: false,
  },
  {
    name: 'a start long after the deployment',
    seen: { ...began(61 * minute), events: [started(nowMs - 10 * minute)] },
    ran: 10 * minute,
    well: false,
  },
  { name: 'no event at all, and an hour', seen: began(61 * minute), ran: 60 * minute, well: true },
  { name: 'no event at all, and not yet an hour', seen: began(61 * minute), ran: 60 * minute - 1, well: false },
  { name: 'nothing running', seen: { ...began(9_000 * minute), runningCount: 0 }, ran: 8_999 * minute, well: false },
  { name: 'no service', seen: undefined, ran: 8_999 * minute, well: false },
])('$name gives a reason to look at stopped tasks: $well → none', ({ seen, ran, well }) => {
  expect(looksWell(place, seen, [task(ran)], nowMs)).toBe(well);
});
