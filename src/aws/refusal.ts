/** What a failed call gives away: the SDK's error name, its message, and what was asked. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
  /** The IAM action, `ecs:DescribeServices`; undefined where the caller does not know it. */
  readonly action: string | undefined;
}

/**
 * What a thrown value gives away. Node names a broken connection in `code` and leaves `name` at "Error", or wraps one
 * error an address into an AggregateError without a message; what is no JSON was not written by AWS but by a proxy
 * or a load balancer, and the parser's own words would only mislead.
 */
export function refusalOf(thrown: unknown): Omit<Refusal, 'action'> {
  if (!(thrown instanceof Error)) return { name: '', message: String(thrown) };
  if (thrown instanceof SyntaxError) return notJson(thrown);
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return refusalOf(thrown.errors[0]);
  const { code } = thrown as { code?: unknown };
  return { name: thrown.name === 'Error' && typeof code === 'string' ? code : thrown.name, message: thrown.message };
}

function notJson(thrown: SyntaxError): Omit<Refusal, 'action'> {
  const { $metadata } = thrown as { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode ?? 0;
  return {
    name: status >= 500 ? 'ServiceUnavailable' : notAws,
    message: `the answer (HTTP ${status}) is not JSON`,
  };
}

const notAws = 'AnswerNotUnderstood';

const deniedNames = /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|NotAuthorized|UnauthorizedException)$/;
const expiredNames = /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired)$/;
const unknownKeyNames = /^(UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|AuthFailure)$/;
const throttledNames =
  /^(Throttling|ThrottlingException|ThrottledException|TooManyRequestsException|RequestLimitExceeded)$/;
const unansweredNames =
  /^(TimeoutError|RequestTimeout|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|NetworkingError|ServerException|InternalFailure|InternalServerError|InternalServerException|ServiceUnavailable|ServiceUnavailableException)$/;
const unsupportedNames =
  /^(UnknownOperationException|UnknownOperation|InvalidAction|UnsupportedOperationException|UnsupportedOperation)$/;

/** What the reader can do about a call that failed, or undefined where the message has to speak for itself. */
export function hintFor({ name, message, action }: Refusal): string | undefined {
  if (deniedNames.test(name)) {
    const needed = deniedAction(message) ?? action;
    return needed === undefined ? undefined : `the role needs ${needed}`;
  }
  if (name === 'ClusterNotFoundException') return 'check cluster and region in the configuration';
  if (expiredNames.test(name)) return 'the credentials have expired: get new ones and run again';
  if (unknownKeyNames.test(name)) return 'AWS does not know these credentials: check the account and the role';
  if (/^Region is missing$/i.test(message)) return 'set region in the configuration, or AWS_REGION';
  if (name === 'CredentialsProviderError') {
    return 'no credentials were found: run aws-actions/configure-aws-credentials before this step, or set AWS_PROFILE';
  }
  if (name === notAws) return 'something answered that is not AWS: check the proxy and AWS_ENDPOINT_URL';
  if (throttledNames.test(name)) return 'AWS is throttling this account: run again in a minute';
  if (unansweredNames.test(name)) return 'no answer from AWS: check the network and AWS_ENDPOINT_URL, and run again';
  return undefined;
}

/** Whether the call may not be made or does not exist at this endpoint, so that another way has to be taken. */
export function isUnavailable(name: string): boolean {
  return deniedNames.test(name) || unsupportedNames.test(name);
}

/** Whether asking again later may be answered. */
export function isPassing(name: string): boolean {
  return throttledNames.test(name) || unansweredNames.test(name);
}

/** AWS names the action that was refused, which may be another one than the call's: iam:PassRole, for one. */
function deniedAction(message: string): string | undefined {
  return /not authorized to perform:? ([a-z0-9-]+:[A-Za-z*]+)/i.exec(message)?.[1];
}
