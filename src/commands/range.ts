import { NotPossible } from '../errors.ts';
import { instant } from './instant.ts';

/**
 * What is to be verified in place of all that is due, in ms since the epoch; undefined where neither end is given. Until now
 * where no end is given; from `verify.since` on where no beginning is.
 *
 * @throws NotPossible for what is no instant, and where nobody says where to begin
 */
export function rangeOf(
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  { since, nowMs }: { readonly since: string | undefined; readonly nowMs: number },
): { readonly fromMs: number; readonly toMs: number } | undefined {
  if (from === undefined && to === undefined) return undefined;
  const beginning = from ?? since;
  if (beginning === undefined) {
    throw new NotPossible('where to begin is not said', { hint: 'add --from (input verify-from), or verify.since' });
  }
  return { fromMs: instant(beginning), toMs: to === undefined ? nowMs : instant(to) };
}
