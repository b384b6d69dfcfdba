import type { Examination } from '../doctor/check.ts';
import type { Health } from '../health/health.ts';
import type { ServiceEvent } from '../resources/service/service.ts';
import type { AppliedStep } from '../resources/step.ts';
import type { Outcome } from '../rollout/outcome.ts';
import type { LastLines } from '../tasks/lastLines.io.ts';
import type { StoppedTask } from '../tasks/stoppedTask.ts';
import type { Gap, Moment } from './timeline.ts';

/** What a deploy did and how it ended. Plain data: it can be written as JSON as it is. */
export interface DeployReport {
  readonly outcome: Outcome;
  /** Whether AWS took a change, or may have: a write without an answer counts, one that was refused does not. */
  readonly changed: boolean;
  /** One sentence: why it ended so; the first cause where it failed. */
  readonly because: string;
  readonly hint?: string;
  /** False where nobody waited for the rollout's end; then `in-progress` is what was asked for. */
  readonly waited: boolean;
  readonly cluster: string;
  readonly service: string;
  readonly endpoint: string;
  /** The address that the endpoint's name leads to, once it was seen there. */
  readonly address?: string;
  /** The revision that the service was told to run. */
  readonly taskDefinitionArn?: string;
  /** The revision that it runs in fact, where that is another one. */
  readonly runs?: string;
  readonly serviceArn?: string;
  /** The rollout that was started or waited for: its ARN, or `deployments[].id` where that is all there is. */
  readonly deploymentId?: string;
  /** The service that sends, where the deploy got as far as it. Where it is the one that failed, the log service is as wanted. */
  readonly app?: AppReport;
  /** How the service was at the end, where that was looked at: who is listening now, and since when not. */
  readonly health?: Health;
  /** The last lines of the log of the container to blame, where there is one and they could be read. Text from outside. */
  readonly lastLines?: LastLines;
  /** What happened when, as far as it was seen. */
  readonly timeline?: readonly Moment[];
  /** How long nobody listened; undefined where the task was not replaced, or where it was not seen. */
  readonly gap?: Gap;
  /** What the doctor said before the first write, where it was asked. */
  readonly examination?: Examination;
  readonly steps: readonly AppliedStep[];
  readonly calls: number;
  readonly writes: number;
  readonly events: readonly ServiceEvent[];
  readonly stoppedTasks: readonly StoppedTask[];
  readonly durations: Durations;
}

/** What became of the app's service. */
export interface AppReport {
  readonly cluster: string;
  readonly service: string;
  readonly outcome: Outcome;
  readonly because: string;
  readonly hint?: string;
  readonly deploymentId?: string;
  /** The revision that it runs, where it came to a good end. */
  readonly taskDefinitionArn?: string;
}

export interface Durations {
  readonly planMs: number;
  readonly applyMs: number;
  readonly waitMs: number;
}
