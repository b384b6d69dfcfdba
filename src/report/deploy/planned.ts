import type { Plan } from '../../deploy/plan.ts';
import type { Health } from '../../health/health.ts';

/** One thing that was looked at before anything is touched, as `doctor` tells it. */
export interface Check {
  readonly name: string;
  readonly result: 'ok' | 'skip' | 'fail';
  readonly because: string;
  /** What to do about it. */
  readonly mend?: string | undefined;
  /** The permissions without which it could not be looked at. */
  readonly missing?: readonly string[] | undefined;
}

/** A plan, and what else a person decides by; what was not looked at is left out. */
export interface Shown extends Pick<Plan, 'steps' | 'cluster' | 'service'> {
  readonly health?: Health | undefined;
  readonly checks?: readonly Check[] | undefined;
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

/** The checks that ask for something: those that failed, and those that could not be made, with the rights that they need. */
export function troubles(checks: readonly Check[] = []): readonly Check[] {
  return [...checks.filter(({ result }) => result === 'fail'), ...checks.filter(({ result }) => result === 'skip')];
}
