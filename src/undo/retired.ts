import { numberOf, shortName } from '../resources/task-definition/name.ts';

/** Which revisions are deregistered, and which of those beyond the number are kept after all. */
export interface Retired {
  readonly going: readonly string[];
  readonly kept: readonly { readonly revision: string; readonly because: string }[];
}

/**
 * The revisions beyond the newest so many, without those that are needed.
 *
 * @param active ARNs, in any order.
 * @param needed ARN and why: what runs, and what a rollback would bring back.
 */
export function retired(active: readonly string[], keep: number, needed: ReadonlyMap<string, string>): Retired {
  const old = active.toSorted((a, b) => numberOf(b) - numberOf(a)).slice(keep);
  return {
    going: old.filter((arn) => !needed.has(arn)).toReversed(),
    kept: old.flatMap((arn) => {
      const because = needed.get(arn);
      return because === undefined ? [] : [{ revision: shortName(arn), because }];
    }),
  };
}
