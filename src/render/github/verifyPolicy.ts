import type { Config, Verify } from '../../config/schema.ts';
import { secretArn, streamsArn } from '../arns.ts';
import { type Names, partitionOf } from './names.ts';
import type { Policy, Statement } from './policy.ts';

/** Where a name of the configuration is meant to be. */
interface Place {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
}

/**
 * What a workflow needs that verifies, of what the Lambda's role has: the log groups that are compared, the database's secret or
 * user, the ledger where it is in S3. No workflow lives in a VPC.
 *
 * @param policy the example's, with the names filled in
 */
export function verifyPolicy({ verify }: Config, names: Names, policy: Policy): Policy | undefined {
  if (!verify) return undefined;
  const { REGION: region = 'REGION', ACCOUNT: account = 'ACCOUNT' } = names;
  const place = { region, account, partition: partitionOf(names.REGION) };
  return { ...policy, Statement: policy.Statement.flatMap((statement) => narrowed(statement, verify, place)) };
}

function narrowed(statement: Statement, verify: Verify, place: Place): readonly Statement[] {
  const { secret, user } = verify.database;
  switch (statement.Sid) {
    case 'ReadTheLog':
      return [{ ...statement, Resource: [...new Set(verify.logs.map(({ group }) => streamsArn(group, place)))] }];
    case 'ReachTheDatabase':
      return secret === undefined ? [] : [{ ...statement, Resource: secretArn(secret, place) }];
    case 'ReadTheSecretWhereTheKeyIsYourOwn':
      return secret === undefined ? [] : [decrypting(statement, regionOf(secret) ?? place.region, place)];
    case 'SignInWhereThereIsNoSecret':
      return secret === undefined ? [signingIn(statement, user, place)] : [];
    case 'Remember':
    case 'KnowWhatIsThere':
      return ledgerIn(statement, verify.state, place);
    case 'LiveInTheVpc':
      return [];
    default:
      return [statement];
  }
}

/** Which key it is nobody says here; it is of the secret's Region. */
function decrypting(statement: Statement, region: string, { partition, account }: Place): Statement {
  return {
    ...statement,
    Resource: `arn:${partition}:kms:${region}:${account}:key/KEY`,
    Condition: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
  };
}

function regionOf(secret: string): string | undefined {
  return secret.startsWith('arn:') ? secret.split(':')[3] : undefined;
}

function signingIn(statement: Statement, user = 'USER', { partition, region, account }: Place): Statement {
  return { ...statement, Resource: `arn:${partition}:rds-db:${region}:${account}:dbuser:RESOURCE_ID/${user}` };
}

/** Nothing of S3 for a ledger that is a folder. */
function ledgerIn(statement: Statement, state = '', { partition }: Place): readonly Statement[] {
  const [, bucket, path = ''] = /^s3:\/\/([^/]+)\/?(.*?)\/*$/.exec(state) ?? [];
  if (bucket === undefined) return [];
  const files = `${path === '' ? '' : `${path}/`}*`;
  const arn = `arn:${partition}:s3:::${bucket}`;
  if (statement.Sid === 'Remember') return [{ ...statement, Resource: `${arn}/${files}` }];
  return [{ ...statement, Resource: arn, Condition: { StringLikeIfExists: { 's3:prefix': files } } }];
}
