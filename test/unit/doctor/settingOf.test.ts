import { expect, test } from 'vitest';
import { fail } from '../../../src/doctor/check.ts';
import { settingOf } from '../../../src/doctor/settingOf.ts';
import { looks } from '../../../src/doctor/table.io.ts';
import { configOf } from '../../support/config.ts';

const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf';
const config = configOf({
  network: { vpc: 'vpc-0a1b', subnets: ['subnet-0a', 'subnet-0ab'], securityGroups: ['sg-0a'] },
  batch: { image: 'registry/batch:12', secrets: { DATABASE_URL: `${arn}:url::` } },
  fluentd: { image: 'registry/batch:1' },
});

test.each([
  { about: 'subnets', words: "The subnet ID 'subnet-0ab' does not exist", setting: 'network.subnets[1]' },
  { about: 'subnets', words: 'subnet-0a is of vpc-2, not of vpc-1', setting: 'network.subnets[0]' },
  { about: 'subnets', words: 'no address is free', setting: 'network.subnets' },
  { about: 'images', words: 'registry/batch:12 is not there', setting: 'batch.image' },
  { about: 'images', words: 'registry/batch:1 is not there', setting: 'fluentd.image' },
  { about: 'secrets', words: `${arn} is not there: gone`, setting: 'batch.secrets.DATABASE_URL' },
  { about: 'capacity', words: 'no container instance has room', setting: 'cluster' },
  { about: 'rights', words: 'the role may not', setting: '' },
])('what is said of $about in "$words" is about the setting "$setting"', ({ about, words, setting }) => {
  const look = looks.find(({ name }) => name === about);
  expect(settingOf(config, look?.about ?? [], fail(words, 'mend it'))).toBe(setting);
});
