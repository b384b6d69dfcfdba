/** A half-open stretch of time: an event stamped exactly at `toMs` belongs to the next window. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A count that was read, or the reason why there is none. Unknown is never equal to anything, and never 0. */
export type Count =
  | { readonly kind: 'known'; readonly value: bigint }
  | { readonly kind: 'unknown'; readonly because: string };

/** What a window's two counts say. `unknown` where a side could not be read. */
export const verdicts = ['matched', 'missing', 'extra', 'unknown'] as const;
export type Verdict = (typeof verdicts)[number];
