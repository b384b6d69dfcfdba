import { expect, test } from 'vitest';
import { markerOf, placeOf } from '../../../../action/github/place.ts';

const environment = { GITHUB_REPOSITORY: 'org/shop', GITHUB_SHA: 'abc', GITHUB_RUN_ID: '42' };

test('a run knows its pull request, its commit and its page', () => {
  expect(placeOf(environment, { pull_request: { number: 7 } })).toEqual({
    owner: 'org',
    repo: 'shop',
    pullRequest: 7,
    sha: 'abc',
    runUrl: 'https://github.com/org/shop/actions/runs/42',
  });
});

test.each([
  { name: 'a push', event: {} },
  { name: 'no event', event: undefined },
  { name: 'a number that is none', event: { pull_request: { number: '7' } } },
])('$name has no pull request', ({ event }) => {
  expect(placeOf(environment, event)?.pullRequest).toBeUndefined();
});

test('outside of a repository GitHub is told nothing', () => {
  expect(placeOf({}, {})).toBeUndefined();
});

test('a comment is found by its configuration and cluster, and no name ends its marker', () => {
  expect(markerOf('legacy-log-ecs.yml', '')).toBe('<!-- legacy-log-ecs plan b01d87dfd3d888f1 -->');
  expect(markerOf('a', 'b')).not.toBe(markerOf('b', 'a'));
  expect(markerOf('--> x', '\n')).toMatch(/^<!-- legacy-log-ecs plan [0-9a-f]{16} -->$/);
});
