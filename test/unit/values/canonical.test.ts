import { expect, test } from 'vitest';
import { canonical, fingerprint, hashOf, tokenOf } from '../../../src/values/canonical.ts';

test.each([
  { name: 'members in another order', value: { b: 1, a: { d: 2, c: 3 } }, text: '{"a":{"c":3,"d":2},"b":1}' },
  { name: 'members that are undefined', value: { a: undefined, b: 1 }, text: '{"b":1}' },
  { name: 'members that are null', value: { a: null }, text: '{"a":null}' },
  { name: 'a list, whose order counts', value: [2, 1, { b: 1, a: 2 }], text: '[2,1,{"a":2,"b":1}]' },
  { name: 'a key that needs quotes', value: { 'a"b': 'c' }, text: '{"a\\"b":"c"}' },
  { name: 'nothing', value: undefined, text: 'null' },
  { name: 'a number that is none', value: 0, text: '0' },
])('canonical: $name', ({ value, text }) => {
  expect(canonical(value)).toBe(text);
});

test('a hash is SHA-256 of that text, the same for the same value however it is written', () => {
  expect(hashOf({ b: 1, a: 2 })).toBe('d3626ac30a87e6f7a6428233b3c68299976865fa5508e4267c5415c76af7a772');
  expect(hashOf({ a: 2, b: 1 })).toBe(hashOf({ b: 1, a: 2 }));
});

test('a token has the 36 characters that ECS takes at most, and is another for another past', () => {
  expect(tokenOf({ a: 1 }, null)).toMatch(/^[0-9a-f]{36}$/);
  expect(tokenOf({ a: 1 }, 900_000)).not.toBe(tokenOf({ a: 1 }, null));
});

test('a fingerprint is equal for equal values and says nothing else', () => {
  expect(fingerprint('hunter2')).toMatch(/^hash:[0-9a-f]{12}$/);
  expect(fingerprint('hunter2')).toBe(fingerprint('hunter2'));
  expect(fingerprint('hunter3')).not.toBe(fingerprint('hunter2'));
});
