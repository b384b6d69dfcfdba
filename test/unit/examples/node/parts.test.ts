import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../../../examples/node/backoff.ts';
import { makeBatches } from '../../../../examples/node/batches.ts';
import { Flushes } from '../../../../examples/node/flushes.ts';
import { encodeFrame, readFrame } from '../../../../examples/node/frame.ts';
import { pingFor, readHelo, readPong } from '../../../../examples/node/handshake.ts';
import { Ids, senderName } from '../../../../examples/node/ids.ts';
import { defaultLimits, limitsOf } from '../../../../examples/node/limits.ts';
import { memoryStore } from '../../../../examples/node/memory.ts';
import { pack } from '../../../../examples/node/pack.ts';
import { Room } from '../../../../examples/node/room.ts';

const entry = (text: string) => Buffer.from(text);

describe('backoff', () => {
  test('doubles up to its limit, and chance takes at most half of it', () => {
    const wait = { firstMs: 100, mostMs: 1000 };
    expect([0, 1, 2, 3, 4, 50].map((attempt) => backoffMs(wait, attempt, 0))).toEqual([100, 200, 400, 800, 1000, 1000]);
    expect(backoffMs(wait, 4, 0.999999)).toBe(500);
  });
});

describe('batches', () => {
  const limits = { packetRecords: 3, packetBytes: 10, lingerMs: 100 };

  test('a batch is taken when it is full, or old enough, or asked for', () => {
    const batches = makeBatches(limits);
    for (const text of ['a', 'b', 'c', 'd']) batches.add(entry(text), 0);
    expect(batches.take(0)).toEqual({ entries: entry('abc'), count: 3 });
    expect(batches.readyMs()).toBe(100);
    expect(batches.take(99)).toBeUndefined();
    expect(batches.take(100)).toEqual({ entries: entry('d'), count: 1 });
    batches.add(entry('e'), 200);
    expect(batches.take(200, true)).toEqual({ entries: entry('e'), count: 1 });
    expect([batches.take(999, true), batches.readyMs()]).toEqual([undefined, undefined]);
  });

  test('ten bytes go together, the eleventh does not, and a record that is larger goes alone', () => {
    const batches = makeBatches(limits);
    for (const text of ['aaaaa', 'bbbbb', 'c', 'dddddddddddd', 'e']) batches.add(entry(text), 0);
    expect(batches.takeAll().map(({ entries }) => entries.toString())).toEqual([
      'aaaaabbbbb',
      'c',
      'dddddddddddd',
      'e',
    ]);
  });
});

describe('the store in memory', () => {
  test('has room for as many records and bytes as it may hold, and for any one record when it is empty', async () => {
    const store = memoryStore({ ...defaultLimits, maxPending: 2, maxPendingBytes: 10 });
    expect(store.hasRoom(1000)).toBe(true);
    await store.put(entry('123456'), 0);
    expect([store.hasRoom(4), store.hasRoom(5)]).toEqual([true, false]);
    await store.put(entry('1'), 0);
    expect(store.hasRoom(1)).toBe(false);
    const batch = await store.take(0, true);
    expect(store.pending()).toBe(2);
    if (batch) await store.release(batch);
    expect([store.pending(), store.hasRoom(10)]).toEqual([0, true]);
  });

  test('what is left when it is closed is what was on its way and what waited, in its order', async () => {
    const store = memoryStore(defaultLimits);
    await store.put(entry('waits'), 0);
    const sent = { entries: entry('sent'), count: 1 };
    expect(await store.close([sent])).toEqual([sent, { entries: entry('waits'), count: 1 }]);
  });
});

describe('a frame of the spool', () => {
  test('is read again; shorter, or with any byte changed, it is none', () => {
    const frame = encodeFrame({ entries: entry('one'), count: 1 });
    expect(readFrame(frame, 0)).toEqual({ entries: entry('one'), count: 1, end: frame.length });
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(frame);
        changed.writeUInt8(changed.readUInt8(at) ^ change, at);
        expect(readFrame(changed, 0)).toBeUndefined();
        expect(readFrame(frame.subarray(0, at), 0)).toBeUndefined();
      }),
    );
  });
});

describe('ids', () => {
  test('count up as they are used; a record’s own is kept and uses none', () => {
    const ids = new Ids('abc', 'id');
    expect(ids.name({ message: 'a' })).toEqual({ id: 'abc-0', record: { message: 'a', id: 'abc-0' } });
    ids.use('abc-0');
    expect(ids.name({ id: 'mine' })).toEqual({ id: 'mine', record: { id: 'mine' } });
    ids.use('mine');
    expect(ids.name({ id: null }).id).toBe('abc-1');
  });

  test('a name has 16 characters, and the bytes that would favour some of them are passed over', () => {
    expect(senderName(Uint8Array.from([252, 253, 254, 255, 0, 9, 10, 35, 36, ...Array(20).fill(71)]))).toBe(
      '09az0zzzzzzzzzzz',
    );
  });
});

