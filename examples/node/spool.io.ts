import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { makeBatches } from './batches.ts';
import { NotTaken, SpoolUnusable } from './errors.ts';
import { encodeFrame } from './frame.ts';
import type { Limits } from './limits.ts';
import { takeOwnership } from './owner.io.ts';
import type { Batch } from './packet.ts';
import { createSegment, damaged, readBatch, reopenSegments, type Segment, type SpoolProblem } from './segment.io.ts';
import type { Store } from './store.ts';

/** How long a disk that took nothing, or gave nothing, is left alone. */
const RETRY_MS = 1000;

interface Waiting {
  readonly entry: Buffer;
  readonly written: () => void;
  readonly failed: (error: NotTaken) => void;
}

interface Opened {
  readonly folder: string;
  readonly limits: Limits;
  readonly tell: SpoolProblem;
  readonly letGo: () => Promise<void>;
  readonly segments: Segment[];
}

/**
 * A store on a local disk: what it took survives the process, and the next one sends it with the same ids. It holds in memory
 * no more than what is not written yet and what is on its way.
 *
 * @throws SpoolUnusable where the folder is another process's, or cannot be made
 */
export async function openSpool(folder: string, limits: Limits, tell: SpoolProblem): Promise<Store> {
  const letGo = await takeOwnership(folder);
  try {
    return new Spool({ folder, limits, tell, letGo, segments: await reopenSegments(folder, limits, tell) });
  } catch (cause) {
    await letGo();
    throw new SpoolUnusable(`the spool ${folder} cannot be read: ${(cause as Error).message}`, {
      cause,
      hint: 'its files belong to the user of the process that writes them',
    });
  }
}

class Spool implements Store {
  readonly #opened: Opened;
  /** Where a batch was read from. */
  readonly #from = new WeakMap<Batch, Segment>();
  readonly #syncing: NodeJS.Timeout;
  #number: number;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #writing: Promise<void> | undefined;
  #removing: Promise<void> = Promise.resolve();
  /** The file that is written to. */
  #current: Segment | undefined;
  #sinceMs = 0;
  /** Until then nothing is read, as the disk gave nothing; 0 where it did. */
  #notBeforeMs = 0;
  #lost = 0;
  #isClosed = false;

  constructor(opened: Opened) {
    this.#opened = opened;
    this.#number = Math.max(0, ...opened.segments.map(({ number }) => number));
    this.#syncing = setInterval(() => this.#current?.sync().catch(() => undefined), opened.limits.spoolSyncMs);
    this.#syncing.unref();
  }

  hasRoom(sizeBytes: number): boolean {
    const { maxPending, maxPendingBytes, spoolBytes } = this.#opened.limits;
    if (this.#waiting.length >= maxPending || this.#sizeBytes() + sizeBytes > spoolBytes) return false;
    return this.#waiting.length === 0 || this.#waitingBytes + sizeBytes <= maxPendingBytes;
  }

  put(entry: Buffer, atMs: number): Promise<void> {
    if (this.#unread() + this.#waiting.length === 0) this.#sinceMs = atMs;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ entry, written: resolve, failed: reject });
    this.#waitingBytes += entry.length;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
    });
    return promise;
  }

