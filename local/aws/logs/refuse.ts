import { AwsError } from '../wire/awsError.ts';

/** Most of what CloudWatch Logs refuses. */
export function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