describe('the handshake', () => {
  const keyed = { sharedKey: 'k', hostname: 'web', salt: 's' };
  const nonce = Buffer.from('n');
  // sha512 of `s` + name + `n` + `k`, as `printf … | sha512sum` says.
  const ofWeb =
    '3a5e2d44ef71b279c8dc2048fe31b93134e1bfd32b5844f2422a42e520538b79391520fee21b71b0968c614aedc02204e14b4bad03370bbd1cf25e3d705b8df6';
  const ofCollector =
    'f53dbdedeecb1efe6ff37668a160855b73f329fb4b6c046f5a4fb202f91d5675df3fdc596a2ca523bd5e1e8c0ca9be3048331be70dd050673899cb7de5875419';

  test('HELO is read with its nonce, and anything else is none', () => {
    expect(readHelo(['HELO', new Map([['nonce', nonce]])])).toEqual({ kind: 'helo', nonce });
    expect([['HELO', new Map()], ['PONG'], null, 1].map(readHelo)).toEqual(Array(4).fill({ kind: 'no-helo' }));
  });

  test('PING shows the key without saying it', () => {
    expect(pingFor(nonce, keyed)).toEqual(['PING', 'web', 's', ofWeb, '', '']);
  });

  test.each([
    { name: 'right', pong: ['PONG', true, '', 'collector', ofCollector], is: { kind: 'welcome' } },
    { name: 'a refusal', pong: ['PONG', false, 'why', '', ''], is: { kind: 'refused', because: 'why' } },
    {
      name: 'forged',
      pong: ['PONG', true, '', 'collector', 'x'],
      is: { kind: 'refused', because: 'it does not know the key' },
    },
    {
      name: 'of the same name',
      pong: ['PONG', true, '', 'web', ofWeb],
      is: { kind: 'refused', because: 'both sides are called "web"' },
    },
    { name: 'something else', pong: new Map(), is: { kind: 'refused', because: 'it did not answer PONG' } },
  ])('PONG, $name', ({ pong, is }) => {
    expect(readPong(pong, nonce, keyed)).toEqual(is);
  });
});

describe('who waits', () => {
  test('for room enters in order, one a call, and nobody is passed by one that is smaller', async () => {
    const room = new Room();
    const entered: string[] = [];
    void room.wait(5).then(() => entered.push('large'));
    void room.wait(1).then(() => entered.push('small'));
    expect(room.letOneIn((bytes) => bytes <= 4)).toBe(false);
    expect(room.letOneIn((bytes) => bytes <= 5)).toBe(true);
    expect(room.waiting).toBe(1);
    await Promise.resolve();
    expect(entered).toEqual(['large']);
  });

  test('for room is waited for by a flush that comes behind it, and not by one that came before', async () => {
    const room = new Room();
    const before = room.entered();
    const entered: string[] = [];
    for (const [name, bytes] of [
      ['a', 5],
      ['b', 3],
    ] as const)
      void room.wait(bytes).then(() => entered.push(name));
    const behind = room.entered().then(() => entered.push('flush'));
    expect(room.sizeBytes).toBe(8);
    await before;
    expect(entered).toEqual([]);
    room.letOneIn(() => true);
    expect(room.sizeBytes).toBe(3);
    void room.wait(1);
    room.letOneIn(() => true);
    await behind;
    expect(entered).toEqual(['a', 'b', 'flush']);
  });

  test('for a flush goes on when everything before it is acknowledged', async () => {
    const flushes = new Flushes();
    let isDone = false;
    const flushed = flushes.until(10).then(() => {
      isDone = true;
    });
    flushes.settle(9);
    await Promise.resolve();
    expect([isDone, flushes.isUrgent]).toEqual([false, true]);
    flushes.settle(10);
    await flushed;
    expect([isDone, flushes.isUrgent]).toEqual([true, false]);
  });
});

test('limits: what is given replaces its default, and what is not a limit is passed over', () => {
  expect(limitsOf({ window: 2, host: 'x' } as never)).toEqual({ ...defaultLimits, window: 2 });
});

test('pack: what cannot be sent is refused with a hint', () => {
  const refused = () => pack({ at: (() => 1) as never }, new Date(0), 100);
  expect(refused).toThrow('the record cannot be sent: a record cannot hold a function');
});

test.each([
  { name: 'a text', record: 'line' },
  { name: 'a list', record: ['line'] },
  { name: 'nothing', record: null },
  { name: 'an error', record: new Error('line') },
])('pack: $name is no record', ({ record }) => {
  const named = new Ids('abc', 'id').name(record as never);
  expect(() => pack(named.record, new Date(0), 100)).toThrow(
    'the record cannot be sent: it is no map, such as { message: line }',
  );
});
