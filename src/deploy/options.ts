import type { Examination } from '../doctor/check.ts';
import type { Step } from '../resources/step.ts';
import type { OnProgress } from './progress.ts';

export interface DeployOptions {
  /** Whether to wait for the rollout's end. Without it the end is not known, and the report says `in-progress`. */
  readonly wait: boolean;
  /** From the start of the deploy to the end of patience. */
  readonly timeoutMs: number;
  /** Start a new deployment even when nothing differs. */
  readonly force: boolean;
  /** Aborted when the run is cancelled: no further step is begun, and nothing is waited for. */
  readonly signal?: AbortSignal | undefined;
  /** What becomes of a rollout that this run began when it is cancelled; it is left by default. */
  readonly onCancel?: 'leave' | 'rollback';
  readonly onProgress?: OnProgress | undefined;
  /** Looks, before the first write of a deploy that has something to do, whether it would fail. */
  readonly examine?: ((steps: readonly Step[]) => Promise<Examination>) | undefined;
}
