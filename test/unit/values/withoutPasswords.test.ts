import { expect, test } from 'vitest';
import { bounded } from '../../../src/tasks/logPlace.ts';
import { withoutPasswords } from '../../../src/values/withoutPasswords.ts';

test.each([
  { text: 'no postgres://app:s3cret@db:5432/logs today', shown: 'no postgres://app:***@db:5432/logs today' },
  { text: 'mysql://app:p@ss@db/x redis://:s3cret@cache', shown: 'mysql://app:***@db/x redis://:***@cache' },
  { text: 'http://127.0.0.1:8080/a@b', shown: 'http://127.0.0.1:8080/a@b' },
  { text: 'https://app@db/x: no', shown: 'https://app@db/x: no' },
])('of a URL the password alone is left out: $shown', ({ text, shown }) => {
  expect(withoutPasswords(text)).toBe(shown);
});

test('the last lines of a container show no password of a URL', () => {
  expect(bounded(['cannot reach postgres://app:s3cret@db/logs'])).toEqual(['cannot reach postgres://app:***@db/logs']);
});
