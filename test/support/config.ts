import * as v from 'valibot';
import { type Config, schema } from '../../src/config/schema.ts';

export type Settings = v.InferInput<typeof schema>;

const minimal: Settings = {
  name: 'access-log',
  cluster: 'production',
  network: { vpc: 'vpc-0a1b', subnets: ['subnet-0a', 'subnet-0b'], securityGroups: ['sg-0a'] },
  fluentd: { image: 'xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com/xxx-fluentd:e6767fd9' },
  batch: { image: 'xxxxxxxxxxx.dkr.ecr.ap-northeast-1.amazonaws.com/xxx-batch:e6767fd9' },
};

/** The smallest configuration with every default filled in, and what a test sets besides (whole top-level settings). */
export function configOf(more: Partial<Settings> = {}): Config {
  return v.parse(schema, { ...minimal, ...more });
}

/** The smallest configuration with other settings of Fluentd. */
export function fluentdConfigOf(fluentd: Partial<Settings['fluentd']>): Config {
  return configOf({ fluentd: { ...minimal.fluentd, ...fluentd } });
}
