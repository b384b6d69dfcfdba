import { expect, test } from 'vitest';
import type { Plan } from '../../../src/deploy/plan.ts';
import { untouched } from '../../../src/deploy/untouched.ts';
import { type Examination, fail, ok, skip } from '../../../src/doctor/check.ts';
import type { Health } from '../../../src/health/health.ts';

const plan = {
  steps: [{ resource: 'service', action: 'create', name: 'access-log', reason: 'there is none', changes: [] }],
  standing: {},
} as unknown as Plan;

const examination: Examination = {
  checks: [
    { name: 'vpc', ...fail('enableDnsSupport of vpc-1 is off', 'turn it on') },
    { name: 'cluster', ...ok('it is ACTIVE') },
    { name: 'subnets', ...skip('nobody knows') },
    { name: 'images', ...fail('x is not there', 'push it') },
  ],
  missing: [],
  calls: 4,
};

test('a deploy that would fail is stopped with all that would, all mends, and no step reached', () => {
  expect(untouched(plan, examination)).toMatchObject({
    applied: { steps: [{ name: 'access-log', result: 'not reached', tookMs: 0 }] },
    ending: {
      outcome: 'failed',
      because:
        'nothing was changed, since it would fail: vpc: enableDnsSupport of vpc-1 is off; images: x is not there',
      hint: 'turn it on; push it (without the doctor: doctor: false)',
    },
  });
});

test('and who listens is as the plan saw it, since nothing was changed', () => {
  const health = { verdict: 'healthy' } as Health;
  expect(untouched({ ...plan, health }, examination).ending).toMatchObject({ health });
});
