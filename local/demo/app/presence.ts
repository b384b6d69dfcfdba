/** Whether the collector is there, by what was heard of it. */
export interface Presence {
  readonly isThere: boolean;
  /** When it was last known to be there; undefined before the first time. */
  readonly lastMs: number | undefined;
  /** The longest time between two moments in which it was known to be there, with its connection broken between. */
  readonly gapMs: number | undefined;
}

export const neverSeen: Presence = { isThere: false, lastMs: undefined, gapMs: undefined };

/** It acknowledged something, or took a connection when there was nothing to acknowledge. */
export function seen({ isThere, lastMs, gapMs }: Presence, atMs: number): Presence {
  const wasAway = !isThere && lastMs !== undefined;
  return { isThere: true, lastMs: atMs, gapMs: wasAway ? Math.max(gapMs ?? 0, atMs - lastMs) : gapMs };
}

/** Its connection broke. If nothing was waiting for it, it was there until now; else until its last acknowledgement. */
export function gone({ isThere, lastMs, gapMs }: Presence, atMs: number, wasIdle: boolean): Presence {
  return { isThere: false, lastMs: isThere && wasIdle ? atMs : lastMs, gapMs };
}
