import type { Judged } from '../health/judgeHealth.ts';
import { FORCE, startDeployment } from '../resources/service/members.ts';
import type { Step } from '../resources/step.ts';
import type { Plan } from './plan.ts';

/**
 * A plan that also mends what only a new task mends: a registration that Cloud Map has lost comes back with no other, for
 * ECS registers a task when it starts and never again. Not where the tasks crash: one more would crash as well. A plan
 * that starts a deployment anyhow mends it without a word.
 */
export function healing(plan: Plan, { heals, health }: Pick<Judged, 'heals' | 'health'>): Plan {
  const planned = plan.steps.find(isService);
  if (!heals || startsOne(planned)) return plan;
  const reason = `${health.because}, and ECS registers a task only when it starts`;
  const force = { path: FORCE, before: null, after: true };
  const step: Step = planned
    ? { ...planned, reason: `${planned.reason}, and ${reason}`, changes: [...planned.changes, force] }
    : { resource: 'service', name: plan.service, action: 'update', reason, changes: [force] };
  const before = plan.steps.filter((it) => !isService(it));
  const at = planned ? plan.steps.indexOf(planned) : before.findIndex(comesAfter);
  return { ...plan, steps: at < 0 ? [...before, step] : before.toSpliced(at, 0, step) };
}

/** Whether a plan starts a new task anyhow. */
export function startsTask({ steps }: Pick<Plan, 'steps'>): boolean {
  return startsOne(steps.find(isService));
}

function isService({ resource }: Step): boolean {
  return resource === 'service';
}

function startsOne(step: Step | undefined): boolean {
  if (!step) return false;
  return step.action === 'create' || startDeployment(step.changes) || step.changes.some(({ path }) => path === FORCE);
}

/** What the table of resources has after the service. */
function comesAfter({ resource }: Step): boolean {
  return resource === 'verifier-function' || resource === 'app-service';
}
