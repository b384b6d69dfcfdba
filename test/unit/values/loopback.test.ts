import { expect, test } from 'vitest';
import { isLoopback } from '../../../src/values/loopback.ts';

test.each([
  { host: '', name: 'no host, for which the drivers take localhost' },
  { host: 'localhost', name: 'the name of this machine' },
  { host: '127.0.0.1', name: 'its address' },
  { host: '127.255.210.19', name: 'any other of its addresses' },
  { host: '::1', name: 'its IPv6 address' },
  { host: '[::1]', name: 'that address as a URL writes it' },
  { host: '/var/run/postgresql', name: 'the path of a socket' },
])('"$host" is this machine: $name', ({ host }) => {
  expect(isLoopback(host)).toBe(true);
});

test.each(['db.example', '127.1', '128.0.0.1', '10.0.0.127', '127.0.0.1.example', 'x127.0.0.1', 'localhost.example'])(
  '%s is another machine, or a name that may lead to one',
  (host) => {
    expect(isLoopback(host)).toBe(false);
  },
);
