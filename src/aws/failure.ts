import { defined } from '../values/defined.ts';
import { hintFor, obstacleOf, refusalOf } from './refusal.ts';

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
  const refusal = refusalOf(cause);
  return {
    message: obstacleOf(refusal) ?? `could not ${attempt}: ${inWords(refusal)}`,
    options: { cause, ...defined({ hint: hintFor({ ...refusal, action }) }) },
  };
}

/** The name is what one searches for; a plain Error has none, and some messages begin with it. */
function inWords({ name, message }: { readonly name: string; readonly message: string }): string {
  return name === 'Error' || message.startsWith(name) ? message : `${name}: ${message}`;
}
