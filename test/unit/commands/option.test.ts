import { expect, test } from 'vitest';
import { number, text, toggle } from '../../../src/commands/option.ts';

const about = { input: 'patience', words: 'How long' };
const minutes = number({ ...about, takes: 'N', fallback: 15, most: 360 });

test.each([
  { given: '360', value: 360 },
  { given: '0.1', value: 0.1 },
  { given: ' 5 ', value: 5 },
])('a number above 0 and up to its limit is taken: "$given"', ({ given, value }) => {
  expect(minutes.read(given, 'input patience')).toBe(value);
});

test.each(['360.1', '0', '-1', 'ten', 'Infinity'])('a number is refused outside of that: "%s"', (given) => {
  expect(() => minutes.read(given, 'input patience')).toThrow(
    expect.objectContaining({
      message: `input patience is "${given}"`,
      hint: 'write a number above 0 and up to 360',
    }),
  );
});

test.each([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])('a toggle reads %s as YAML does', (given, value) => {
  expect(toggle({ ...about, fallback: true }).read(given, 'input wait')).toBe(value);
});

test.each(['yes', 'tRUE', '1', 'truely'])('a toggle refuses "%s"', (given) => {
  expect(() => toggle({ ...about, fallback: true }).read(given, '--wait')).toThrow(
    expect.objectContaining({ message: `--wait is "${given}"`, hint: 'write true or false' }),
  );
});

test('a toggle that is true by itself has a flag that says no, and the other one a flag that says yes', () => {
  expect(toggle({ ...about, fallback: true, flagWords: 'At once' }).flag).toEqual({
    name: 'no-patience',
    words: 'At once',
    means: 'false',
  });
  expect(toggle({ ...about, fallback: false }).flag).toEqual({ name: 'patience', words: 'How long', means: 'true' });
});

test('a text is as it was written, and none where nothing was', () => {
  const file = text({ ...about, flag: 'p', takes: 'FILE' });
  expect([file.read('a b', ''), file.read('', '')]).toEqual(['a b', undefined]);
  expect(file.flag).toEqual({ name: 'p', words: 'How long', takes: 'FILE' });
});
