import type { Time } from '../wire/time.ts';
import type { GroupState, StoredEvent, StreamState } from './state.ts';

/** Keeps events, and lets queries see them once they have settled. */
export interface Store {
  add(
    group: GroupState,
    stream: StreamState,
    events: readonly { readonly timestamp: number; readonly message: string }[],
  ): void;
}

/** `settleMs` is for how long, of AWS's time, an ingested event is not yet seen by queries. */
export function makeStore(time: Time, settleMs: number): Store {
  let sequence = 0;
  return {
    add: (group, stream, events) => {
      const ingestionTime = time.nowMs();
      const stored: StoredEvent[] = events.map(({ timestamp, message }) => {
        sequence += 1;
        const visible = settleMs === 0;
        return { group: group.name, stream: stream.name, timestamp, ingestionTime, message, sequence, visible };
      });
      for (const event of stored) stream.events.push(event);
      if (settleMs > 0) void settle(stored, time, settleMs);
    },
  };
}

async function settle(events: readonly StoredEvent[], time: Time, settleMs: number): Promise<void> {
  try {
    await time.sleep(settleMs);
  } catch {
    // The cloud was closed; nobody queries any more.
    return;
  }
  for (const event of events) event.visible = true;
}
