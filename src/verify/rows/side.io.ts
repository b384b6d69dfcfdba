import type { Verify } from '../../config/schema.ts';
import { LegacyLogError } from '../../errors.ts';
import type { Clock } from '../../world/world.ts';
import type { Session } from '../engines/source.ts';
import type { Grid } from '../grid.ts';
import type { DatabaseSide, Reading } from '../side.ts';
import type { Window } from '../window.ts';
import { type AccessWorld, connect } from './connect.io.ts';
import { beginLook, type Look } from './look.ts';
import { groups, members } from './members.ts';
import { unknown } from './read.ts';
import { refusalOf } from './refusal.ts';
import { stoppable } from './stoppable.io.ts';
import { tally } from './tally.ts';

export interface RowsWorld extends AccessWorld {
  readonly clock: Clock;
}

const most = { ofWindow: 100_000, ofCall: 250_000 };

/**
 * The database's side of a verification. It connects when it is first asked, and once a run; after a connection broke, once
 * more at the next look. Counting begins a look, and what is asked after it sees the same moment.
 */
export function openDatabaseSide(world: RowsWorld, settings: Verify, _grid: Grid): DatabaseSide {
  const notes = new Set<string>();
  const held = new Held(world, settings);
  const read = async <Value>(
    windows: readonly Window[],
    signal: AbortSignal,
    work: (look: Look) => Promise<readonly Reading<Value>[]>,
    isNew: boolean,
  ): Promise<readonly Reading<Value>[]> => {
    try {
      return await held.withLook(signal, isNew, async (look) => {
        for (const note of look.notes) notes.add(note);
        return await work(look);
      });
    } catch (error) {
      const because = refusalOf(signal.aborted ? signal.reason : error);
      return windows.map(() => unknown(because));
    }
  };
  return {
    name: 'database',
    tally: (windows, signal) => read(windows, signal, (look) => tally(look, windows), true),
    members: (windows, signal, lines) => read(windows, signal, (look) => members(look, windows, most, lines), false),
    groups: (windows, signal) => read(windows, signal, (look) => groups(look, windows), false),
    notes: () => [...notes],
    close: () => held.close(),
  };
}

/** How often in a row no connection may come about before a run asks no more: each attempt may wait for 10 s. */
const mostFailures = 2;

/** The connection and the look at hand. One after the other is served, as a connection does one thing at a time. */
class Held {
  readonly #world: RowsWorld;
  readonly #settings: Verify;
  #session: Session | undefined;
  #look: Look | undefined;
  #failures = 0;
  #failure: unknown;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(world: RowsWorld, settings: Verify) {
    this.#world = world;
    this.#settings = settings;
  }

  withLook<Value>(signal: AbortSignal, isNew: boolean, work: (look: Look) => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(() => this.#serve(signal, isNew, work));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#drop();
  }

  async #serve<Value>(signal: AbortSignal, isNew: boolean, work: (look: Look) => Promise<Value>): Promise<Value> {
    signal.throwIfAborted();
    const session = await this.#connected(signal);
    const { clock } = this.#world;
    try {
      return await stoppable(
        clock,
        signal,
        () => session.cancel(),
        async () => {
          if (isNew) this.#look = undefined;
          this.#look ??= await beginLook(session, this.#settings, clock.nowMs());
          return await work(this.#look);
        },
      );
    } catch (error) {
      this.#look = undefined;
      // What the table lacks is no fault of the connection; after everything else nobody knows what state it is in. A
      // statement that was refused ends its transaction, and the next one would be told of that alone.
      if (signal.aborted || !(error instanceof LegacyLogError) || error.cause !== undefined) await this.#drop();
      throw error;
    }
  }

  async #connected(signal: AbortSignal): Promise<Session> {
    if (this.#session !== undefined) return this.#session;
    if (this.#failures >= mostFailures) throw this.#failure;
    const opening = connect(this.#world, this.#settings.database, signal);
    try {
      this.#session = await stoppable(
        this.#world.clock,
        signal,
        async () => {},
        () => opening,
      );
      this.#failures = 0;
      return this.#session;
    } catch (error) {
      // One that opens too late would keep the process alive.
      opening.then((late) => late.close()).catch(() => {});
      if (!signal.aborted) [this.#failures, this.#failure] = [this.#failures + 1, error];
      throw error;
    }
  }

  async #drop(): Promise<void> {
    const session = this.#session;
    [this.#session, this.#look] = [undefined, undefined];
    await session?.close().catch(() => {});
  }
}
