import { expect, test } from 'vitest';
import { shapeAt, wants } from '../../../src/config/settings/shape.ts';

test.each([
  { name: 'a number', path: ['fluentd', 'port'], wanted: 'number' },
  { name: 'true or false', path: ['network', 'assignPublicIp'], wanted: 'boolean' },
  { name: 'one of several numbers', path: ['logs', 'retentionDays'], wanted: 'number' },
  { name: 'one of several words', path: ['launchType'], wanted: 'text' },
  { name: 'a text', path: ['cluster'], wanted: 'text' },
  { name: 'a section of one of several forms', path: ['volume'], wanted: 'text' },
  { name: 'nothing that is known', path: ['cluster', 'name'], wanted: 'text' },
])('a variable that stands for $name has to become $wanted', ({ path, wanted }) => {
  expect(wants(shapeAt(path, {}))).toBe(wanted);
});
