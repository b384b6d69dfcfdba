import type { Finding } from './check.ts';
import type { Room } from './room.io.ts';

/** One check: its name, and how it comes to what it says. One that does not concern the configuration says nothing. */
export interface Look {
  readonly name: string;
  readonly look: (room: Room) => Promise<readonly Finding[]>;
}
