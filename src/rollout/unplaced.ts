import type { ServiceEvent } from '../resources/service/service.ts';
import type { Cause } from '../tasks/cause.ts';
import { causeOfEvent } from '../tasks/eventCause.ts';

/** Why no task comes to run, by the last event of that kind, if no task was started since. @param events oldest first. */
export function unplaced(events: readonly ServiceEvent[]): Cause | undefined {
  const since = events.findLastIndex(({ message }) => /has started \d+ tasks|has reached a steady state/.test(message));
  return events
    .slice(since + 1)
    .toReversed()
    .map(({ message }) => causeOfEvent(message))
    .find((cause) => cause !== undefined);
}
