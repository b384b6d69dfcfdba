/** What a promise was rejected with; that it was not is an error. */
export async function rejecting(promise: Promise<unknown>): Promise<unknown> {
  const value = await promise.then(
    (resolved) => ({ resolved }),
    (rejected: unknown) => ({ rejected }),
  );
  if ('rejected' in value) return value.rejected;
  throw new Error(`was not rejected: ${JSON.stringify(value.resolved)}`);
}
