import { type FilteredLogEvent, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ReadFailed } from '../../errors.ts';
import type { Window } from '../window.ts';
import { type GroupName, listed } from './groupName.ts';
import { allPages } from './pages.ts';
import { patiently, quotaPace } from './patiently.ts';
import type { LogsWorld } from './world.ts';

/** How many pages of up to 1 MB are read for the lines of a few windows. */
export const mostPages = 100;

/**
 * All events of a range of `@timestamp`, as they were put: FilterLogEvents, since what Insights shows of a long event is
 * documented for GetLogRecord only.
 *
 * @throws ReadFailed where there are more pages than fit; what the SDK throws
 */
export async function readEvents(
  { logs, clock }: LogsWorld,
  group: GroupName,
  { fromMs, toMs }: Window,
  abortSignal: AbortSignal,
): Promise<readonly FilteredLogEvent[]> {
  let count = 0;
  const page = (nextToken?: string) => {
    count += 1;
    if (count > mostPages) throw new ReadFailed(`more events than fit: over ${mostPages} pages of them`);
    // Both ends belong to the range.
    const input = { ...listed(group), startTime: fromMs, endTime: toMs - 1, nextToken };
    return patiently(clock, quotaPace, abortSignal, () =>
      logs.send(new FilterLogEventsCommand(input), { abortSignal }),
    );
  };
  const pages = await allPages(await page(), async (token) => page(token));
  return pages.flatMap(({ events = [] }) => events);
}
