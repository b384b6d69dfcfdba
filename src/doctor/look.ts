import type { Finding } from './check.ts';
import type { Room } from './room.io.ts';

/** One check: its name, and how it comes to what it says. One that does not concern the configuration says nothing. */
export interface Look {
  readonly name: string;
  /** The settings that it is about: what it finds is about the one whose value it names, or about the first that is set. */
  readonly about: readonly string[];
  readonly look: (room: Room) => Promise<readonly Finding[]>;
}
