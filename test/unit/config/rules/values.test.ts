import { expect, test } from 'vitest';
import { read, sound } from '../reading.ts';

/** The sound file whose variables and commands have so many bytes as JSON. */
const withBytes = (bytes: number) => {
  const others = '[{},{},[]][{"A":""},{},["cron","-f"]]'.length;
  return `${sound}  environment: { A: "${'x'.repeat(bytes - others)}" }\n`;
};

test('the variables and commands have 60,000 bytes in a task definition, and no more', () => {
  expect(read(withBytes(60_000))).toBe('');
  expect(read(withBytes(60_001))).toContain('the variables and commands have 60001 bytes');
});

test('the container that has most of them is the place', () => {
  const text = sound.replace('batch:\n', `  environment: { A: "${'x'.repeat(60_001)}" }\nbatch:\n`);
  expect(read(text)).toMatch(/^c\.yml:7:3 /);
});

test('a name with half of a character is told at the name', () => {
  expect(read(`${sound}  environment: { "A\\uD800": b }\n`)).toMatch(/^c\.yml:10:18 .*half of a character/m);
});
