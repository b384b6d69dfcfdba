import { describe, expect, test } from 'vitest';
import { judgeDrift } from '../../../../src/commands/results/drift.ts';
import type { Plan } from '../../../../src/deploy/plan.ts';
import { NotPossible, ReadFailed } from '../../../../src/errors.ts';
import type { Health } from '../../../../src/health/health.ts';
import { configOf } from '../../../support/config.ts';
import { plan } from '../../report/literals.ts';

const health: Health = {
  verdict: 'healthy',
  because: '1 of 1 running',
  running: 1,
  pending: 0,
  desired: 1,
  tasks: [],
  stops: [],
  listening: { state: 'yes', sinceMs: 1, address: '10.0.0.7', because: 'seen' },
};
const degraded: Health = { ...health, verdict: 'degraded', because: 'batch exits with 1\n::error::x' };
const unknown: Health = { ...health, verdict: 'unknown', because: 'tasks could not be read' };
const clean = { ...plan, steps: [] };

const context = { config: configOf(), placeOf: (setting: string) => ({ file: setting, line: 3, column: 5 }) };
const judged = (of: Plan) => judgeDrift(context, Promise.resolve(of), [1, 2, 3]);

describe('what stands', () => {
  test.each([
    { name: 'as configured', of: clean, status: 'good', outcome: 'unchanged', failure: undefined },
    {
      name: 'as configured and well',
      of: { ...clean, health },
      status: 'good',
      outcome: 'unchanged',
      failure: undefined,
    },
    {
      name: 'as configured and not well',
      of: { ...clean, health: degraded },
      status: 'not good',
      outcome: 'degraded',
      failure:
        'service access-log in cluster production is as its configuration says, but degraded: batch exits with 1\\n::error::x',
    },
    {
      name: 'as configured, and nobody knows how well',
      of: { ...clean, health: unknown },
      status: 'unknown',
      outcome: 'unknown',
      failure:
        'service access-log in cluster production is as its configuration says, but unknown: tasks could not be read',
    },
    {
      name: 'otherwise',
      of: plan,
      status: 'drifted',
      outcome: 'drifted',
      failure:
        'drifted: service access-log in cluster production differs from its configuration in 2 things: task-definition access-log (the revision that the service runs differs), service access-log (it does not run what is wanted)',
    },
    {
      name: 'otherwise and not well',
      of: { ...plan, health: degraded },
      status: 'drifted',
      outcome: 'drifted',
      failure:
        'drifted: service access-log in cluster production differs from its configuration in 2 things: task-definition access-log (the revision that the service runs differs), service access-log (it does not run what is wanted); it is degraded: batch exits with 1\\n::error::x',
    },
  ])('$name is $outcome', async ({ of, status, outcome, failure }) => {
    const result = await judged(of);
    expect(result).toMatchObject({ status, outputs: { outcome, changed: 'false' }, data: { outcome, calls: 3 } });
    expect(result.failure).toBe(failure);
  });

  test('and what could not become what is configured has drifted, with what to do', async () => {
    const refused = new NotPossible('its scheduling strategy is DAEMON', { hint: 'delete it', setting: 'name' });
    const result = await judgeDrift(context, Promise.reject(refused), []);
    expect(result).toMatchObject({
      status: 'drifted',
      outputs: { outcome: 'drifted' },
      failure: 'drifted: its scheduling strategy is DAEMON (delete it)',
    });
  });

  test('and what could not be read is no drift', async () => {
    const broken = Promise.reject(new ReadFailed('no'));
    await expect(judgeDrift(context, broken, [])).rejects.toThrow('no');
  });

  test('is shown as a plan shows it', async () => {
    const { text, markdown } = await judged(plan);
    expect(text).toContain('+ task-definition access-log');
    expect(markdown).toContain('### Plan for `access-log`');
    expect((await judged(clean)).text).toContain('\nno drift');
  });
});
