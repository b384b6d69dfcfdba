import type { Finding } from '../model/finding.ts';
import { serviceModel } from '../model/service.ts';
import { validate } from '../model/validate.ts';
import { AwsError } from './awsError.ts';
import type { AwsService } from './service.ts';

/**
 * Answers one call: the input is held against the SDK's model, the operation is run, and its output is held
 * against the model as well. Returns what goes on the wire: undefined members are gone, a Date is a number of seconds.
 *
 * @throws AwsError what AWS would refuse; `InternalFailure` (500) where the stand-in itself is wrong.
 */
export async function answer(service: AwsService, operation: string, input: unknown): Promise<unknown> {
  const run = Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
  const model = serviceModel(service.name);
  const messages = model.operation(operation);
  if (!messages || !run) {
    const known = messages ? 'is not built into the local cloud' : `is not an operation of ${service.name}`;
    throw new AwsError('UnknownOperationException', `${operation} ${known}`);
  }
  refuse(validate(input, messages.input, model.enums), model.invalid);
  const output = toWire((await run(input)) ?? {});
  const faults = validate(output, messages.output, model.enums);
  if (faults.length > 0) throw standInFault(operation, faults.map(({ message }) => message).join('; '));
  return output;
}

/** The error for a mistake in the local cloud itself, never in its caller. */
export function standInFault(operation: string, because: string): AwsError {
  return new AwsError('InternalFailure', `the local cloud's ${operation} is wrong: ${because}`, {}, 500);
}

function refuse(findings: readonly Finding[], invalid: string): void {
  if (findings.length === 0) return;
  const code = findings.some(({ kind }) => kind === 'type') ? 'SerializationException' : invalid;
  throw new AwsError(code, findings.map(({ message }) => message).join('; '));
}

function toWire(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([name, member]) => [name, toWire(member)]));
}
