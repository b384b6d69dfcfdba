import type { Condition } from '../records/containerOrder.ts';

/** What others wait for in a container's life. Each is reached or missed once; the first word counts. */
export interface Milestones {
  reach(condition: Condition): void;
  miss(condition: Condition, why: string): void;
  /** Rejects when it is missed. */
  wait(condition: Condition): Promise<void>;
}

export function makeMilestones(): Milestones {
  const all = { START: milestone(), COMPLETE: milestone(), SUCCESS: milestone(), HEALTHY: milestone() };
  return {
    reach: (condition) => all[condition].resolve(),
    miss: (condition, why) => all[condition].reject(new Error(why)),
    wait: (condition) => all[condition].promise,
  };
}

function milestone(): PromiseWithResolvers<void> {
  const one = Promise.withResolvers<void>();
  one.promise.catch(() => undefined); // mostly nobody waits, which is no error
  return one;
}
