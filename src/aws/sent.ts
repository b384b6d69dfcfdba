import type { ApiCall } from '../world/world.ts';

const reading = /^(Describe|List|Get|Discover|Filter|BatchGet|Simulate|StartQuery|StopQuery)/;

/** Whether an operation can change something, by its name. */
export function isWrite(operation: string): boolean {
  return !reading.test(operation);
}

/**
 * What came of a call that failed. An answer of 400 to 499 says that whoever gave it did not carry the call out. A failure
 * behind it may come after the change, and no answer says nothing.
 */
export function resultOf(error: unknown): Exclude<ApiCall['result'], 'accepted'> {
  const answer = error as { readonly $metadata?: { readonly httpStatusCode?: number } } | undefined;
  const status = answer?.$metadata?.httpStatusCode ?? 0;
  return status >= 400 && status < 500 ? 'refused' : 'unknown';
}
