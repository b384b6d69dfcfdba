/**
 * Aborted when this process is told to end. A runner sends SIGINT, SIGTERM 7.5 s later, and kills 2.5 s after that:
 * enough to say what state things are in.
 */
export function cancellation(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort(new Error(`the run was cancelled (${signal})`)));
  }
  return controller.signal;
}
