import { randomBytes } from 'node:crypto';
import { nowMs } from './clock.io.ts';
import type { Connection, Target } from './connection.io.ts';
import { recordsOf } from './entry.ts';
import { CollectorRefused, SpoolUnusable } from './errors.ts';
import { Flushes } from './flushes.ts';
import type { Limits } from './limits.ts';
import { ackedChunk, type Batch, encodePacket, type Packet } from './packet.ts';
import { Reach } from './reach.io.ts';
import type { Store } from './store.ts';
import type { SenderEvent, Tally } from './tally.ts';
import { SendWindow } from './window.ts';

interface LineOptions {
  readonly tag: string;
  readonly limits: Limits;
  /** Where the collector is now. */
  readonly target: () => Promise<Target>;
  readonly tell: (event: SenderEvent) => void;
  /** There is room for more. */
  readonly onRoom: () => void;
}

/** Takes records out of a store, over one connection after another, until they are acknowledged. */
export class Line {
  readonly #options: LineOptions;
  readonly #store: Store;
  readonly #window: SendWindow;
  readonly #reach: Reach;
  readonly #flushes = new Flushes();
  readonly #name = randomBytes(9).toString('base64url');
  readonly #counts = { acknowledged: 0, packets: 0, packetsAgain: 0, recordsAgain: 0, connections: 0 };
  #connection: Connection | undefined;
  #taken = 0;
  #toldLost = 0;
  #timer: NodeJS.Timeout | undefined;
  #pumping: Promise<void> | undefined;
  #isDry = true;

  constructor(store: Store, options: LineOptions) {
    const { limits, target, tell } = options;
    [this.#store, this.#options] = [store, options];
    this.#window = new SendWindow({ packets: limits.window, ackTimeoutMs: limits.ackTimeoutMs });
    const onConnection = (connection: Connection) => this.#onConnection(connection);
    this.#reach = new Reach({ limits, target, tell, onConnection, onEnd: () => this.#onEnd() });
    void this.#reach.run();
  }

  /** Does what is to be done now, and sets the clock for what is to be done next. */
  wake(): void {
    this.#isDry = false;
    this.#pumping ??= this.#pump().finally(() => {
      this.#pumping = undefined;
      if (!this.#isDry) this.wake();
    });
  }

