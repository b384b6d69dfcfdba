import { accountId } from '../account.ts';
import type { Time } from '../wire/time.ts';
import type { GroupState, StoredEvent, StreamState } from './state.ts';

/** Keeps events, and lets queries see them once they are visible. */
export interface Store {
  add(
    group: GroupState,
    stream: StreamState,
    events: readonly { readonly timestamp: number; readonly message: string }[],
  ): void;
}

/** `visibleAfterMs` is for how long, of AWS's time, an ingested event is not yet seen by queries. */
export function makeStore(time: Time, visibleAfterMs: number): Store {
  let sequence = 0;
  return {
    add: (group, stream, events) => {
      const ingestionTime = time.nowMs();
      const stored: StoredEvent[] = events.map(({ timestamp, message }) => {
        sequence += 1;
        const visible = visibleAfterMs === 0;
        const place = {
          group: `${accountId}:${group.name}`,
          findsFields: group.class === 'STANDARD',
          stream: stream.name,
        };
        return { ...place, timestamp, ingestionTime, message, sequence, visible };
      });
      for (const event of stored) stream.events.push(event);
      if (visibleAfterMs > 0) void show(stored, time, visibleAfterMs);
    },
  };
}

async function show(events: readonly StoredEvent[], time: Time, visibleAfterMs: number): Promise<void> {
  try {
    await time.sleep(visibleAfterMs);
  } catch {
    // The cloud was closed; nobody queries any more.
    return;
  }
  for (const event of events) event.visible = true;
}
