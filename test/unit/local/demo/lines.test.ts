import { expect, test } from 'vitest';
import { generateLines } from '../../../../local/demo/lines.ts';

test('the generated lines are the same on every machine', () => {
  expect(generateLines(2)).toMatchInlineSnapshot(`
    [
      "10.227.141.155 - - [22/Nov/2026:00:00:00 +0000] "HEAD /?n=3 HTTP/1.1" 200 46170 "-" "Mozilla/5.0 (X11; Linux x86_64)"",
      "10.75.253.225 - - [22/Nov/2026:00:00:00 +0000] "HEAD /images/logo.png?n=825 HTTP/1.1" 200 39942 "-" "ELB-HealthChecker/2.0"",
    ]
  `);
});

test.each([
  { name: 'UTF-8 beyond the first plane', has: (line: string) => line.includes('寿司🍣') },
  {
    name: 'escaped quotes and backslashes',
    has: (line: string) => line.includes(String.raw`say \"hi\" \\ back\\slash`),
  },
  { name: 'lines of some kilobytes', has: (line: string) => line.length > 6000 },
  {
    name: 'a TLS handshake in place of a request',
    has: (line: string) => line.includes(String.raw`"\x16\x03\x01\x02"`),
  },
  { name: 'a client with IPv6', has: (line: string) => line.startsWith('2001:db8::1 ') },
])('among a few hundred are $name', ({ has }) => {
  expect(generateLines(300).filter(has).length).toBeGreaterThan(0);
});

test('among a few hundred are identical ones', () => {
  const lines = generateLines(300);
  expect(new Set(lines).size).toBeLessThan(lines.length);
});
