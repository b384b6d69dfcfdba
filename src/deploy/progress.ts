import type { ServiceEvent } from '../resources/service/service.ts';
import type { Step } from '../resources/step.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import type { Plan } from './plan.ts';

/** What a person who waits is told, as it happens. `report/progressLine.ts` has the words. */
export type Progress =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'applying'; readonly step: Step }
  | {
      readonly kind: 'applied';
      readonly step: Step;
      readonly tookMs: number;
      /** What is known by now. */
      readonly taskDefinitionArn: string | undefined;
      readonly serviceArn: string | undefined;
    }
  /** The rollout that is waited for, by its ARN or its id. */
  | { readonly kind: 'pinned'; readonly deployment: string }
  | { readonly kind: 'service-event'; readonly event: ServiceEvent }
  | { readonly kind: 'task-stopped'; readonly task: StoppedTask }
  /** The state of the rollout in words; only when it is another than before. */
  | { readonly kind: 'state'; readonly state: string };

export type OnProgress = (progress: Progress) => void;
