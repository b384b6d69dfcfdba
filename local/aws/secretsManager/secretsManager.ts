import type { GetSecretValueRequest, GetSecretValueResponse } from '@aws-sdk/client-secrets-manager';
import type { Checked } from '../checked.ts';
import { AwsError, type AwsService, type SecretSource } from '../operation.ts';

/** Secrets that only can be read, given by ARN; AWS takes the whole ARN, the ARN without its last six characters, or the name. */
export function makeSecretsManager(secrets: Readonly<Record<string, string>>): {
  readonly service: AwsService;
  readonly source: SecretSource;
} {
  function get(input: Checked<GetSecretValueRequest>): GetSecretValueResponse {
    const arn = Object.keys(secrets).find((candidate) => namesOf(candidate).includes(input.SecretId));
    const value = arn === undefined ? undefined : secrets[arn];
    const stage = input.VersionStage ?? 'AWSCURRENT';
    if (arn === undefined || value === undefined || stage !== 'AWSCURRENT') {
      throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    }
    return { ARN: arn, Name: nameOf(arn), SecretString: value, VersionStages: [stage] };
  }

  return {
    service: { name: 'Secrets Manager', target: 'secretsmanager', operations: { GetSecretValue: get } },
    source: { value: (arn) => secrets[arn] ?? jsonMember(secrets, arn) },
  };
}

/** Secrets Manager puts a hyphen and six random characters behind the name. */
const suffix = /-[A-Za-z0-9]{6}$/;

const nameOf = (arn: string): string => (arn.split(':').at(6) ?? arn).replace(suffix, '');

const namesOf = (arn: string): string[] => [arn, arn.replace(suffix, ''), nameOf(arn)];

/** A container's `valueFrom` may name one member of a JSON secret: `arn:…:secret:name-abcdef:member::`. */
function jsonMember(secrets: Readonly<Record<string, string>>, valueFrom: string): string | undefined {
  const parts = valueFrom.split(':');
  const secret = secrets[parts.slice(0, 7).join(':')];
  const member = parts[7];
  if (secret === undefined || member === undefined) return undefined;
  const value: unknown = JSON.parse(secret)[member];
  return value === undefined ? undefined : String(value);
}
