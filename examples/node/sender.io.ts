import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { checkOptions } from './checkOptions.ts';
import { nowMs } from './clock.io.ts';
import { type LogRecord, recordsOf } from './entry.ts';
import { NotTaken } from './errors.ts';
import { Ids, senderName } from './ids.ts';
import { type Limits, limitsOf } from './limits.ts';
import { Line } from './line.io.ts';
import { memoryStore } from './memory.ts';
import type { SenderOptions } from './options.ts';
import { pack } from './pack.ts';
import { printProblems } from './problems.io.ts';
import { Room } from './room.ts';
import { openSpool } from './spool.io.ts';
import type { Store } from './store.ts';
import type { SenderEvent, Tally } from './tally.ts';
import { targetOf } from './target.io.ts';

/** What the collector has not got when a sender is closed. */
export interface Remainder {
  /** Records that nobody has any more but whoever reads this. */
  readonly undelivered: readonly Readonly<Record<string, unknown>>[];
  /** Records that wait in the spool for the next process. */
  readonly spooled: number;
}

export interface Sender {
  /**
   * Hands a record over. Resolves with its id once it is queued, with a spool once it is written; until there is room it waits:
   * await it, and the application is as slow as it has to be.
   *
   * @param time when it happened; now, unless said
   * @throws RecordRefused for a record that no collector could take; NotTaken after `close()`
   */
  send(record: LogRecord, time?: Date): Promise<string>;
  /** The same without waiting: false where there is no room, and then the record is still the caller's. */
  offer(record: LogRecord, time?: Date): boolean;
  /**
   * Resolves when everything that was handed over before is acknowledged.
   *
   * @throws SpoolUnusable once where some of it cannot be read from the spool any more, when all else is acknowledged
   */
  flush(): Promise<void>;
  /** Takes nothing more, and ends when all is acknowledged or the time is over. Says what is not delivered. */
  close(options?: { readonly timeoutMs?: number }): Promise<Remainder>;
  tally(): Tally;
}

/**
 * Sends records to Fluentd by the forward protocol, each of them until it is acknowledged.
 *
 * @throws OptionRefused
 */
export function openSender(options: SenderOptions): Sender {
  return new ForwardSender(options);
}

/** What is there once the store is open. */
interface Opened {
  readonly store: Store;
  readonly line: Line;
}

class ForwardSender implements Sender {
  readonly #limits: Limits;
  readonly #hasSpool: boolean;
  readonly #ids: Ids;
  readonly #room = new Room();
  readonly #opening: Promise<Opened>;
  #opened: Opened | undefined;
  #accepted = 0;
  #closing: Promise<Remainder> | undefined;
  #isOver = false;

  constructor(options: SenderOptions) {
    checkOptions(options);
    const { idKey = 'id', onEvent = printProblems(), spool } = options;
    const tell = beside(onEvent);
    this.#limits = limitsOf(options);
    this.#hasSpool = spool !== undefined;
    this.#ids = new Ids(senderName(randomBytes(64)), idKey);
    this.#opening = this.#open(options, tell);
    this.#opening.catch(({ message, hint = '' }) => tell({ kind: 'problem', message, hint }));
  }

