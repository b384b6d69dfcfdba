import { expect, test } from 'vitest';
import { clientSettings } from '../../../src/aws/settings.io.ts';

test('without a region the SDK looks for one itself, which a member that is undefined would prevent', () => {
  expect(Object.keys(clientSettings({ region: undefined }))).toEqual(['requestHandler', 'retryStrategy']);
  expect(clientSettings({ region: 'eu-west-1' })).toMatchObject({ region: 'eu-west-1' });
});