  async take(atMs: number): Promise<Batch | undefined> {
    if (atMs < this.#notBeforeMs) return undefined;
    this.#notBeforeMs = 0;
    const segment = this.#opened.segments.find(({ taken, records }) => taken < records);
    if (segment === undefined) return undefined;
    this.#sinceMs = atMs;
    try {
      const batch = await readBatch(segment, this.#opened.limits);
      if (batch) this.#from.set(batch, segment);
      else await this.#giveUp(segment);
      return batch;
    } catch (error) {
      this.#notBeforeMs = atMs + RETRY_MS;
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') this.#lost += segment.forget();
      this.#opened.tell(`the spool cannot be read: ${(error as Error).message}`, whatFollows(error));
      return undefined;
    }
  }

  readyMs(): number | undefined {
    const { packetRecords, lingerMs } = this.#opened.limits;
    const count = this.#unread();
    if (count === 0) return undefined;
    if (this.#notBeforeMs > 0) return this.#notBeforeMs;
    return count >= packetRecords ? 0 : this.#sinceMs + lingerMs;
  }

  async release(batch: Batch): Promise<void> {
    const segment = this.#from.get(batch);
    if (segment) segment.released += batch.count;
    await this.#tidy();
  }

  pending(): number {
    const { segments } = this.#opened;
    return segments.reduce((sum, { records, released }) => sum + records - released, this.#waiting.length);
  }

  lost(): number {
    return this.#lost;
  }

  async close(): Promise<readonly Batch[]> {
    this.#isClosed = true;
    await this.#writing;
    clearInterval(this.#syncing);
    await this.#tidy();
    // What it holds is written, and read by the next process unless the host is lost.
    await this.#current?.seal().catch((error) => this.#isNotSynced(error));
    await this.#opened.letGo();
    const batches = makeBatches(this.#opened.limits);
    for (const { entry, failed } of this.#waiting) {
      batches.add(entry, 0);
      failed(new NotTaken('the sender was closed before the record was written', { hint: 'close() returns it' }));
    }
    return batches.takeAll();
  }

  async #writeAll(): Promise<void> {
    // What is handed over in the same turn goes into the same frame.
    await nextTurn();
    while (this.#waiting.length > 0) {
      const taken = upTo(this.#waiting, this.#opened.limits);
      if (await this.#write(taken)) this.#written(taken);
      else if (this.#isClosed) return;
      else await wait(RETRY_MS);
    }
  }

  async #write(taken: readonly Waiting[]): Promise<boolean> {
    try {
      const segment = await this.#writable();
      const entries = Buffer.concat(taken.map(({ entry }) => entry));
      await segment.append(encodeFrame({ entries, count: taken.length }), taken.length);
      return true;
    } catch (error) {
      await this.#current?.seal().catch(() => undefined);
      this.#current = undefined;
      const { folder, tell } = this.#opened;
      tell(`the spool ${folder} takes nothing: ${(error as Error).message}`, 'send() waits until it does');
      return false;
    }
  }

  async #writable(): Promise<Segment> {
    const { folder, limits, segments } = this.#opened;
    if (this.#current && this.#current.sizeBytes < limits.segmentBytes) return this.#current;
    await this.#current?.seal();
    this.#number += 1;
    this.#current = await createSegment(folder, this.#number);
    segments.push(this.#current);
    return this.#current;
  }

  #written(taken: readonly Waiting[]): void {
    this.#waiting = this.#waiting.slice(taken.length);
    this.#waitingBytes -= taken.reduce((sum, { entry }) => sum + entry.length, 0);
    for (const { written } of taken) written();
  }

  async #giveUp(segment: Segment): Promise<undefined> {
    this.#opened.tell(...damaged(segment.path, segment.readBytes));
    this.#lost += segment.forget();
    await segment.giveUp();
  }

  /** Removes what was acknowledged whole, the one that is written to as well if nobody writes at the moment. */
  #tidy(): Promise<void> {
    const { segments } = this.#opened;
    const done = segments.filter(
      (it) => it.released === it.records && (it !== this.#current || this.#writing === undefined),
    );
    for (const segment of done) {
      segments.splice(segments.indexOf(segment), 1);
      if (segment === this.#current) this.#current = undefined;
      // One that stays is sent again by the next process, and the collector knows its ids.
      this.#removing = this.#removing.then(() => segment.remove()).catch((error) => this.#stays(error));
    }
    return this.#removing;
  }

  #stays({ message }: Error): void {
    this.#opened.tell(`a file of the spool cannot be removed: ${message}`, 'the next process sends it again');
  }

  #isNotSynced({ message }: Error): void {
    const { folder, tell } = this.#opened;
    tell(`the spool ${folder} could not be forced to the disk: ${message}`, 'a loss of the host now loses its end');
  }

  #unread(): number {
    return this.#opened.segments.reduce((sum, { records, taken }) => sum + records - taken, 0);
  }

  #sizeBytes(): number {
    return this.#opened.segments.reduce((sum, { sizeBytes }) => sum + sizeBytes, this.#waitingBytes);
  }
}

function whatFollows(error: unknown): string {
  const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
  return isGone ? 'somebody has removed the file, and the records in it with it' : 'it is tried again';
}

/** As many as go into one frame. */
function upTo(waiting: readonly Waiting[], { packetRecords, packetBytes }: Limits): readonly Waiting[] {
  let sizeBytes = 0;
  const first = waiting.slice(0, packetRecords);
  const end = first.findIndex(({ entry }, index) => {
    sizeBytes += entry.length;
    return index > 0 && sizeBytes > packetBytes;
  });
  return end < 0 ? first : first.slice(0, end);
}