  async send(record: LogRecord, time = new Date()): Promise<string> {
    const { id, entry } = this.#pack(record, time);
    this.#ids.use(id);
    if (this.#isCrowded(entry.length)) throw tooManyWait(this.#room.waiting);
    const { store, line } = this.#opened ?? (await this.#opening);
    if (this.#room.waiting > 0 || !store.hasRoom(entry.length)) await this.#room.wait(entry.length);
    if (this.#isOver)
      throw new NotTaken('the sender was closed before there was room', { hint: 'nothing was acknowledged' });
    await this.#put({ store, line }, entry);
    return id;
  }

  offer(record: LogRecord, time = new Date()): boolean {
    const { id, entry } = this.#pack(record, time);
    if (this.#opened === undefined || this.#room.waiting > 0 || !this.#opened.store.hasRoom(entry.length)) return false;
    this.#ids.use(id);
    // What is not written when it is closed, close() returns.
    this.#put(this.#opened, entry).catch(() => undefined);
    return true;
  }

  async flush(): Promise<void> {
    const { line } = await this.#opening;
    // What send() has not let in yet was handed over too.
    await this.#room.entered();
    await line.flush();
  }

  close({ timeoutMs = 10_000 } = {}): Promise<Remainder> {
    this.#closing ??= this.#close(timeoutMs);
    return this.#closing;
  }

  async #close(timeoutMs: number): Promise<Remainder> {
    const { line } = await this.#opening;
    await within(timeoutMs, this.#drained());
    this.#isOver = true;
    this.#letIn();
    const { left, pending } = await line.close();
    const undelivered = left.flatMap(({ entries }) => recordsOf(entries));
    return { undelivered, spooled: this.#hasSpool ? pending - undelivered.length : 0 };
  }

  tally(): Tally {
    const pending = this.#opened?.store.pending() ?? 0;
    return { ...none, ...this.#opened?.line.tally(), accepted: this.#accepted, pending };
  }

  async #open(options: SenderOptions, tell: (event: SenderEvent) => void): Promise<Opened> {
    const { tag, spool } = options;
    const limits = this.#limits;
    const problem = (message: string, hint: string) => tell({ kind: 'problem', message, hint });
    const store = spool === undefined ? memoryStore(limits) : await openSpool(spool, limits, problem);
    let attempt = 0;
    const target = () => targetOf(options, limits.connectTimeoutMs, attempt++);
    const line = new Line(store, { tag, limits, target, tell, onRoom: () => this.#letIn() });
    this.#opened = { store, line };
    return this.#opened;
  }

  #pack(record: LogRecord, time: Date): { readonly id: string; readonly entry: Buffer } {
    if (this.#closing) throw new NotTaken('the sender is closed', { hint: 'close it when nothing more comes' });
    const named = this.#ids.name(record);
    return { id: named.id, entry: pack(named.record, time, this.#limits.recordBytes) };
  }

  async #put({ store, line }: Opened, entry: Buffer): Promise<void> {
    this.#accepted += 1;
    const isSafe = store.put(entry, nowMs());
    line.wake();
    await isSafe;
    // What waited to be written may have kept others out, and can be read now.
    this.#letIn();
    line.wake();
  }

  /** Whether as much waits already as may be pending. */
  #isCrowded(sizeBytes: number): boolean {
    const { maxPending, maxPendingBytes } = this.#limits;
    const { waiting, sizeBytes: waitingBytes } = this.#room;
    return waiting >= maxPending || (waiting > 0 && waitingBytes + sizeBytes > maxPendingBytes);
  }

  /** Those that wait for room enter as far as there is some, and all of them when it is over. */
  #letIn(): void {
    const hasRoom = (sizeBytes: number) => this.#isOver || this.#opened?.store.hasRoom(sizeBytes) === true;
    // One a turn: each takes its room when it has entered.
    if (this.#room.letOneIn(hasRoom) && this.#room.waiting > 0) queueMicrotask(() => this.#letIn());
  }

  /** Nobody waits for room, and all is acknowledged. */
  async #drained(): Promise<void> {
    const { line } = await this.#opening;
    // What the spool has lost was told of as it was found, and nobody could deliver it.
    do await line.flush().catch(() => undefined);
    while (this.#room.waiting > 0 && !this.#isOver);
  }
}

const none = { acknowledged: 0, packets: 0, packetsAgain: 0, recordsAgain: 0, connections: 0 };

/** What a listener throws is the application's, as with any listener. It takes no part in what is sent. */
function beside(onEvent: (event: SenderEvent) => void): (event: SenderEvent) => void {
  return (event) => {
    try {
      onEvent(event);
    } catch (error) {
      process.nextTick(() => {
        throw error;
      });
    }
  };
}

function tooManyWait(count: number): NotTaken {
  return new NotTaken(`${count} calls of send() wait for room already`, { hint: 'await send(), or use offer()' });
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  const stop = new AbortController();
  await Promise.race([work, wait(limitMs, undefined, stop).catch(() => undefined)]);
  stop.abort();
}
