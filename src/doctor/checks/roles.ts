import { decoded } from '../../values/decoded.ts';
import { type Finding, fail, ok, skip } from '../check.ts';
import { trusts } from '../iam/trust.ts';
import { type Seen, skipped } from '../seen.ts';

/** Who takes a task's roles. */
const tasks = 'ecs-tasks.amazonaws.com';

/**
 * Whether a role is there, and ECS may take it for a task.
 *
 * @param read its trust policy, in percent encoding as IAM gives it.
 */
export function judgeRole(setting: string, arn: string, read: Seen<string | undefined>): Finding {
  if (read.kind === 'absent') return fail(`${setting} ${arn} is not there`, 'create the role, or name another');
  if (read.kind === 'unseen') return skipped(read);
  const trusted = read.value === undefined ? undefined : trusts(decoded(read.value), tasks);
  if (trusted === undefined) return skip(`whom ${setting} ${arn} trusts is not told`);
  if (trusted) return ok(`${setting} ${arn} is there, and trusts ${tasks}`);
  const statement = { Effect: 'Allow', Principal: { Service: tasks }, Action: 'sts:AssumeRole' };
  return fail(`${setting} ${arn} does not trust ${tasks}`, `add to its trust policy ${JSON.stringify(statement)}`);
}

/** Without an execution role it is the host's that pulls and logs. */
export function withoutExecutionRole(): Finding {
  return skip(
    'no execution role is named: the role of the container instance pulls images and writes logs, and is not looked at',
  );
}
