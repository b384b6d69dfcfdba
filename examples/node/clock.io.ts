/** Milliseconds of a clock that nobody sets: only differences of it mean something. A step of the machine's own would stop everything. */
export function nowMs(): number {
  return performance.now();
}
