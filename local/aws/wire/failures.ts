/** A failure that a test orders for a call that is still to come. */
export interface OrderedFailure {
  /** AWS's error name. */
  readonly code: string;
  readonly message: string;
  /** The HTTP status; 400 by default. 500 and above is what the SDK tries again. */
  readonly status?: number;
  /**
   * The call is carried out and then its answer is lost: the connection breaks off without a byte, so neither code
   * nor message is seen. What the call changed stays changed, as when a network fails in the wrong moment. By default
   * the call is refused and changes nothing.
   */
  readonly afterwards?: boolean;
}

export interface Failures {
  /** For the next call of `CreateService`, or of `ECS.CreateService` where two services have one of that name. */
  add(operation: string, failure: OrderedFailure): void;
  /** The failure that this call is to have, if one was ordered. */
  take(service: string, operation: string): OrderedFailure | undefined;
}

/** The failures that a test ordered, in order; each is handed out once. */
export function makeFailures(): Failures {
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
