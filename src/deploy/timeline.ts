/** What happened in a deploy, in the order of time. */
export type Milestone = 'registered' | 'old stopping' | 'old stopped' | 'new started' | 'healthy' | 'address';

export interface Moment {
  readonly milestone: Milestone;
  /** Milliseconds since the epoch, by AWS’s clock where AWS tells it. */
  readonly atMs: number;
}

/** How long nobody listened: from the stop of the old collector to the new one at the name. */
export interface Gap {
  readonly fromMs: number;
  /** Undefined: it is not over. */
  readonly toMs: number | undefined;
  /** What it is made of, in the order of time: stop, placement, image pull, start, health, address. */
  readonly parts: readonly { readonly what: string; readonly ms: number }[];
}
