/** How long to wait for a connection: a host that drops packets would else take the whole time of the run. */
const mostConnectMs = 10_000;

/** @param timeoutMs the time that the run has left */
export function connectMs(timeoutMs: number): number {
  return Math.min(timeoutMs, mostConnectMs);
}
