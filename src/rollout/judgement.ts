import type { ObservedService } from '../resources/service/service.ts';
import type { Outcome } from './outcome.ts';

/** What a snapshot says of the rollout. */
export interface Judgement {
  /** Undefined: it goes on. */
  readonly done: Extract<Outcome, 'succeeded' | 'rolled-back' | 'superseded' | 'failed'> | undefined;
  /** The state of things, or why it ended, in one sentence. */
  readonly because: string;
}

/** @param more what else there is to say, with the space before it. */
export function goesOn(state: string, service: ObservedService, more = ''): Judgement {
  const { runningCount, pendingCount, desiredCount } = service;
  const tasks = `tasks: ${runningCount} running, ${pendingCount} pending, ${desiredCount} desired`;
  return { done: undefined, because: `${state}; ${tasks}${more}` };
}

export function failed(because: string): Judgement {
  return { done: 'failed', because };
}

export function rolledBack(why: string): Judgement {
  return { done: 'rolled-back', because: `ECS put the previous revision back: ${why}` };
}

/** @param newer what is in charge instead, by its ARN or id. */
export function superseded(newer: string): Judgement {
  return { done: 'superseded', because: `a newer deployment took over: ${newer}` };
}
