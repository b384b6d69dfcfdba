import { gone, neverSeen, type Presence, seen } from './presence.ts';

/** What became of the records so far. */
export interface Tally {
  readonly acknowledged: number;
  readonly resent: number;
  /** The addresses it connected to, in order. */
  readonly connections: readonly string[];
  readonly presence: Presence;
}

/** Counts for a sender what happens to its records and its connection. */
export function makeTally() {
  let [acknowledged, resent, outstanding] = [0, 0, 0];
  let connections: readonly string[] = [];
  let presence = neverSeen;
  return {
    queued() {
      outstanding += 1;
    },
    acknowledgedBy(isCurrent: boolean) {
      acknowledged += 1;
      outstanding -= 1;
      if (isCurrent) presence = seen(presence, Date.now());
    },
    resent() {
      resent += 1;
    },
    connected(host: string) {
      connections = [...connections, host];
      if (outstanding === 0) presence = seen(presence, Date.now());
    },
    broken() {
      presence = gone(presence, Date.now(), outstanding === 0);
    },
    outstanding: () => outstanding,
    read: (): Tally => ({ acknowledged, resent, connections, presence }),
  };
}
