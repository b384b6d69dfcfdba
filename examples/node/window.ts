import type { Packet } from './packet.ts';

export interface WindowLimits {
  /** How many packets may be on their way. */
  readonly packets: number;
  /** How long nothing may come back. */
  readonly ackTimeoutMs: number;
}

interface OnItsWay {
  readonly packet: Packet;
  readonly sentMs: number;
  /** The place in the order of sending on this connection. */
  readonly order: number;
}

/** What has to be done at a moment. */
export type Due =
  | { readonly kind: 'nothing' }
  /** Others that were sent after it were acknowledged: its own acknowledgement got lost, and it goes again, alone. */
  | { readonly kind: 'again'; readonly packet: Packet }
  /** Nothing comes back at all: whoever is there is not there any more. */
  | { readonly kind: 'stalled' };

/** Times the time-out. */
const MOST_PATIENCE = 8;

/**
 * What is on its way to the collector: a state that is told what happens and when.
 *
 * A connection begins with one packet and may have one more with each acknowledgement, up to the limit, so that a collector
 * that takes connections and answers nothing is asked with one packet at a time. To send it all of a backlog, again and again,
 * is how a backlog never drains.
 */
export class SendWindow {
  readonly #limits: WindowLimits;
  #onItsWay: readonly OnItsWay[] = [];
  #again: readonly Packet[] = [];
  #suspect: readonly Packet[] = [];
  #allowed = 0;
  #order = 0;
  /** The highest place that was acknowledged on this connection; -1 before the first. */
  #acknowledged = -1;
  #progressMs = 0;
  #patience = 1;

  constructor(limits: WindowLimits) {
    this.#limits = limits;
  }

  connected(atMs: number): void {
    this.#restart(1, atMs);
  }

  /**
   * All that was on its way goes again, in the order in which it went. A packet that was there alone when a connection ended
   * that never acknowledged anything may be the reason: the next connection begins with another one, if there is one.
   */
  disconnected(atMs: number): void {
    const unacknowledged = this.#onItsWay.map(({ packet }) => packet);
    const isSuspect = unacknowledged.length === 1 && !this.#hasProved();
    this.#again = [...this.#suspect, ...(isSuspect ? [] : unacknowledged), ...this.#again];
    this.#suspect = isSuspect ? unacknowledged : [];
    this.#restart(0, atMs);
  }

  hasRoom(): boolean {
    return this.#onItsWay.length < this.#allowed;
  }

  inFlight(): number {
    return this.#onItsWay.length;
  }

  /** What has to go again before anything new. */
  takeAgain(): Packet | undefined {
    const suspect = this.#hasProved() ? this.takeSuspect() : undefined;
    if (suspect) return suspect;
    const [first, ...rest] = this.#again;
    this.#again = rest;
    return first;
  }

  /** What goes again when there is nothing else to begin a connection with. */
  takeSuspect(): Packet | undefined {
    const [first] = this.#suspect;
    this.#suspect = [];
    return first;
  }

  /** A packet that could not be sent as the connection ended right then. */
  putBack(packet: Packet): void {
    this.#again = [...this.#again, packet];
  }

  sent(packet: Packet, atMs: number): void {
    this.#onItsWay = [...this.#onItsWay, { packet, sentMs: atMs, order: this.#order }];
    this.#order += 1;
  }

  /** The packet that a chunk id belongs to, once; undefined for a chunk that is not on its way, or not any more. */
  acknowledged(chunk: string, atMs: number): Packet | undefined {
    const found = this.#onItsWay.find(({ packet }) => packet.chunk === chunk);
    if (found === undefined) return undefined;
    this.#onItsWay = this.#onItsWay.filter((it) => it !== found);
    this.#acknowledged = Math.max(this.#acknowledged, found.order);
    this.#progressMs = atMs;
    this.#patience = 1;
    this.#allowed = Math.min(this.#limits.packets, this.#allowed + 1);
    return found.packet;
  }

  /** What is late. A packet that it names is off its way, and has to be sent again. */
  due(atMs: number): Due {
    const { ackTimeoutMs } = this.#limits;
    const late = this.#onItsWay.find(({ sentMs }) => atMs - sentMs >= ackTimeoutMs);
    if (late === undefined) return { kind: 'nothing' };
    if (late.order < this.#acknowledged) {
      this.#onItsWay = this.#onItsWay.filter((it) => it !== late);
      return { kind: 'again', packet: late.packet };
    }
    if (atMs - Math.max(this.#progressMs, late.sentMs) < ackTimeoutMs * this.#patience) return { kind: 'nothing' };
    // Each time that it comes to nothing it has twice as long: the collector may only be slow.
    this.#patience = Math.min(MOST_PATIENCE, this.#patience * 2);
    return { kind: 'stalled' };
  }

  /** Packets that were sent once and are not acknowledged. */
  unacknowledged(): readonly Packet[] {
    return [...this.#onItsWay.map(({ packet }) => packet), ...this.#suspect, ...this.#again];
  }

  #hasProved(): boolean {
    return this.#acknowledged >= 0;
  }

  #restart(mayHave: number, atMs: number): void {
    [this.#onItsWay, this.#allowed, this.#order, this.#acknowledged] = [[], mayHave, 0, -1];
    this.#progressMs = atMs;
  }
}
