import { expect, test } from 'vitest';
import { clientSettings } from '../../../src/aws/settings.ts';

test('a connection has 5 s and an answer 20 s, after which the call is given up and not only warned of', () => {
  expect(clientSettings({ region: 'eu-west-1' })).toEqual({
    region: 'eu-west-1',
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
  });
});

test('without a region the SDK looks for one itself, which a member that is undefined would prevent', () => {
  expect(Object.keys(clientSettings({ region: undefined }))).toEqual(['requestHandler']);
});

test('an answer may be given another time', () => {
  expect(clientSettings({ answerWithinMs: 100 }).requestHandler.requestTimeout).toBe(100);
});
