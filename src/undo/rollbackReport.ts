import type { DeployReport } from '../deploy/report.ts';

/** What a rollback did and how it ended: a deploy's report, and what was chosen. */
export interface RollbackReport extends DeployReport {
  readonly rollback: {
    /** The ARN that ran, or was to run, before. */
    readonly from: string;
    readonly to: string;
    /** One sentence: why this one. */
    readonly because: string;
    readonly skipped: readonly string[];
    /** `stop`: ECS was told to roll the deployment back that was going on; `update`: the service was told to run it. */
    readonly way: 'none' | 'stop' | 'update';
    /** One sentence: what the next push does. */
    readonly next: string;
  };
}

export const nextPush =
  'the next deploy brings what the configuration says again: take back the commit that brought it before you push';
