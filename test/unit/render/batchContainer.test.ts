import { expect, test } from 'vitest';
import { toBatchContainer } from '../../../src/render/batchContainer.ts';
import { configOf } from '../../support/config.ts';

const environmentOf = (batch: object) =>
  toBatchContainer(configOf({ region: 'eu-west-1', batch: { image: 'b:1', ...batch } })).environment;

test('the entrypoint beside cron knows how long it may wait for jobs, and another command is told nothing', () => {
  expect(environmentOf({ stopTimeout: 90 })).toEqual([{ name: 'LEGACY_LOG_STOP_SECONDS', value: '90' }]);
  expect(environmentOf({ stopTimeout: 90, command: ['/usr/sbin/crond', '-n'] })).toHaveLength(1);
  expect(environmentOf({ stopTimeout: 90, command: ['./run'] })).toEqual([]);
});

test('what the configuration says itself stands', () => {
  const environment = { LEGACY_LOG_STOP_SECONDS: '10' };
  expect(environmentOf({ environment })).toEqual([{ name: 'LEGACY_LOG_STOP_SECONDS', value: '10' }]);
});
