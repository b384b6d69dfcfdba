import type { ObservedService } from '../resources/service/service.ts';
import type { Outcome } from './outcome.ts';

/** What a snapshot says of the rollout. */
export interface Judgement {
  /** Undefined: it goes on. */
  readonly done: Extract<Outcome, 'succeeded' | 'rolled-back' | 'superseded' | 'failed'> | undefined;
  /** The state of things, or why it ended, in one sentence. */
  readonly because: string;
  /** What a person can do about how it ended. */
  readonly hint?: string;
}

/** @param more what else there is to say, with the space before it. */
export function goesOn(state: string, service: ObservedService | undefined, more = ''): Judgement {
  if (!service) return { done: undefined, because: `${state}; the service could not be seen${more}` };
  const { runningCount, pendingCount, desiredCount } = service;
  const tasks = `tasks: ${runningCount} running, ${pendingCount} pending, ${desiredCount} desired`;
  return { done: undefined, because: `${state}; ${tasks}${more}` };
}

export function failed(because: string, hint?: string): Judgement {
  return { done: 'failed', because, ...(hint !== undefined && { hint }) };
}

export function rolledBack(why: string): Judgement {
  return {
    done: 'rolled-back',
    because: `ECS put the previous revision back: ${why}`,
    hint: 'mend the cause and deploy again: the same push starts a new rollout',
  };
}

/**
 * @param newer what is in charge instead, by its ARN or id.
 * @param revision what that one brings, where it is known.
 */
export function superseded(newer: string, revision?: string): Judgement {
  const brings = revision === undefined ? '' : `, which brings ${revision.slice(revision.lastIndexOf('/') + 1)}`;
  return {
    done: 'superseded',
    because: `a newer deployment took over: ${newer}${brings}`,
    hint: 'what that one brings is what runs, and ours never will: look at its run, and deploy again only if ours has to win',
  };
}
