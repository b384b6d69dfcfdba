/** The names by which AWS and Node say no, by what that means for a caller. */
export const namesOf = {
  denied: ['AccessDenied', 'AccessDeniedException', 'NotAuthorized', 'UnauthorizedException', 'UnauthorizedOperation'],
  unsupported: [
    'InvalidAction',
    'UnknownOperation',
    'UnknownOperationException',
    'UnsupportedOperation',
    'UnsupportedOperationException',
  ],
  'no credentials': ['CredentialsProviderError'],
  'expired credentials': ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'],
  'unknown credentials': [
    'AuthFailure',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'UnrecognizedClientException',
  ],
  'no cluster': ['ClusterNotFoundException'],
  'no hosted zone': ['NoSuchHostedZone'],
  throttled: [
    'RequestLimitExceeded',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
  ],
  unanswered: [
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'ETIMEDOUT',
    'InternalFailure',
    'InternalServerError',
    'InternalServerException',
    'NetworkingError',
    'RequestTimeout',
    'ServerException',
    'ServiceUnavailable',
    'ServiceUnavailableException',
    'TimeoutError',
  ],
  'not AWS': ['AnswerNotUnderstood'],
  'not whole': ['AnswerNotWhole'],
  cancelled: ['AbortError'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

export type RefusalKind = keyof typeof namesOf;

const kinds = new Map<string, RefusalKind>(
  Object.entries(namesOf).flatMap(([kind, of]) => of.map((name) => [name, kind as RefusalKind] as const)),
);

/** What kind of refusal an error's name stands for; undefined where only its message can tell. */
export function kindOf(name: string): RefusalKind | undefined {
  return kinds.get(name);
}

/** Whether the call may not be made or does not exist at this endpoint, so that another way has to be taken. */
export function isUnavailable(name: string): boolean {
  const kind = kindOf(name);
  return kind === 'denied' || kind === 'unsupported';
}

/** Whether the same call may be answered later. */
export function isPassing(name: string): boolean {
  const kind = kindOf(name);
  return kind === 'throttled' || kind === 'unanswered';
}
