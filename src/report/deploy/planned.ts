import type { Plan } from '../../deploy/plan.ts';
import type { Health } from '../../health/health.ts';
import { counted } from '../words.ts';

/** A plan, and what else a person decides by; what was not looked at is left out. */
export interface Shown extends Pick<Plan, 'steps' | 'cluster' | 'service'> {
  readonly health?: Health | undefined;
  /** A sentence of `interruption.ts`. */
  readonly interrupts?: string | undefined;
  /** Whether the doctor found what would end the deploy of it. */
  readonly wouldFail?: boolean | undefined;
}

/** How many steps there are; that all is well is said only where that was seen. */
export function planHeadline({ steps, health, wouldFail }: Pick<Shown, 'steps' | 'health' | 'wouldFail'>): string {
  if (steps.length > 0) return `${counted(steps.length, 'step')}${wouldFail ? ', and a deploy would fail now' : ''}`;
  switch (health?.verdict) {
    case undefined:
      return 'nothing to do, what stands is as configured';
    case 'healthy':
      return 'nothing to do, everything is as it should be';
    case 'degraded':
      return 'nothing to change, but it is not well';
    case 'unknown':
      return 'nothing to change, and how it is now is unknown';
  }
}
