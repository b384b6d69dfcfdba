import type { SenderEvent } from '../../../examples/node/index.ts';
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
    heard(event: SenderEvent) {
      const nowMs = Date.now();
      if (event.kind === 'acknowledged') {
        acknowledged += event.count;
        outstanding -= event.count;
        presence = seen(presence, nowMs);
      }
      if (event.kind === 'sent-again') resent += event.count;
      if (event.kind === 'connected') {
        connections = [...connections, event.address];
        if (outstanding === 0) presence = seen(presence, nowMs);
      }
      if (event.kind === 'disconnected') presence = gone(presence, nowMs, outstanding === 0);
    },
    read: (): Tally => ({ acknowledged, resent, connections, presence }),
  };
}
