import { AwsError } from '../../wire/awsError.ts';

/** Most faults of a task definition. */
export function clientFault(message: string): AwsError {
  return new AwsError('ClientException', message);
}

export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
