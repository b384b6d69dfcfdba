import { expect, test } from 'vitest';
import { checkOptions } from '../../../../examples/node/checkOptions.ts';
import { OptionRefused } from '../../../../examples/node/errors.ts';
import type { SenderOptions } from '../../../../examples/node/options.ts';

const good: SenderOptions = { host: 'fluentd.internal', tag: 'app.access' };

/** What somebody without types may write. */
function said(options: Readonly<Record<string, unknown>>): string {
  try {
    checkOptions({ ...good, ...options } as SenderOptions);
    return 'taken';
  } catch (error) {
    if (!(error instanceof OptionRefused)) throw error;
    return `${error.message}: ${error.hint}`;
  }
}

test.each([
  { name: 'the longest tag, and a port', options: { tag: 'é'.repeat(512), port: 65_535 } },
  { name: 'no wait at all', options: { lingerMs: 0, reconnectMs: [0, 0] } },
  { name: 'limits that are not given', options: { window: undefined, spool: '/var/spool/app' } },
])('options: $name, are taken', ({ options }) => {
  expect(said(options)).toBe('taken');
});

test.each([
  ['host', '', 'host cannot be "": the name under which the collector is found'],
  ['port', 65_536, 'port cannot be 65536: the collector listens on 24224'],
  ['tag', undefined, 'tag cannot be undefined: a text of 1 to 1024 bytes: the one of a stream of the collector'],
  ['tag', '', 'tag cannot be "": a text of 1 to 1024 bytes: the one of a stream of the collector'],
  ['tag', 7, 'tag cannot be 7: a text of 1 to 1024 bytes: the one of a stream of the collector'],
  ['ackTimeoutMs', 0, 'ackTimeoutMs cannot be 0: a number above 0'],
  ['window', Number.NaN, 'window cannot be NaN: a number above 0'],
  ['maxPending', '10', 'maxPending cannot be "10": a number above 0'],
  ['reconnectMs', [5, -1], 'reconnectMs cannot be [5,-1]: a number, 0 or above'],
])('options: %s of %j is refused with words', (name, value, words) => {
  expect(said({ [name]: value })).toBe(words);
});

test('a tag of one byte more than the collector takes is refused', () => {
  expect(said({ tag: `${'é'.repeat(512)}x` })).toMatch(/^tag cannot be "é/);
});
