import { failureOf } from '../aws/failure.ts';
import { kindOf, type RefusalKind } from '../aws/kind.ts';
import { hintFor, obstacleOf, refusalOf } from '../aws/refusal.ts';
import { defined } from '../values/defined.ts';
import type { Absent, Unseen } from './seen.ts';

const ofCredentials: readonly (RefusalKind | undefined)[] = [
  'expired credentials',
  'no credentials',
  'unknown credentials',
];

/**
 * What a call that failed means for whoever asked.
 *
 * @param action the IAM action, `ec2:DescribeSubnets`.
 * @param absent the names by which AWS says that there is no such thing.
 */
export function unseenOf(action: string, thrown: unknown, absent: readonly string[]): Absent | Unseen {
  const refusal = refusalOf(thrown);
  if (absent.includes(refusal.name)) return { kind: 'absent', because: refusal.message };
  const kind = kindOf(refusal.name);
  if (kind === 'denied') return { kind: 'unseen', because: `${action} is not allowed`, missing: action };
  if (kind === 'unsupported') return { kind: 'unseen', because: `this endpoint does not know ${action}` };
  const isObstacle = obstacleOf(refusal) !== undefined || ofCredentials.includes(kind);
  const obstacle = isObstacle ? hintFor({ ...refusal, action }) : undefined;
  return { kind: 'unseen', because: failureOf(action, `call ${action}`, thrown).message, ...defined({ obstacle }) };
}
