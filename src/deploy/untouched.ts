import { type Examination, failuresOf } from '../doctor/check.ts';
import { defined } from '../values/defined.ts';
import type { Done } from './done.ts';
import { endingUnseen } from './ending.ts';
import type { Plan } from './plan.ts';

/** How a deploy ends that the doctor stopped before its first write: with all that would have failed, and all mends. */
export function untouched({ steps, standing, health }: Plan, examination: Examination): Done {
  const failures = failuresOf(examination);
  const found = failures.map(({ name, because }) => `${name}: ${because}`).join('; ');
  const mends = failures.flatMap(({ mend }) => mend ?? []);
  const because = `nothing was changed, since it would fail: ${found}`;
  const hint = `${mends.join('; ')} (without the doctor: doctor: false)`;
  return {
    applied: { steps: steps.map((step) => ({ ...step, result: 'not reached', tookMs: 0 })), standing },
    ending: { ...endingUnseen('failed', because, { hint }), ...defined({ health }) },
  };
}
