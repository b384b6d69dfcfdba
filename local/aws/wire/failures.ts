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
  /** Another way to fail, in which neither code, message nor status is seen. */
  readonly how?: FailureKind;
  /** So many calls of it go well first. */
  readonly skip?: number;
  /** Called when a call has it. */
  readonly onTaken?: () => void;
}

/**
 * `reset`: the connection breaks off and the call is not carried out. `hangs`: it is not carried out and never answered.
 * `stalls` and `drips`: it is carried out, and its answer stops in the middle or comes a byte at a time. `stale`: a read is
 * answered as it was before its answer changed last.
 */
export type FailureKind = 'reset' | 'hangs' | 'stalls' | 'drips' | 'stale';

export interface Failures {
  /** For the next call of `CreateService`, of `ECS.CreateService` where two services have one of that name, or of `*`. */
  add(operation: string, failure: OrderedFailure): void;
  /** The failure that this call is to have, if one was ordered. */
  take(service: string, operation: string): OrderedFailure | undefined;
  /** What was ordered and did not come about. */
  clear(): void;
}

/** The failures that a test ordered, in order; each is handed out once. */
export function makeFailures(): Failures {
  const due: { operation: string; failure: OrderedFailure; skip: number }[] = [];
  return {
    add: (operation, failure) => {
      due.push({ operation, failure, skip: failure.skip ?? 0 });
    },
    take: (service, operation) => {
      const names = ['*', operation, `${service}.${operation}`];
      const entry = due.find((each) => names.includes(each.operation));
      if (!entry) return undefined;
      if (entry.skip > 0) {
        entry.skip -= 1;
        return undefined;
      }
      due.splice(due.indexOf(entry), 1);
      entry.failure.onTaken?.();
      return entry.failure;
    },
    clear: () => {
      due.length = 0;
    },
  };
}
