/** A refusal with AWS's own error name and, where the API documents them, members (`NamespaceId`, …). */
export class AwsError extends Error {
  readonly code: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly status: number;

  constructor(code: string, message: string, members: Readonly<Record<string, unknown>> = {}, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.members = members;
    this.status = status;
  }
}
