import { setTimeout as wait } from 'node:timers/promises';
import { backoffMs } from './backoff.ts';
import { type Connection, openConnection, type Target } from './connection.io.ts';
import { CollectorRefused } from './errors.ts';
import type { Limits } from './limits.ts';
import type { SenderEvent } from './tally.ts';

interface Reached {
  readonly limits: Pick<Limits, 'reconnectMs' | 'refusedMs'>;
  /** Where the collector is now: asked before each attempt. */
  readonly target: () => Promise<Target>;
  readonly tell: (event: SenderEvent) => void;
  readonly onConnection: (connection: Connection) => void;
  /** Says whether an acknowledgement was owed. */
  readonly onEnd: () => boolean;
}

/** Attempts in a row that failed; before that it is a redeploy. */
const WORTH_A_WORD = 5;

/** Keeps one connection to wherever the collector is, until it is stopped. */
export class Reach {
  readonly #to: Reached;
  readonly #stopped = new AbortController();
  #attempt = 0;
  #isRefused = false;

  constructor(to: Reached) {
    this.#to = to;
  }

  async run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      this.#isRefused = false;
      await this.#connectOnce().catch((error: Error) => this.#onFailure(error));
      await wait(this.#pauseMs(), undefined, this.#stopped).catch(() => undefined);
      this.#attempt += 1;
    }
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** The collector took something: what went wrong before is over. */
  worked(): void {
    this.#attempt = 0;
  }

  /** It is there and does not want us, which only a person will change. */
  refused({ message, hint }: CollectorRefused): void {
    this.#isRefused = true;
    this.#to.tell({ kind: 'problem', message, hint });
  }

  async #connectOnce(): Promise<void> {
    const target = await this.#to.target();
    const connection = await openConnection(target);
    if (this.#stopped.signal.aborted) {
      connection.end('closed');
      return;
    }
    this.#to.tell({ kind: 'connected', address: target.address });
    this.#to.onConnection(connection);
    const because = await connection.ended;
    const wasOwed = this.#to.onEnd();
    // Whoever closed the sender knows it; the collector may be well.
    if (this.#stopped.signal.aborted) return;
    this.#to.tell({ kind: 'disconnected', because });
    if (wasOwed && this.#attempt === WORTH_A_WORD) this.#silent(because);
  }

  #onFailure(error: Error): void {
    if (this.#stopped.signal.aborted) return;
    if (error instanceof CollectorRefused) this.refused(error);
    else if (this.#attempt === WORTH_A_WORD) this.#unreachable(error);
  }

  #silent(because: string): void {
    const message = `whoever answers at the collector's address takes connections and acknowledges nothing: ${because}`;
    this.#to.tell({ kind: 'problem', message, hint: 'what is pending is kept, and tried again' });
  }

  #unreachable(error: Error): void {
    const message = `the collector cannot be reached: ${error.message}`;
    this.#to.tell({ kind: 'problem', message, hint: 'what is pending is kept, and tried again' });
  }

  #pauseMs(): number {
    const { refusedMs, reconnectMs } = this.#to.limits;
    const [firstMs, mostMs] = this.#isRefused ? refusedMs : reconnectMs;
    return backoffMs({ firstMs, mostMs }, this.#attempt, Math.random());
  }
}
