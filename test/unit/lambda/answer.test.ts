import { expect, test } from 'vitest';
import { toAnswer } from '../../../lambda/answer.ts';
import { report, windows } from './reports.ts';

test('an answer has the windows at which somebody should look, and neither lines nor groups of them', () => {
  const answer = toAnswer(report);
  expect(answer.windows.map(({ state }) => state)).toEqual(['lost']);
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(answer).toMatchObject({ outcome: 'different', states: { lost: 2 }, details: 's3://logs/verify/lines/' });
});

test.each([
  { windowsThere: 20, kept: 20 },
  { windowsThere: 21, kept: 20 },
])('of $windowsThere unknown windows there are $kept', ({ windowsThere, kept }) => {
  const many = Array.from({ length: windowsThere }, () => windows('unknown', ['log: AccessDenied']));
  expect(toAnswer({ ...report, windows: many }).windows).toHaveLength(kept);
});

test('reasons are cut after 500 characters, so that the largest answer fits into 256 KiB', () => {
  const many = Array.from({ length: 3000 }, () => windows('unknown', Array(10).fill('x'.repeat(501))));
  const answer = toAnswer({ ...report, windows: many });
  expect(answer.windows[0]?.because).toEqual(Array(4).fill('x'.repeat(500)));
  expect(JSON.stringify(answer).length).toBeLessThan(262_144);
});
