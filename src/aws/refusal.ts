import { firstError } from '../values/firstError.ts';
import { kindOf } from './kind.ts';

export { isPassing, isUnavailable } from './kind.ts';

/** What a failed call gives away: the SDK's error name, its message, and what was called. */
export interface Refusal {
  readonly name: string;
  readonly message: string;
  /** The IAM action, `ecs:DescribeServices`; undefined where the caller does not know it. */
  readonly action: string | undefined;
}

/**
 * What a thrown value gives away. Node names a broken connection in `code` and leaves `name` at "Error", or wraps one
 * error an address into an AggregateError without a message; what is no JSON was not written by AWS but by a proxy
 * or a load balancer, and the parser's own words would only mislead. The same goes for a member that is not of its type.
 */
export function refusalOf(thrown: unknown): Omit<Refusal, 'action'> {
  const error = firstError(thrown);
  if (!(error instanceof Error)) return { name: '', message: String(error) };
  if (error instanceof SyntaxError) return notJson(error);
  const [fact = '', ...unread] = error.message.split('\n');
  if (unread.some((line) => sdkNote.test(line))) return { name: 'AnswerNotUnderstood', message: fact.trim() };
  const { code } = error as { code?: unknown };
  return { name: error.name === 'Error' && typeof code === 'string' ? code : error.name, message: error.message };
}

/** What the SDK puts behind its own error where a member of an answer is not of its type: where a programmer looks further. */
const sdkNote = /^\s*Deserialization error: to see the raw response/;

function notJson(thrown: SyntaxError): Omit<Refusal, 'action'> {
  const { $metadata } = thrown as { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode ?? 0;
  return {
    name: status >= 500 ? 'ServiceUnavailable' : 'AnswerNotUnderstood',
    message: `the answer (HTTP ${status}) is not JSON`,
  };
}

/** What the reader can do about a call that failed, or undefined where the message has to speak for itself. */
export function hintFor({ name, message, action }: Refusal): string | undefined {
  if (isRegionMissing(message)) return 'set region in the configuration, or AWS_REGION';
  if (isMadeMeanwhile(message)) return 'another run made it at the same moment: run again once that one has ended';
  const kind = kindOf(name);
  switch (kind) {
    case 'denied': {
      const needed = deniedAction(message) ?? action;
      return needed === undefined ? undefined : `the role needs ${needed}`;
    }
    case 'no credentials':
      return 'run aws-actions/configure-aws-credentials before this step, or set AWS_PROFILE';
    case 'expired credentials':
      return 'the credentials have expired: get new ones and run again';
    case 'unknown credentials':
      return 'AWS does not know these credentials: check the account and the role';
    case 'no cluster':
      return 'check cluster and region in the configuration';
    case 'no hosted zone':
      return 'where it was deleted in Route 53, delete its namespace in Cloud Map too, and run again';
    case 'throttled':
      return 'AWS is throttling this account: run again in a minute';
    case 'unanswered':
      return 'no answer from AWS: check the network and AWS_ENDPOINT_URL, and run again';
    case 'not AWS':
      return 'something answered that is not AWS: check the proxy and AWS_ENDPOINT_URL';
    case 'not whole':
      return 'AWS left out what it always tells: run again, and ask AWS_ENDPOINT_URL’s owner where that is an emulator or a proxy';
    case 'cancelled':
    case 'unsupported':
    case undefined:
      return undefined;
  }
}

/**
 * What keeps every call from being sent, whichever of them is the first to say it; undefined for what concerns one call.
 * Calls run beside each other, and naming the one that came first would send the reader after the wrong thing.
 */
export function obstacleOf({ name, message }: Omit<Refusal, 'action'>): string | undefined {
  if (isRegionMissing(message)) return 'no AWS Region is set';
  return kindOf(name) === 'no credentials' ? `no AWS credentials were found: ${message}` : undefined;
}

/** The SDK throws a plain Error for it. */
function isRegionMissing(message: string): boolean {
  return /^Region is missing$/i.test(message);
}

/** How ECS refuses a service whose name another request has taken since it was looked at. */
function isMadeMeanwhile(message: string): boolean {
  return /creation of service was not idempotent/i.test(message);
}

/** AWS names the action that was refused, which may be another one than the call's: iam:PassRole, for one. */
function deniedAction(message: string): string | undefined {
  return /not authorized to perform:? ([a-z0-9-]+:[A-Za-z*]+)/i.exec(message)?.[1];
}
