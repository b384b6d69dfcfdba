import { accountId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';

/** What a function does with an event, in place of its code. */
export type Program = (event: unknown, variables: Readonly<Record<string, string>>) => unknown;

export interface LocalFunction {
  readonly name: string;
  readonly program: Program;
  /** At most so many at once; unset, as many as come. */
  readonly reservedConcurrency: number | undefined;
  codeSha256: string;
  /** Of the code, by name. */
  files: ReadonlyMap<string, Buffer>;
  variables: Readonly<Record<string, string>>;
  modifiedMs: number;
  isUpdating: boolean;
  running: number;
}

/** A function by its name, or by its whole or partial ARN. @throws AwsError where there is none. */
export function functionNamed(
  functions: ReadonlyMap<string, LocalFunction>,
  given: string,
  region: string,
): LocalFunction {
  const name = given.replace(/^(arn:aws:lambda:[a-z0-9-]+:)?(\d{12}:)?function:/, '');
  const found = functions.get(name);
  if (found) return found;
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, { Type: 'User' }, 404);
}
