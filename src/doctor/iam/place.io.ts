import type { Room } from '../room.io.ts';
import { mapped, type Seen } from '../seen.ts';
import { partitionOf } from './caller.ts';
import type { Place } from './executionNeeds.ts';

/** Where the task will run, as ARNs begin with it. */
export async function readPlace({ shared, region = '*' }: Pick<Room, 'shared' | 'region'>): Promise<Seen<Place>> {
  return mapped(await shared.caller(), (caller) => ({
    partition: partitionOf(caller),
    region,
    account: caller.account,
  }));
}
