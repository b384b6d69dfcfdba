import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Packable } from '../../../examples/node/encode.ts';
import { openSender, type Sender, type SenderEvent, type SenderOptions } from '../../../examples/node/index.ts';
import { makeCertificate } from '../../support/certificate.ts';
import { type ScriptedCollector, startCollector } from '../../support/collector.ts';

let collector: ScriptedCollector | undefined;
let sender: Sender | undefined;

afterEach(async () => {
  await sender?.close({ timeoutMs: 0 });
  await collector?.close();
  [collector, sender] = [undefined, undefined];
});

const heard: SenderEvent[] = [];
function open(options: Partial<SenderOptions> = {}): Sender {
  heard.length = 0;
  const { address = '127.0.0.1', port = 1 } = collector ?? {};
  const base = { host: address, port, tag: 'app.access', lingerMs: 5, reconnectMs: [5, 20] as const };
  sender = openSender({ ...base, onEvent: (event) => heard.push(event), ...options });
  return sender;
}

const idsOf = (from: ScriptedCollector) => from.came.flatMap(({ records }) => records.map(({ id }) => String(id)));
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const problems = () => heard.flatMap((event) => (event.kind === 'problem' ? [event.message] : []));

describe('the sender', () => {
  test('gives each record an id of its name and a number that counts up, and keeps one that is there', async () => {
    collector = await startCollector();
    const { send, flush } = bound(open());
    const ids = [
      await send({ message: 'a' }),
      await send({ message: 'b' }),
      await send({ id: 'mine', message: 'c' }),
      await send({ message: 'd' }),
    ];
    await flush();
    expect(idsOf(collector)).toEqual(ids);
    const [name] = ids[0]?.split('-') ?? [];
    expect(name).toMatch(/^[0-9a-z]{16}$/);
    expect(ids).toEqual([`${name}-0`, `${name}-1`, 'mine', `${name}-2`]);
  });

  test('a backlog goes in packets of 500, at most 16 on their way, each once', async () => {
    let [inFlight, most] = [0, 0];
    collector = await startCollector({
      on: (_message, { ack }) => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        setTimeout(() => {
          inFlight -= 1;
          ack();
        }, 2);
      },
    });
    const { send, flush } = bound(open());
    await Promise.all(Array.from({ length: 20_000 }, (_, n) => send({ message: `line ${n}` })));
    await flush();
    expect(new Set(idsOf(collector)).size).toBe(20_000);
    expect(collector.came.reduce((sum, { records }) => sum + records.length, 0)).toBe(20_000);
    expect(Math.max(...collector.came.map(({ records }) => records.length))).toBe(500);
    expect(most).toBeGreaterThan(8);
    expect(most).toBeLessThanOrEqual(16);
    expect(sender?.tally()).toMatchObject({
      accepted: 20_000,
      acknowledged: 20_000,
      pending: 0,
      packetsAgain: 0,
      connections: 1,
    });
  });

  test('a swallowed acknowledgement sends that packet again, and no other', async () => {
    const swallowed: string[] = [];
    collector = await startCollector({
      on: ({ chunk }, { ack }) => {
        if (collector?.came.length === 3) swallowed.push(chunk);
        else ack();
      },
    });
    const { send, flush } = bound(open({ ackTimeoutMs: 200, packetRecords: 10 }));
    await Promise.all(Array.from({ length: 200 }, (_, n) => send({ message: `line ${n}` })));
    await flush();
    const chunks = collector.came.map(({ chunk }) => chunk);
    expect(chunks.filter((chunk, index) => chunks.indexOf(chunk) !== index)).toEqual(swallowed);
    expect(sender?.tally()).toMatchObject({ packetsAgain: 1, recordsAgain: 10, connections: 1 });
  });

  test('a connection that ends sends what was on its way again under the same chunk and ids, and nothing that was acknowledged', async () => {
    collector = await startCollector({
      on: (_message, { ack, end }) => (collector?.came.length === 5 ? end() : ack()),
    });
    const { send, flush } = bound(open({ packetRecords: 10 }));
    const ids = await Promise.all(Array.from({ length: 200 }, (_, n) => send({ message: `line ${n}` })));
    await flush();
    expect(new Set(idsOf(collector))).toEqual(new Set(ids));
    const again = collector.came.filter(({ chunk }, index, all) => all.findIndex((it) => it.chunk === chunk) < index);
    expect(again.length).toBeGreaterThan(0);
    expect(again.length).toBeLessThanOrEqual(16);
    for (const { chunk, records } of again) {
      expect(collector.came.find((it) => it.chunk === chunk)?.records).toEqual(records);
    }
  });

  test('asks for the address before each attempt', async () => {
    collector = await startCollector({ address: '127.0.0.1' });
    const { port } = collector;
    const addresses = ['127.0.0.2', '127.0.0.1'];
    const { send, flush } = bound(open({ port, resolve: async () => addresses.shift() ?? '127.0.0.1' }));
    await send({ message: 'a' });
    await flush();
    expect(addresses).toEqual([]);
  });

  test('of several addresses it finds the one at which somebody listens', async () => {
    collector = await startCollector({ address: '127.0.0.1' });
    const { send, flush } = bound(open({ host: 'localhost' }));
    await send({ message: 'a' });
    await flush();
    expect(idsOf(collector)).toHaveLength(1);
  });

  test('a clock that is set back by an hour holds nothing up', async () => {
    collector = await startCollector();
    const { send, flush } = bound(open());
    await send({ message: 'a' });
    await flush();
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
    await send({ message: 'b' });
    await until(() => sender?.tally().acknowledged === 2);
    vi.restoreAllMocks();
  });

  test('somebody who takes connections and acknowledges nothing is told of', async () => {
    collector = await startCollector({ on: (_message, { end }) => end() });
    const { send } = bound(open());
    await send({ message: 'a' });
    await until(() => problems().length > 0);
    expect(problems()).toEqual([
      "whoever answers at the collector's address takes connections and acknowledges nothing: the collector closed the connection",
    ]);
  });

  test('closed twice, as by two signals, it ends once and says the same', async () => {
    collector = await startCollector();
    const { send, close } = bound(open());
    await send({ message: 'a' });
    expect(await Promise.all([close(), close()])).toEqual(Array(2).fill({ undelivered: [], spooled: 0 }));
    expect(await close()).toEqual({ undelivered: [], spooled: 0 });
  });

  test('a sender that is closed does not say that the collector hung up', async () => {
    collector = await startCollector();
    const { send, close } = bound(open());
    await send({ message: 'a' });
    await close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard.map(({ kind }) => kind)).toEqual(['connected', 'acknowledged']);
  });

  test('an acknowledgement of another chunk is none', async () => {
    let isStrange = true;
    collector = await startCollector({
      on: ({ chunk }, { say, ack }) => (isStrange ? say({ ack: `${chunk}x` }) : ack()),
    });
    const { send } = bound(open({ ackTimeoutMs: 50 }));
    await send({ message: 'a' });
    await until(() => (collector?.came.length ?? 0) > 1);
    expect(sender?.tally()).toMatchObject({ acknowledged: 0, pending: 1 });
    isStrange = false;
    await sender?.flush();
  });

  test('where there is no room send() waits and offer() says no, and the record is still the caller’s', async () => {
    const held: (() => void)[] = [];
    collector = await startCollector({ on: (_message, { ack }) => void held.push(ack) });
    const { send, offer, flush } = bound(open({ maxPending: 2 }));
    await send({ message: 'a' });
    await send({ message: 'b' });
    let isIn = false;
    const third = send({ message: 'c' }).then(() => {
      isIn = true;
    });
    expect(offer({ message: 'd' })).toBe(false);
    await until(() => held.length > 0);
    expect(isIn).toBe(false);
    held.shift()?.();
    await third;
    const acking = setInterval(() => held.shift()?.(), 1);
    await flush();
    clearInterval(acking);
    expect(collector.came.flatMap(({ records }) => records.map(({ message }) => message))).toEqual(['a', 'b', 'c']);
  });

  test('a flush waits for what waits for room, and what waits is bounded by its bytes too', async () => {
    collector = await startCollector();
    const { send, flush } = bound(open({ maxPending: 10, maxPendingBytes: 1000 }));
    const ids = Array.from({ length: 15 }, () => send({ message: 'x' }));
    await flush();
    expect(idsOf(collector)).toEqual(await Promise.all(ids));
    const large = Array.from({ length: 4 }, () => send({ message: 'x'.repeat(400) }));
    await expect(Promise.all(large)).resolves.toHaveLength(4);
    const most = Array.from({ length: 5 }, () => send({ message: 'x'.repeat(400) }));
    await expect(Promise.all(most)).rejects.toThrow('2 calls of send() wait for room already');
  });

  test('a listener that throws is the application’s matter, and takes no part in what is sent', async () => {
    const thrown: unknown[] = [];
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').on('uncaughtException', (error) => thrown.push(error.message));
    collector = await startCollector();
    const { send, flush } = bound(
      open({
        onEvent: ({ kind }) => {
          throw new Error(kind);
        },
      }),
    );
    await send({ message: 'x' });
    await flush();
    await until(() => thrown.length === 2);
    process.removeAllListeners('uncaughtException');
    for (const listener of others) process.on('uncaughtException', listener);
    expect(thrown).toEqual(['connected', 'acknowledged']);
    expect(sender?.tally()).toMatchObject({ acknowledged: 1, connections: 1, pending: 0 });
  });

  test('a record above the limit is refused in words, and one at the limit is not; the others are not held up', async () => {
    collector = await startCollector();
    const { send, flush } = bound(open({ recordBytes: 1000 }));
    await send({ id: 'a', message: 'x'.repeat(900) });
    await expect(send({ id: 'b', message: 'x'.repeat(1000) })).rejects.toThrow(
      'a record of 1028 bytes is more than the 1000 that may be sent',
    );
    await send({ id: 'c', message: 'x'.repeat(972) });
    await expect(send({ id: 'd', message: 'x'.repeat(973) })).rejects.toThrow('a record of 1001 bytes');
    await flush();
    expect(idsOf(collector)).toEqual(['a', 'c']);
  });

  test('a packet by which the collector hangs up does not keep the others back', async () => {
    collector = await startCollector({
      on: ({ records }, { ack, end }) => (records.some(({ message }) => message === 'poison') ? end() : ack()),
    });
    const { send } = bound(open({ packetRecords: 1 }));
    await send({ message: 'poison' });
    await Promise.all(Array.from({ length: 20 }, (_, n) => send({ message: `line ${n}` })));
    await until(() => sender?.tally().acknowledged === 20);
    expect(sender?.tally().pending).toBe(1);
  });

  test('close() tells which records are not delivered', async () => {
    collector = await startCollector({ on: () => undefined });
    const { send, close } = bound(open());
    await send({ id: 'a', message: 'on its way' });
    await until(() => collector?.came.length === 1);
    await send({ id: 'b', message: 'waits' });
    expect(await close({ timeoutMs: 20 })).toEqual({
      undelivered: [
        { id: 'a', message: 'on its way' },
        { id: 'b', message: 'waits' },
      ],
      spooled: 0,
    });
    await expect(send({ message: 'too late' })).rejects.toThrow('the sender is closed');
  });

  test('with a shared key it shows that it knows it before it sends anything', async () => {
    collector = await startCollector(secured('s3cret'));
    const { send, flush } = bound(open({ sharedKey: 's3cret', hostname: 'web-1' }));
    await send({ message: 'a' });
    await flush();
    expect(idsOf(collector)).toHaveLength(1);
    expect(problems()).toEqual([]);
  });

  test.each([
    {
      name: 'a wrong key',
      options: { sharedKey: 'other' },
      script: secured('s3cret'),
      says: 'the collector refuses the connection: shared_key mismatch',
    },
    {
      name: 'a key that the collector does not ask for',
      options: { sharedKey: 's3cret' },
      script: {},
      says: 'the collector refuses the connection: it asked for no key (HELO), and one is configured',
    },
    {
      name: 'no key where one is asked for',
      options: {},
      script: secured('s3cret'),
      says: 'the collector asks for a shared key, and none is configured',
    },
    {
      name: 'a collector that does not know the key itself',
      options: { sharedKey: 's3cret' },
      script: secured('s3cret', 'forged'),
      says: 'the collector refuses the connection: it does not know the key',
    },
  ])('$name is told, loses nothing, and is tried again', async ({ options, script, says }) => {
    collector = await startCollector(script);
    const { port } = collector;
    const { send, close } = bound(open({ ...options, hostname: 'web-1', connectTimeoutMs: 100, refusedMs: [5, 5] }));
    await send({ id: 'kept', message: 'a' });
    await until(() => problems().length > 1);
    expect(new Set(problems())).toEqual(new Set([says]));
    expect((await close({ timeoutMs: 0 })).undelivered).toEqual([{ id: 'kept', message: 'a' }]);
    expect(port).toBe(collector.port);
  });

  test('over TLS the collector’s certificate has to be good for its name', async () => {
    const tls = makeCertificate('fluentd.internal');
    collector = await startCollector({ tls });
    const { send, flush } = bound(open({ tls: { ca: tls.cert, servername: 'fluentd.internal' } }));
    await send({ message: 'a' });
    await flush();
    expect(idsOf(collector)).toHaveLength(1);
    await sender?.close();
    open({ tls: { ca: tls.cert, servername: 'other.internal' } });
    await until(() => problems().length > 0);
    expect(problems()[0]).toContain('the collector cannot be reached: Hostname/IP does not match certificate');
  });
});

function bound(it: Sender) {
  return { send: it.send.bind(it), offer: it.offer.bind(it), flush: it.flush.bind(it), close: it.close.bind(it) };
}

/** Speaks the handshake as in_forward does (fluentd/lib/fluent/plugin/in_forward.rb). @param itsKey what it proves itself by */
function secured(key: string, itsKey = key): Parameters<typeof startCollector>[0] {
  const nonce = Buffer.from('0123456789abcdef');
  const digest = (salt: string, name: string, by: string) =>
    createHash('sha512').update(salt).update(name).update(nonce).update(by).digest('hex');
  return {
    onConnection: (say) => say(['HELO', { nonce, auth: '', keepalive: true }]),
    onOther: (value, { say, end }) => {
      const [, name, salt, shown] = value as [string, string, string, string];
      const isRight = shown === digest(salt, name, key);
      const pong: Packable = isRight
        ? ['PONG', true, '', 'collector', digest(salt, 'collector', itsKey)]
        : ['PONG', false, 'shared_key mismatch', '', ''];
      say(pong);
      if (!isRight) setImmediate(end);
    },
    on: (_message, { ack }) => ack(),
  };
}
