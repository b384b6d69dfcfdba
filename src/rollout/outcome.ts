/**
 * How a deploy ended. Only `succeeded` and `unchanged` are success. `degraded` is what stands as wanted and is not well.
 * `in-progress` is what can honestly be said when nobody waited (`wait: false`) or the wait was cancelled: the rollout was
 * started and its end is not known.
 */
export type Outcome =
  | 'succeeded'
  | 'unchanged'
  | 'degraded'
  | 'rolled-back'
  | 'superseded'
  | 'failed'
  | 'timed-out'
  | 'in-progress';
