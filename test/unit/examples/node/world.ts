import type { Packet } from '../../../../examples/node/packet.ts';
import { SendWindow, type WindowLimits } from '../../../../examples/node/window.ts';

/** What becomes of a packet that is sent. */
export type Fault =
  | { readonly kind: 'ack'; readonly delayMs: number }
  | { readonly kind: 'ack-lost' }
  | { readonly kind: 'ends'; readonly isStored: boolean }
  /** Nothing comes back on this connection any more. */
  | { readonly kind: 'silence' };

interface Seen {
  readonly sent: number;
  readonly acknowledged: readonly string[];
  readonly mostInFlight: number;
  /** Packets that went again though neither their time was over nor their connection ended. */
  readonly withoutReason: readonly string[];
  readonly silentMs: number;
}

interface Coming {
  readonly atMs: number;
  readonly connection: number;
  readonly what: { readonly ack: string } | 'end';
}

/** A collector on a clock of its own: each packet meets the next fault, and after the last of them every one is acknowledged at once. */
export function play(limits: WindowLimits, faults: readonly Fault[], count: number, silentUntilMs = 0): Seen {
  const window = new SendWindow(limits);
  const waiting = [...faults];
  const lastSent = new Map<string, { readonly atMs: number; readonly connection: number }>();
  const done = new Set<string>();
  const withoutReason: string[] = [];
  let coming: readonly Coming[] = [];
  let [nowMs, connection, isSilent, fresh, sent, mostInFlight] = [0, 0, false, 0, 0, 0];

  const connect = () => {
    connection += 1;
    isSilent = false;
    window.connected(nowMs);
  };
  const end = () => {
    window.disconnected(nowMs);
    coming = coming.filter((it) => it.connection !== connection);
    nowMs += 100;
    connect();
  };
  const meet = (chunk: string) => {
    const met =
      nowMs < silentUntilMs ? { kind: 'silence' as const } : (waiting.shift() ?? { kind: 'ack' as const, delayMs: 1 });
    if (met.kind === 'silence') isSilent = true;
    if (isSilent) return;
    if (met.kind === 'ack') coming = [...coming, { atMs: nowMs + met.delayMs, connection, what: { ack: chunk } }];
    if (met.kind === 'ends') coming = [...coming, { atMs: nowMs, connection, what: 'end' }];
  };
  const send = (packet: Packet) => {
    const before = lastSent.get(packet.chunk);
    if (before && before.connection === connection && nowMs - before.atMs < limits.ackTimeoutMs)
      withoutReason.push(packet.chunk);
    if (done.has(packet.chunk)) withoutReason.push(packet.chunk);
    lastSent.set(packet.chunk, { atMs: nowMs, connection });
    window.sent(packet, nowMs);
    sent += 1;
    mostInFlight = Math.max(mostInFlight, window.inFlight());
    meet(packet.chunk);
  };
  const next = (): Packet | undefined => {
    const again = window.takeAgain();
    if (again) return again;
    if (fresh === count) return window.takeSuspect();
    const chunk = `c${fresh}`;
    fresh += 1;
    return { chunk, from: fresh - 1, batch: { entries: Buffer.alloc(0), count: 1 } };
  };
  const fill = () => {
    while (window.hasRoom()) {
      const packet = next();
      if (packet === undefined) return;
      send(packet);
    }
  };
  const arrive = () => {
    const [first] = coming.toSorted((one, other) => one.atMs - other.atMs);
    if (first === undefined || first.atMs > nowMs) return false;
    coming = coming.filter((it) => it !== first);
    if (first.what === 'end') end();
    else {
      const packet = window.acknowledged(first.what.ack, nowMs);
      if (packet) done.add(packet.chunk);
    }
    return true;
  };

  connect();
  for (let turn = 0; done.size < count && turn < 1_000_000; turn += 1) {
    fill();
    if (arrive()) continue;
    const due = window.due(nowMs);
    if (due.kind === 'stalled') end();
    else if (due.kind === 'again') send(due.packet);
    else nowMs = Math.min(nowMs + 100, ...coming.map(({ atMs }) => Math.max(atMs, nowMs)));
  }
  const acknowledged = [...done].toSorted((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
  return { sent, acknowledged, mostInFlight, withoutReason, silentMs: nowMs };
}
