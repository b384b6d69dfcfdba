import { invalid } from './refuse.ts';
import type { StoredEvent } from './state.ts';

const mostEvents = 10_000;
const mostBytes = 1_048_576;

/**
 * The first events that fit into one page: as many as were asked for, 10,000 and 1 MB at most.
 *
 * @throws AwsError InvalidParameterException for a limit outside 1 to 10,000
 */
export function fitPage(events: readonly StoredEvent[], limit: number | undefined): readonly StoredEvent[] {
  const most = limit ?? mostEvents;
  if (!Number.isInteger(most) || most < 1 || most > mostEvents) {
    throw invalid(`limit is from 1 to ${mostEvents}, not ${most}`);
  }
  let bytes = 0;
  let count = 0;
  for (const { message } of events) {
    bytes += Buffer.byteLength(message);
    if (count === most || (bytes > mostBytes && count > 0)) break;
    count += 1;
  }
  return events.slice(0, count);
}
