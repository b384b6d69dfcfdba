import type { Plan } from '../../deploy/plan.ts';
import type { Health } from '../../health/health.ts';

/** A plan, and what else a person decides by; what was not looked at is left out. */
export interface Shown extends Pick<Plan, 'steps' | 'cluster' | 'service'> {
  readonly health?: Health | undefined;
  /** A sentence of `interruption.ts`. */
  readonly interrupts?: string | undefined;
}

/** How many steps there are; that all is well is said only where that was seen. */
export function planHeadline({ steps, health }: Pick<Shown, 'steps' | 'health'>): string {
  if (steps.length > 0) return `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;
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
