import type {
  DescribeSecretRequest,
  DescribeSecretResponse,
  GetSecretValueRequest,
  GetSecretValueResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError } from '../wire/awsError.ts';
import type { AwsService } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';

/** Secrets as the agent of ECS resolves a container's `secrets`; undefined where there is none of that ARN. */
export interface SecretSource {
  value(arn: string): string | undefined;
}

/**
 * Secrets that only can be read, given by ARN; AWS takes the whole ARN, the ARN without its last six characters, or the name.
 *
 * @param deleted those that are marked for deletion.
 */
export function makeSecretsManager(
  secrets: Readonly<Record<string, string>>,
  deleted: readonly string[] = [],
): {
  readonly service: AwsService;
  readonly source: SecretSource;
} {
  function get(input: Validated<GetSecretValueRequest>): GetSecretValueResponse {
    const arn = Object.keys(secrets).find((candidate) => namesOf(candidate).includes(input.SecretId));
    const value = arn === undefined ? undefined : secrets[arn];
    const stage = input.VersionStage ?? 'AWSCURRENT';
    if (arn === undefined || value === undefined || stage !== 'AWSCURRENT') {
      throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    return { ARN: arn, Name: nameOf(arn), SecretString: value, VersionStages: [stage] };
  }

  /** Of the one value that each has. */
  const version = '1'.repeat(32);

  function describe({ SecretId }: Validated<DescribeSecretRequest>): DescribeSecretResponse {
    const arn = Object.keys(secrets).find((candidate) => namesOf(candidate).includes(SecretId));
    if (arn === undefined) {
      throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    const DeletedDate = deleted.includes(arn) ? new Date(0) : undefined;
    return { ARN: arn, Name: nameOf(arn), DeletedDate, VersionIdsToStages: { [version]: ['AWSCURRENT'] } };
  }

  return {
    service: {
      name: 'Secrets Manager',
      target: 'secretsmanager',
      operations: { DescribeSecret: describe, GetSecretValue: get },
    },
    source: { value: (arn) => secrets[arn] },
  };
}

/** Secrets Manager puts a hyphen and six random characters behind the name. */
const suffix = /-[A-Za-z0-9]{6}$/;

const nameOf = (arn: string): string => (arn.split(':').at(6) ?? arn).replace(suffix, '');

const namesOf = (arn: string): string[] => [arn, arn.replace(suffix, ''), nameOf(arn)];
