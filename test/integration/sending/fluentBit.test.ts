import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fluentConf } from '../../../src/render/fluentConf.ts';
import { fluentdConfigOf } from '../../support/config.ts';
import { ownAddress, placeConf, type RunningFluentd, startFluentd, withoutFluentd } from '../../support/fluentd.ts';

/**
 * What Fluent Bit 5.1.1 sent for the lines `one "line"` and `second é`, byte for byte, recorded on its socket: with
 * examples/fluent-bit/fluent-bit.conf, with minimal.conf (its own defaults), and with that and `Compress gzip`. An event is
 * `[[time, metadata], record]`, and its maps have heads of five bytes however small they are.
 */
const recorded = {
  ours:
    '93aa6170702e616363657373929292d7006b07e10127697f838082a26964b2653666393530346430383932666330322d30a76d657373616765aa6f6e6520226c' +
    '696e65229292d7006b07e1012769d7d78082a26964b2653666393530346430383932666330322d31a76d657373616765a97365636f6e6420c3a9df00000003a5' +
    '6368756e6bb843476e5a6d6f327377482f6f517a676d3849465352773d3da473697a6502ad666c75656e745f7369676e616c00',
  defaults:
    '93aa6170702e616363657373929292d7006b07e10812380ea7df00000000df00000001a36c6f67aa6f6e6520226c696e65229292d7006b07e108123863dadf00' +
    '000000df00000001a36c6f67a97365636f6e6420c3a9df00000003a56368756e6bb84d744e6e734d69306a654a48464651384773595268413d3da473697a6502' +
    'ad666c75656e745f7369676e616c00',
  gzip:
    '93aa6170702e616363657373c45a1f8b08000000000000ff55ca211280201040514c44b38de16abae3a8cc6ef0267b058b58cd50380491e1264020f0c34f8f39' +
    '8a4be67971ef9f44ad6d7a0ced1f21286d0e04cd1d79798ec8deb0126e2ad802b552b1e649000000df00000004a56368756e6bb84a384931737768414a777a6c' +
    '68685a33787145574f413d3da473697a6502aa636f6d70726573736564a4677a6970ad666c75656e745f7369676e616c00',
} as const;

const address = ownAddress();
const skipped = withoutFluentd ? ` (skipped: ${withoutFluentd})` : '';
let folder: string;
let collector: RunningFluentd | undefined;

beforeAll(async () => {
  if (withoutFluentd) return;
  folder = await mkdtemp(join(tmpdir(), 'fluent-bit-'));
  const streams = [{ tag: 'app.access', path: '/fluentd/log/access', file: 'access_log', write: 'append' as const }];
  const conf = fluentConf(fluentdConfigOf({ flushInterval: '200ms', streams }));
  collector = await startFluentd(await placeConf(conf, folder), address);
});
afterAll(async () => {
  await collector?.stop('SIGKILL');
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe.skipIf(withoutFluentd)(`what the real Fluent Bit sends, in the rendered collector${skipped}`, () => {
  test('each way of its is acknowledged by its own chunk, and its lines are in the file; with ids once, however often they come', async () => {
    expect(await send(recorded.ours)).toBe('CGnZmo2swH/oQzgm8IFSRw==');
    expect(await send(recorded.ours)).toBe('CGnZmo2swH/oQzgm8IFSRw==');
    expect(await send(recorded.defaults)).toBe('MtNnsMi0jeJHFFQ8GsYRhA==');
    expect(await send(recorded.gzip)).toBe('J8I1swhAJwzlhhZ3xqEWOA==');
    expect(await collector?.stop('SIGTERM')).toBe(0);
    const text = await readFile(join(folder, 'log/access/access_log'), 'utf8');
    const pair = ['one "line"', 'second é'];
    expect(text.split('\n')).toEqual([...pair, ...pair, ...pair, '']);
  });
});

/** Sends a message, and returns the chunk that comes back as acknowledged. */
async function send(hex: string): Promise<string> {
  const socket = connect(24224, address);
  try {
    socket.write(Buffer.from(hex, 'hex'));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.subarray(0, 6).toString('hex')).toBe('81a361636bb8');
    return answer.subarray(6).toString();
  } finally {
    socket.destroy();
  }
}
