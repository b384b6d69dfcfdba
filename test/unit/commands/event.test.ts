import { expect, test } from 'vitest';
import { eventOf } from '../../../src/commands/event.ts';

const ours = { full_name: 'org/app', fork: false };
const pull = (head: unknown, base: unknown = ours) => ({
  pull_request: { head: { repo: head }, base: { repo: base } },
});

test('a laptop has no event', () => {
  expect(eventOf({}, {})).toEqual({
    name: undefined,
    ref: undefined,
    isDeletion: false,
    isFromFork: false,
    hasCredentials: false,
  });
});

test('a push has a ref, and says whether it deleted it', () => {
  const environment = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };
  expect(eventOf(environment, { deleted: false })).toMatchObject({
    name: 'push',
    ref: 'refs/heads/main',
    isDeletion: false,
  });
  expect(eventOf(environment, { deleted: true })).toMatchObject({ isDeletion: true });
});

test.each([
  { name: 'from another repository', payload: pull({ full_name: 'somebody/app' }), isFromFork: true },
  { name: 'from a repository that is gone', payload: pull(null), isFromFork: true },
  { name: 'within the repository', payload: pull(ours), isFromFork: false },
  {
    name: 'within a repository that is a fork itself',
    payload: pull({ full_name: 'me/app', fork: true }, { full_name: 'me/app', fork: true }),
    isFromFork: false,
  },
  { name: 'that is none', payload: { deleted: false }, isFromFork: false },
  { name: 'of a form that nobody knows', payload: [], isFromFork: false },
])('a pull request $name: from a fork is $isFromFork', ({ payload, isFromFork }) => {
  expect(eventOf({ GITHUB_EVENT_NAME: 'pull_request' }, payload)).toMatchObject({ isFromFork });
});

test.each([
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
])('%s hands over credentials, and empty it hands over none', (name) => {
  expect(eventOf({ [name]: 'x' }, {}).hasCredentials).toBe(true);
  expect(eventOf({ [name]: '' }, {}).hasCredentials).toBe(false);
});
