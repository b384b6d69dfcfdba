import { randomBytes } from 'node:crypto';
import type { OperationTargetType, OperationType } from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../wire/awsError.ts';
import type { Time } from '../wire/time.ts';
import type { CloudMapState, OperationState } from './state.ts';

export interface Work {
  readonly type: OperationType;
  readonly targets: Readonly<Partial<Record<OperationTargetType, string>>>;
  /** What is worked on; a second operation on the same is a DuplicateRequest while the first goes on. */
  readonly subject: string;
  readonly requestId?: string | undefined;
  /** How long it takes, in AWS's time. */
  readonly takesMs: number;
  /** Does it. What it throws as an AwsError becomes the operation's FAIL with that code. */
  apply(): void;
}

/** The answer of a call that is carried out later: GetOperation tells what became of it. */
export interface Submitted {
  readonly OperationId: string;
}

/** Starts an asynchronous operation. */
export type Submit = (work: Work) => Submitted;

/** An operation is SUBMITTED for its first second, then PENDING, then it is applied and ends as SUCCESS or FAIL. */
export function makeSubmit(state: CloudMapState, time: Time): Submit {
  return (work) => {
    refuseTwin(state, work);
    const now = new Date(time.nowMs());
    const operation: OperationState = {
      id: randomBytes(16).toString('hex'),
      type: work.type,
      targets: work.targets,
      subject: work.subject,
      requestId: work.requestId,
      createdAt: now,
      updatedAt: now,
      status: 'SUBMITTED',
      error: undefined,
    };
    state.operations.set(operation.id, operation);
    // A wait rejects only when the cloud is closed; the operation then stays as it is.
    run(operation, work, time).catch(() => undefined);
    return { OperationId: operation.id };
  };
}

const submittedMs = 1000;

async function run(operation: OperationState, work: Work, time: Time): Promise<void> {
  await time.sleep(submittedMs);
  become(operation, 'PENDING', time);
  await time.sleep(Math.max(0, work.takesMs - submittedMs));
  try {
    work.apply();
    become(operation, 'SUCCESS', time);
  } catch (cause) {
    const code = cause instanceof AwsError ? cause.code : 'INTERNAL_FAILURE';
    operation.error = { code, message: cause instanceof Error ? cause.message : String(cause) };
    become(operation, 'FAIL', time);
  }
}

function become(operation: OperationState, status: OperationState['status'], time: Time): void {
  operation.status = status;
  operation.updatedAt = new Date(time.nowMs());
}

function refuseTwin(state: CloudMapState, work: Work): void {
  const twin = [...state.operations.values()].find(
    (other) =>
      (other.status === 'SUBMITTED' || other.status === 'PENDING') &&
      (other.subject === work.subject || (work.requestId !== undefined && other.requestId === work.requestId)),
  );
  if (!twin) return;
  throw new AwsError('DuplicateRequest', 'The operation is already in progress.', { DuplicateOperationId: twin.id });
}
