/** No whole answer came in time. Named as the SDK names it, so that it is tried again as such. */
export class TooLate extends Error {
  override readonly name = 'TimeoutError';

  constructor(limitMs: number) {
    super(`no whole answer within ${Number((limitMs / 1_000).toFixed(1))} s`);
  }
}

/** The run was cancelled while a call waited, or before it was begun. */
export class Cancelled extends Error {
  /** What the SDK never tries again. */
  override readonly name = 'AbortError';
  /** Whether the request may have reached AWS. */
  readonly isSent: boolean;

  constructor(reason: unknown, { isSent }: { readonly isSent: boolean }) {
    super(reason instanceof Error ? reason.message : 'the run was cancelled', { cause: reason });
    this.isSent = isSent;
  }
}
