import { makeBatches } from './batches.ts';
import type { Limits } from './limits.ts';
import type { Store } from './store.ts';

/** A store that is lost with the process, and bounded. */
export function memoryStore(limits: Limits): Store {
  const batches = makeBatches(limits);
  let [pending, pendingBytes] = [0, 0];
  return {
    hasRoom: (sizeBytes) =>
      pending === 0 || (pending < limits.maxPending && pendingBytes + sizeBytes <= limits.maxPendingBytes),
    async put(entry, atMs) {
      pending += 1;
      pendingBytes += entry.length;
      batches.add(entry, atMs);
    },
    take: async (atMs, isUrgent) => batches.take(atMs, isUrgent),
    readyMs: batches.readyMs,
    async release({ count, entries }) {
      pending -= count;
      pendingBytes -= entries.length;
    },
    pending: () => pending,
    lost: () => 0,
    close: async (unacknowledged) => [...unacknowledged, ...batches.takeAll()],
  };
}
