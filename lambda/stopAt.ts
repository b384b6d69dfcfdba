/** Kept back of the time that is left, so that the report is still written and sent. */
const reserveMs = 2000;

/** When an invocation has to stop waiting for answers. @param leftMs until Lambda ends it */
export function stopAt(nowMs: number, leftMs: number): number {
  return nowMs + leftMs - reserveMs;
}