  /**
   * Resolves when all that is in the store now is acknowledged.
   *
   * @throws SpoolUnusable where the store has lost some of it, or had before anybody was told here
   */
  async flush(): Promise<void> {
    const told = this.#toldLost;
    await this.#nothingWaits();
    this.#toldLost = this.#store.lost();
    if (this.#toldLost > told) throw lostBySpool(this.#toldLost - told);
  }

  async #nothingWaits(): Promise<void> {
    if (this.#store.pending() === 0) return;
    const onItsWay = this.#window.unacknowledged().reduce((sum, { batch }) => sum + batch.count, 0);
    const done = this.#flushes.until(this.#taken + this.#store.pending() - onItsWay);
    this.wake();
    await done;
  }

  /** Ends it. What is left is lost unless the caller keeps it; what is pending and not left is in the spool. */
  async close(): Promise<{ readonly left: readonly Batch[]; readonly pending: number }> {
    this.#reach.stop();
    this.#connection?.end('closed');
    this.#connection = undefined;
    clearTimeout(this.#timer);
    await this.#pumping;
    const pending = this.#store.pending();
    return { left: await this.#store.close(this.#window.unacknowledged().map(({ batch }) => batch)), pending };
  }

  tally(): Omit<Tally, 'accepted' | 'pending'> {
    return { ...this.#counts };
  }

  #onConnection(connection: Connection): void {
    this.#connection = connection;
    this.#counts.connections += 1;
    this.#window.connected(nowMs());
    connection.hear((answer) => void this.#onAnswer(answer));
    this.wake();
  }

  /** Whether something was on its way. */
  #onEnd(): boolean {
    const wasOwed = this.#window.inFlight() > 0;
    this.#connection = undefined;
    this.#window.disconnected(nowMs());
    return wasOwed;
  }

  async #pump(): Promise<void> {
    while (!this.#isDry) {
      this.#isDry = true;
      this.#lookForLate();
      await this.#fill();
    }
    clearTimeout(this.#timer);
    const waitMs = Math.min(this.#looksAgainMs(), this.#window.hasRoom() ? this.#readyInMs() : never);
    if (this.#connection && waitMs < never) this.#timer = setTimeout(() => this.wake(), Math.max(1, waitMs));
  }

  /** Whether something is late shows by looking. */
  #looksAgainMs(): number {
    return this.#window.inFlight() > 0 ? this.#options.limits.ackTimeoutMs / 10 : never;
  }

  #readyInMs(): number {
    const readyMs = this.#store.readyMs();
    return readyMs === undefined ? never : readyMs - nowMs();
  }

  #lookForLate(): void {
    const due = this.#window.due(nowMs());
    if (due.kind === 'stalled') this.#connection?.end('nothing came back for too long');
    if (due.kind === 'again' && this.#connection) this.#write(this.#connection, due.packet, true);
  }

  async #fill(): Promise<void> {
    while (this.#connection && this.#window.hasRoom()) {
      const again = this.#window.takeAgain();
      const fresh = again ? undefined : await this.#next();
      const packet = again ?? fresh ?? this.#window.takeSuspect();
      if (packet === undefined) return;
      // It may have ended while the disk was read.
      if (this.#connection) this.#write(this.#connection, packet, packet !== fresh);
      else this.#window.putBack(packet);
    }
  }

  async #next(): Promise<Packet | undefined> {
    const { isUrgent } = this.#flushes;
    if (!isUrgent && this.#readyInMs() > 0) return undefined;
    const batch = await this.#store.take(nowMs(), isUrgent);
    if (batch === undefined) {
      this.#settle();
      return undefined;
    }
    const packet = { chunk: `${this.#name}-${this.#taken}`, batch, from: this.#taken };
    this.#taken += batch.count;
    return packet;
  }

  #write(through: Connection, packet: Packet, isAgain: boolean): void {
    through.write(encodePacket(this.#options.tag, packet));
    this.#window.sent(packet, nowMs());
    this.#counts.packets += 1;
    if (!isAgain) return;
    this.#counts.packetsAgain += 1;
    this.#counts.recordsAgain += packet.batch.count;
    this.#options.tell({ kind: 'sent-again', count: packet.batch.count });
  }

  async #onAnswer(answer: unknown): Promise<void> {
    const chunk = ackedChunk(answer);
    if (chunk === undefined) return this.#onStranger(answer);
    const packet = this.#window.acknowledged(chunk, nowMs());
    if (packet === undefined) return;
    const { batch } = packet;
    this.#reach.worked();
    this.#counts.acknowledged += batch.count;
    // Called before anything is awaited: a record is on its way, or in the store, or acknowledged.
    const released = this.#store.release(batch);
    this.#options.tell({ kind: 'acknowledged', count: batch.count, records: () => recordsOf(batch.entries) });
    await released;
    this.#settle();
    this.#options.onRoom();
    this.wake();
  }

  /** Records that the disk has lost are waited for by nobody, once there is nothing else. */
  #settle(): void {
    const isDone = this.#store.pending() === 0;
    const lowest = Math.min(this.#taken, ...this.#window.unacknowledged().map(({ from }) => from));
    this.#flushes.settle(isDone ? never : lowest);
  }

  /** A collector that wants a key says HELO before anything else, and does not take a packet. */
  #onStranger(answer: unknown): void {
    if (!Array.isArray(answer) || answer[0] !== 'HELO') return;
    const hint = 'give sharedKey, as in <security> of the collector. What is pending is kept, and tried again.';
    this.#reach.refused(new CollectorRefused('the collector asks for a shared key, and none is configured', { hint }));
    this.#connection?.end('the collector asks for a shared key');
  }
}

function lostBySpool(count: number): SpoolUnusable {
  return new SpoolUnusable(`${count} records that the spool took were not acknowledged, and cannot be read any more`, {
    hint: 'the problem that was told before names the file',
  });
}

const never = Number.POSITIVE_INFINITY;
