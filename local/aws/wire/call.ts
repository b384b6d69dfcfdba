import type { ServerResponse } from 'node:http';
import type { AwsError } from './awsError.ts';
import type { AwsService } from './service.ts';

/** A call that names its operation by a form, or by method and path, and is answered in the form of its service. */
export interface Call {
  readonly service: AwsService;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Answers with what the operation gave. */
  readonly write: (response: ServerResponse, output: unknown) => void;
  /** Answers with an error. */
  readonly refuse: (response: ServerResponse, error: AwsError) => void;
}
