/** An error itself, or the first of those that it stands for: Node wraps one an address into an AggregateError without a message. */
export function firstError(thrown: unknown): unknown {
  return thrown instanceof AggregateError && thrown.errors.length > 0 ? firstError(thrown.errors[0]) : thrown;
}
