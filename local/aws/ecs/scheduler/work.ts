import type { Action } from './event.ts';
import type { SchedulerState } from './state.ts';

/** A state under way to the next one: a copy that the steps change, and what has to be done about it. */
export interface Work {
  readonly state: SchedulerState;
  readonly actions: Action[];
  readonly atMs: number;
}
