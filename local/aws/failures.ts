import type { OrderedFailure } from '../cloud.ts';

/** The failures that a test ordered, in order; each is handed out once. */
export function makeFailures(): {
  add(operation: string, failure: OrderedFailure): void;
  /** The failure that this call is to have, if one was ordered. */
  take(service: string, operation: string): OrderedFailure | undefined;
} {
  const due: { operation: string; failure: OrderedFailure }[] = [];
  return {
    add: (operation, failure) => {
      due.push({ operation, failure });
    },
    take: (service, operation) => {
      const at = due.findIndex(
        (entry) => entry.operation === operation || entry.operation === `${service}.${operation}`,
      );
      const [found] = at < 0 ? [] : due.splice(at, 1);
      return found?.failure;
    },
  };
}
