import { NotPossible, ReadFailed } from '../errors.ts';

/**
 * What stands in place of a plan that cannot be made: the files are written all the same, since nothing of them depends on it.
 *
 * @throws what is no refusal and no failed read
 */
export function unplanned(error: unknown): string {
  if (error instanceof NotPossible) return `nothing, it is refused: ${withHint(error)}`;
  if (error instanceof ReadFailed) return `not known: ${withHint(error)}`;
  throw error;
}

function withHint({ message, hint }: NotPossible | ReadFailed): string {
  return hint === undefined ? message : `${message}\n  hint: ${hint}`;
}
