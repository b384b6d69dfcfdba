import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Packet } from '../../../../examples/node/packet.ts';
import { SendWindow } from '../../../../examples/node/window.ts';
import { type Fault, play } from './world.ts';

const limits = { packets: 4, ackTimeoutMs: 1000 };
const packet = (chunk: string, from = 0): Packet => ({ chunk, from, batch: { entries: Buffer.alloc(0), count: 1 } });

describe('the window of a sender', () => {
  test('a connection begins with one packet, and has one more with each acknowledgement, up to the limit', () => {
    const window = new SendWindow(limits);
    const allowed: number[] = [];
    window.connected(0);
    for (let n = 0; n < 12; ) {
      while (window.hasRoom()) window.sent(packet(`c${n++}`), 0);
      allowed.push(window.inFlight());
      window.acknowledged(window.unacknowledged()[0]?.chunk ?? '', 1);
    }
    expect(allowed).toEqual([1, 2, 3, 4, 4, 4, 4, 4, 4]);
  });

  test('nothing may be sent before it is connected', () => {
    expect(new SendWindow(limits).hasRoom()).toBe(false);
  });

  test('a packet that others overtook goes again alone, when its own time is over', () => {
    const window = grown();
    for (const chunk of ['a', 'b', 'c']) window.sent(packet(chunk), 100);
    expect(window.acknowledged('b', 900)?.chunk).toBe('b');
    expect(window.due(1099)).toEqual({ kind: 'nothing' });
    expect(window.due(1100)).toEqual({ kind: 'again', packet: packet('a') });
    expect(window.due(1100)).toEqual({ kind: 'nothing' });
  });

  test('time counts from the last that came back: what waits behind others is not late', () => {
    const window = grown();
    for (const chunk of ['a', 'b', 'c']) window.sent(packet(chunk), 100);
    window.acknowledged('a', 1050);
    expect(window.due(2049)).toEqual({ kind: 'nothing' });
    expect(window.due(2050)).toEqual({ kind: 'stalled' });
  });

  test('each stall has twice the patience of the one before, up to eight times; an acknowledgement ends that', () => {
    const window = new SendWindow(limits);
    const waited = Array.from({ length: 6 }, () => {
      window.connected(0);
      window.sent(window.takeAgain() ?? window.takeSuspect() ?? packet('a'), 0);
      const atMs = [1000, 2000, 4000, 8000, 16_000].find((ms) => window.due(ms).kind === 'stalled');
      window.disconnected(0);
      return atMs;
    });
    expect(waited).toEqual([1000, 2000, 4000, 8000, 8000, 8000]);
    window.connected(0);
    window.sent(packet('b'), 0);
    window.acknowledged('b', 0);
    window.sent(packet('c'), 0);
    expect(window.due(1000)).toEqual({ kind: 'stalled' });
  });

  test('what was on its way goes again in its order when the connection ends', () => {
    const window = grown();
    for (const chunk of ['a', 'b', 'c']) window.sent(packet(chunk), 0);
    window.acknowledged('b', 1);
    window.disconnected(2);
    expect([window.takeAgain()?.chunk, window.takeAgain()?.chunk, window.takeAgain()]).toEqual(['a', 'c', undefined]);
  });

  test('a late acknowledgement of a packet that went again counts, and the second one does not', () => {
    const window = grown();
    window.sent(packet('a'), 0);
    window.disconnected(1);
    window.connected(2);
    window.sent(window.takeAgain() ?? packet('none'), 2);
    expect(window.acknowledged('a', 3)?.chunk).toBe('a');
    expect(window.acknowledged('a', 4)).toBeUndefined();
  });

  test('a packet by which connections end lets the others pass, and is tried again', () => {
    const window = new SendWindow(limits);
    window.connected(0);
    window.sent(packet('poison'), 0);
    window.disconnected(1);
    window.connected(2);
    expect(window.takeAgain()).toBeUndefined();
    window.sent(packet('good'), 2);
    window.acknowledged('good', 3);
    expect(window.takeAgain()?.chunk).toBe('poison');
  });
});

/** A window that has been acknowledged enough to be wide. */
function grown(): SendWindow {
  const window = new SendWindow(limits);
  window.connected(0);
  for (const chunk of ['1', '2', '3', '4']) {
    window.sent(packet(chunk), 0);
    window.acknowledged(chunk, 0);
  }
  return window;
}

const fault: fc.Arbitrary<Fault> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('ack' as const), delayMs: fc.integer({ min: 0, max: 3000 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'ack-lost' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ends' as const), isStored: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'silence' as const }) },
);

describe('for any acknowledgements, losses, delays and ends of connections', () => {
  test('all is acknowledged in the end, at most the window is in flight, and only what timed out or broke goes again', () => {
    fc.assert(
      fc.property(fc.array(fault, { maxLength: 60 }), fc.integer({ min: 0, max: 60 }), (faults, count) => {
        const seen = play(limits, faults, count);
        expect(seen.acknowledged).toEqual(Array.from({ length: count }, (_, n) => `c${n}`));
        expect(seen.mostInFlight).toBeLessThanOrEqual(limits.packets);
        expect(seen.withoutReason).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('with nothing but prompt acknowledgements nothing goes twice, whatever the backlog', () => {
    for (const count of [20, 80, 160, 240, 800]) expect(play(limits, [], count).sent).toBe(count);
  });

  test('a collector that is silent for a minute gets a handful of packets twice, however large the backlog is', () => {
    for (const count of [100, 10_000]) {
      const { sent, silentMs } = play(limits, [], count, 60_000);
      expect(silentMs).toBeGreaterThanOrEqual(60_000);
      expect(sent - count).toBeLessThanOrEqual(12);
    }
  });
});
