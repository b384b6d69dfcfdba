import type { DescribeSecretCommandOutput } from '@aws-sdk/client-secrets-manager';
import { type Finding, fail, skip, warn } from '../check.ts';
import { knownOf, type Seen } from '../seen.ts';
import { accountOf } from './caller.ts';

type Secrets = ReadonlyMap<string, Seen<Pick<DescribeSecretCommandOutput, 'KmsKeyId'>>>;

/** The ARNs of the keys of one's own that the secrets are encrypted with; an id without one is of the secret's account and Region. */
export function keyArns(secrets: Secrets): readonly string[] {
  const keys = [...secrets].map(([arn, answer]) => keyArn(arn, knownOf(answer)?.KmsKeyId));
  return [...new Set(keys.flatMap((key) => key ?? []))];
}

function keyArn(secret: string, key = ''): string | undefined {
  if (/^arn:.*:key\//.test(key)) return key;
  const [, partition, , region, account] = secret.split(':');
  return /^(mrk-)?[0-9a-f-]{32,36}$/.test(key) ? `arn:${partition}:kms:${region}:${account}:key/${key}` : undefined;
}

/** What no simulation tells: a key that is named by an alias, and a secret of another account, which has to let in by itself. */
export function doubtsOf(secrets: Secrets, account: string, who: string): readonly Finding[] {
  return [...secrets].flatMap(([arn, answer]) => {
    if (answer.kind !== 'seen') return [];
    const { KmsKeyId: key } = answer.value;
    return [...ofAlias(arn, key, who), ...ofOther(arn, key, account, who)];
  });
}

/** AWS's own key lets in whoever may read the secret. */
function ofAlias(arn: string, key: string | undefined, who: string): Finding[] {
  if (key === undefined || keyArn(arn, key) !== undefined || /alias\/aws\/secretsmanager$/.test(key)) return [];
  return [
    skip(
      `${arn} is encrypted with ${key}; which key that is, and whether ${who} may decrypt with it, is not looked up`,
    ),
  ];
}

/** Source: "Access AWS Secrets Manager secrets from a different account". */
function ofOther(arn: string, key: string | undefined, account: string, who: string): Finding[] {
  const owner = accountOf(arn);
  if (owner === undefined || owner === account) return [];
  if (key === undefined) {
    const fact = `${arn} is of account ${owner} and encrypted with that account’s own key of Secrets Manager, with which nobody else can decrypt`;
    return [fail(fact, `encrypt it with a key that lets ${who} decrypt, or keep it in account ${account}`)];
  }
  return [
    warn(
      `${arn} is of account ${owner}, whose policies of the secret and of its key have to let ${who} in too, and are not looked at`,
      `let both allow ${who}`,
    ),
  ];
}
