import { type Finding, fail, ok } from '../check.ts';
import { accountOf, type Caller } from '../iam/caller.ts';
import { type Seen, skipped } from '../seen.ts';

/** An ARN that the configuration names, and the setting. */
export interface Named {
  readonly setting: string;
  readonly arn: string;
}

/** Who calls, where, and whether what is named is of the same account. */
export function judgeAccount(caller: Seen<Caller>, region: string | undefined, named: readonly Named[]): Finding[] {
  if (region === undefined)
    return [{ ...fail('no AWS Region is set', 'set region in the configuration, or AWS_REGION'), setting: 'region' }];
  if (caller.kind === 'unseen' && caller.obstacle !== undefined)
    return [{ ...fail(caller.because, caller.obstacle), setting: '' }];
  if (caller.kind !== 'seen') return [skipped(caller)];
  const { account, arn } = caller.value;
  const foreign = named.filter((one) => (accountOf(one.arn) ?? account) !== account);
  if (foreign.length === 0) return [ok(`${arn} in account ${account}, Region ${region}`)];
  return foreign.map(({ setting, arn: other }) => ({
    ...fail(
      `${setting} is of account ${accountOf(other)}, and the credentials are of account ${account}`,
      'take credentials of that account, or name what is of this one: neither a cluster nor a role is used across accounts',
    ),
    setting,
  }));
}
