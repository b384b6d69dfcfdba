import { standInFault } from './answer.ts';
import { AwsError } from './awsError.ts';
import { Broken } from './broken.ts';
import { type CallRecord, isWrite } from './calls.ts';
import type { Earlier, Told } from './earlier.ts';
import type { Failures, OrderedFailure } from './failures.ts';
import type { Request } from './protocol.ts';

/** What is known of the calls that came, and ordered for those that will. */
export interface Ledger {
  readonly calls: CallRecord[];
  readonly failures: Failures;
  readonly earlier: Earlier;
  isCut: boolean;
  readonly nowMs: () => number;
}

/** Carries a call out, unless a failure was ordered for it, and records what came of it. */
export async function noted<Output>(
  desk: Ledger,
  service: string,
  { operation, input }: Pick<Request, 'operation' | 'input'>,
  run: () => Promise<Output>,
): Promise<Output> {
  if (desk.isCut) throw new Broken('reset');
  const record = { service, operation, write: isWrite(operation), input };
  const failure = desk.failures.take(service, operation);
  if (failure?.how === 'reset' || failure?.how === 'hangs') throw new Broken(failure.how);
  try {
    if (failure && !failure.how && !failure.afterwards) {
      throw new AwsError(failure.code, failure.message, {}, failure.status);
    }
    const output = await told(desk, record, failure, run);
    if (!failure || failure.how === 'stale') {
      desk.calls.push({ ...record, atMs: desk.nowMs() });
      return output;
    }
    desk.calls.push({ ...record, atMs: desk.nowMs(), answerLost: true });
    throw new Broken(failure.how ?? 'reset', output);
  } catch (thrown) {
    if (thrown instanceof Broken) throw thrown;
    const error = toAwsError(thrown, operation);
    desk.calls.push({ ...record, atMs: desk.nowMs(), error: error.code });
    throw error;
  }
}

/** What a call is answered: what it gives, or for a stale read, what it gave before. */
async function told<Output>(
  { earlier }: Ledger,
  { service, operation, write, input }: Pick<CallRecord, 'service' | 'operation' | 'write' | 'input'>,
  failure: OrderedFailure | undefined,
  run: () => Promise<Output>,
): Promise<Output> {
  const now: Told = await run().then(
    (output) => ({ output }),
    (thrown) => ({ thrown }),
  );
  const before = write ? now : earlier.note(`${service}.${operation}`, input, now);
  const shown = failure?.how === 'stale' ? before : now;
  if ('thrown' in shown) throw shown.thrown;
  return shown.output as Output;
}

export function toAwsError(thrown: unknown, operation: string): AwsError {
  return thrown instanceof AwsError ? thrown : standInFault(operation, String(thrown));
}
