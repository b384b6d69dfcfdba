import type { Blamed } from '../rollout/end.ts';
import type { Outcome } from '../rollout/outcome.ts';
import type { DeployReport } from './report.ts';

/** How a deploy ended, whatever it did before. */
export interface Ending
  extends Pick<
    DeployReport,
    | 'outcome'
    | 'because'
    | 'hint'
    | 'address'
    | 'deploymentId'
    | 'events'
    | 'stoppedTasks'
    | 'health'
    | 'runs'
    | 'lastLines'
    | 'timeline'
    | 'gap'
  > {
  /** The container whose log may say more; no part of the report. */
  readonly blamed?: Blamed;
}

/** The ending of a deploy that waited for no rollout, and so saw none of its events. */
export function endingUnseen(
  outcome: Outcome,
  because: string,
  more: Pick<Ending, 'hint' | 'deploymentId'> = {},
): Ending {
  return { outcome, because, ...more, events: [], stoppedTasks: [] };
}

/**
 * How a deploy ends if the name is right.
 *
 * @param changed whether it had anything to do.
 * @param waited how the wait for its rollout ended, which was well; undefined where there was none.
 */
export function goodEnding(changed: boolean, waited: Ending | undefined): Ending {
  const seen = waited ?? endingUnseen('succeeded', 'all that differed was set');
  return changed ? seen : { ...seen, outcome: 'unchanged', because: 'everything was as it should be' };
}
