import type { Look } from '../look.ts';
import { picksOf, secretArn, secretsOf } from '../secrets/named.ts';
import { judgeSecret, ofParameter } from './secrets.ts';

export const secrets: Look = {
  name: 'secrets',
  about: ['batch.secrets', 'fluentd.secrets', 'fluentd.security', 'app'],
  look: async ({ desired, shared }) => [
    ...[...(await shared.secrets())].map(([arn, answer]) => judgeSecret(arn, answer, picksOf(desired, arn))),
    ...secretsOf(desired)
      .filter((name) => secretArn(name) === undefined)
      .map(ofParameter),
  ],
};
