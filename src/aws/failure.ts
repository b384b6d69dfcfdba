import { defined } from '../values/defined.ts';
import { withoutPasswords } from '../values/withoutPasswords.ts';
import { hintFor, obstacleOf, refusalOf } from './refusal.ts';
import { Cancelled } from './unanswered.ts';

export interface Failure {
  readonly message: string;
  readonly options: { readonly hint?: string; readonly cause: unknown };
}

/**
 * A call that failed, for people: the fact, and what can be done about it.
 *
 * @param action the IAM action, `ecs:DescribeServices`.
 * @param attempt what the call was for, `read service "access-log" in cluster "production"`.
 */
export function failureOf(action: string, attempt: string, cause: unknown): Failure {
  if (cause instanceof Cancelled) return { message: cancelledIn(attempt, cause), options: { cause } };
  const refusal = refusalOf(cause);
  return {
    message: obstacleOf(refusal) ?? `could not ${attempt}: ${inWords(refusal)}`,
    options: { cause, ...defined({ hint: hintFor({ ...refusal, action }) }) },
  };
}

/** A request that reached AWS may have been carried out. */
function cancelledIn(attempt: string, { message, isSent }: Cancelled): string {
  return isSent && !attempt.startsWith('read ')
    ? `${message}: whether AWS did ${attempt} is unknown`
    : `${message} before it could ${attempt}`;
}

/** The name is what one searches for; a plain Error has none, and some messages begin with it. */
function inWords({ name, message }: { readonly name: string; readonly message: string }): string {
  return withoutPasswords(name === 'Error' || message.startsWith(name) ? message : `${name}: ${message}`);
}
