import type { Examination } from '../doctor/check.ts';
import type { Step } from '../resources/step.ts';
import type { RolloutProgress } from '../rollout/progress.ts';
import type { Plan } from './plan.ts';

/** What a person who waits is told, as it happens. `report/deploy/progressLine.ts` has the words. */
export type Progress =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'examined'; readonly examination: Examination }
  | { readonly kind: 'applying'; readonly step: Step }
  | {
      readonly kind: 'applied';
      readonly step: Step;
      readonly tookMs: number;
      /** As far as they are there by now. */
      readonly taskDefinitionArn: string | undefined;
      readonly serviceArn: string | undefined;
    }
  | RolloutProgress;

export type OnProgress = (progress: Progress) => void;
