import { kindOf } from './kind.ts';
import { refusalOf } from './refusal.ts';

/**
 * Why a call is made once more: AWS asked to come later, gave no answer that says anything, or refused what was signed at
 * another time than its own, by which the SDK has set its clock meanwhile.
 */
export type Passing = 'throttled' | 'unanswered' | 'skewed';

interface Persistence {
  /** How often a call is made at most. */
  readonly attempts: number;
  /** The longest pause after the first attempt; each one after it may be twice as long as the one before. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * A throttled account needs seconds, and all that run beside each other must not come back at once: on average these
 * attempts are spread over 20 s. An answer that did not come is rarer, and costs its whole deadline each time.
 */
export const persistence: Readonly<Record<Passing, Persistence>> = {
  throttled: { attempts: 8, firstMs: 1_000, longestMs: 8_000 },
  unanswered: { attempts: 5, firstMs: 500, longestMs: 4_000 },
  // Nothing was carried out, and the next attempt is signed at AWS's own time.
  skewed: { attempts: 3, firstMs: 100, longestMs: 200 },
};

/**
 * What passes by itself, by the error's name as AWS or Node gives it, or by what the SDK takes it for; undefined for a refusal,
 * which is never tried again.
 *
 * @param sdkType how the SDK sorts it: by status, by trait and by its own lists.
 */
export function passingOf(error: unknown, sdkType: string): Passing | undefined {
  const { name } = refusalOf(error);
  // A quota is no matter of seconds.
  if (name === 'AbortError' || name === 'LimitExceededException') return undefined;
  if (isSkewed(error)) return 'skewed';
  const kind = kindOf(name);
  if (kind === 'throttled' || kind === 'unanswered') return kind;
  if (sdkType === 'THROTTLING') return 'throttled';
  return sdkType === 'TRANSIENT' || sdkType === 'SERVER_ERROR' ? 'unanswered' : undefined;
}

/** The SDK marks what was refused for the machine's clock, once it has learned by how much that is wrong. */
function isSkewed(error: unknown): boolean {
  const { $metadata } = (error ?? {}) as { readonly $metadata?: { readonly clockSkewCorrected?: boolean } };
  return $metadata?.clockSkewCorrected === true;
}

/**
 * How long to wait before the next attempt: any time up to a limit that doubles ("full jitter").
 *
 * @param failed how many attempts have failed, one at least.
 * @param chance from 0 to below 1.
 */
export function pauseMs(passing: Passing, failed: number, chance: number): number {
  const { firstMs, longestMs } = persistence[passing];
  return Math.floor(chance * Math.min(longestMs, firstMs * 2 ** (failed - 1)));
}
