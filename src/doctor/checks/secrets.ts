import type { DescribeSecretCommandOutput } from '@aws-sdk/client-secrets-manager';
import { iso } from '../../values/iso.ts';
import { type Finding, fail, ok, skip } from '../check.ts';
import { type Seen, skipped } from '../seen.ts';

export type SecretAnswer = Seen<Pick<DescribeSecretCommandOutput, 'Name' | 'DeletedDate'>>;

/** Whether a secret is there. Its value is not read. */
export function judgeSecret(arn: string, answer: SecretAnswer): Finding {
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
  return Name === undefined ? skip(`Secrets Manager said nothing of ${arn}`) : ok(`secret ${Name} is there`);
}

export function ofParameter(name: string): Finding {
  return skip(`parameter ${name}: Parameter Store is not asked`);
}
