import { expect, test } from 'vitest';
import { restartsIn } from '../../../src/health/restarts.ts';
import { primary, service } from '../deploy/literals.ts';

const hour = 60 * 60_000;
const nowMs = 1_000 * hour;
const event = (agoMs: number, words: string) => ({ id: String(agoMs), atMs: nowMs - agoMs, message: words });
const started = (agoMs: number) => event(agoMs, '(service access-log) has started 1 tasks: (task 1).');
const completed = (agoMs: number) =>
  event(agoMs, `(service access-log) (deployment ${primary.id}) deployment completed.`);

test('tasks that were replaced over hours are told of, though ECS no longer shows why', () => {
  const events = [started(11 * hour), completed(10 * hour), started(7 * hour), started(4 * hour)];
  expect(restartsIn({ ...service, events }, nowMs)).toEqual([
    'tasks were started in place of others 2 times since 09:00 UTC; ECS shows for an hour why',
  ]);
});

test.each([
  { name: 'one replacement', events: [completed(10 * hour), started(4 * hour)], told: 0 },
  {
    name: 'starts of the deployment itself',
    events: [started(5 * hour), started(4 * hour), completed(3 * hour)],
    told: 0,
  },
  { name: 'starts within a day', events: [started(24 * hour - 1), started(hour)], told: 1 },
  { name: 'starts of a day ago', events: [started(24 * hour), started(hour)], told: 0 },
])('$name: $told notes', ({ events, told }) => {
  expect(restartsIn({ ...service, events }, nowMs)).toHaveLength(told);
});
