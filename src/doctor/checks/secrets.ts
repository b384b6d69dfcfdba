import type { DescribeSecretCommandOutput } from '@aws-sdk/client-secrets-manager';
import { iso } from '../../values/iso.ts';
import { type Finding, fail, ok, skip, warn } from '../check.ts';
import type { Picked } from '../secrets/named.ts';
import { type Seen, skipped } from '../seen.ts';

type SecretVersions = Readonly<Record<string, readonly string[]>>;

const whole: Picked = { stage: 'AWSCURRENT' };

export type SecretAnswer = Seen<Pick<DescribeSecretCommandOutput, 'Name' | 'DeletedDate' | 'VersionIdsToStages'>>;

/**
 * Whether a secret is there, and has the value that a container is to get. The value itself is not read, so that nobody knows
 * whether it has a key.
 *
 * @param picks what the containers take of it.
 */
export function judgeSecret(arn: string, answer: SecretAnswer, picks: readonly Picked[] = [whole]): Finding {
  if (answer.kind === 'absent')
    return fail(`${arn} is not there: ${answer.because}`, 'create the secret, or name another');
  if (answer.kind === 'unseen') return skipped(answer);
  const { Name, DeletedDate } = answer.value;
  if (DeletedDate !== undefined) {
    return fail(
      `secret ${Name} is marked for deletion (${iso(DeletedDate.getTime())})`,
      `aws secretsmanager restore-secret --secret-id ${arn}`,
    );
  }
  if (Name === undefined) return skip(`Secrets Manager said nothing of ${arn}`);
  return ofVersions(Name, arn, answer.value.VersionIdsToStages, picks);
}

function ofVersions(
  name: string,
  arn: string,
  versions: SecretVersions | undefined,
  picks: readonly Picked[],
): Finding {
  const mend = `aws secretsmanager put-secret-value --secret-id ${arn} --secret-string …`;
  if (versions === undefined) {
    const fact = `secret ${name} is there, and no version of it is told: one that was made without a value has none, and the task cannot start`;
    return warn(fact, mend);
  }
  const absent = picks.map((pick) => lacking(versions, pick)).find((one) => one !== undefined);
  if (absent !== undefined) return fail(`secret ${name} has no value of ${absent}: the task cannot start`, mend);
  const keys = [...new Set(picks.flatMap(({ key }) => key ?? []))];
  const unseen =
    keys.length === 0 ? '' : `; whether it has ${keys.map((key) => `"${key}"`).join(', ')} is not looked at`;
  return ok(`secret ${name} is there and has a value${unseen}`);
}

/** A version is named by its id, or else by its stage. */
function lacking(versions: SecretVersions, { stage, version }: Picked): string | undefined {
  if (version !== undefined) return version in versions ? undefined : `version ${version}`;
  return Object.values(versions).some((stages) => stages.includes(stage)) ? undefined : `stage ${stage}`;
}

export function ofParameter(name: string): Finding {
  return skip(`parameter ${name}: Parameter Store is not asked`);
}
