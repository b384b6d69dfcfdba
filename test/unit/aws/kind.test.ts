import { expect, test } from 'vitest';
import { isPassing, isUnavailable, kindOf } from '../../../src/aws/kind.ts';

test.each([
  {
    kind: 'denied',
    names: 'AccessDenied AccessDeniedException NotAuthorized UnauthorizedException UnauthorizedOperation',
  },
  {
    kind: 'unsupported',
    names:
      'InvalidAction UnknownOperation UnknownOperationException UnsupportedOperation UnsupportedOperationException',
  },
  { kind: 'no credentials', names: 'CredentialsProviderError' },
  { kind: 'expired credentials', names: 'ExpiredToken ExpiredTokenException RequestExpired TokenRefreshRequired' },
  {
    kind: 'unknown credentials',
    names: 'AuthFailure InvalidClientTokenId InvalidSignatureException UnrecognizedClientException',
  },
  { kind: 'no cluster', names: 'ClusterNotFoundException' },
  { kind: 'no hosted zone', names: 'NoSuchHostedZone' },
  {
    kind: 'throttled',
    names: 'RequestLimitExceeded ThrottledException Throttling ThrottlingException TooManyRequestsException',
  },
  {
    kind: 'unanswered',
    names:
      'EAI_AGAIN ECONNREFUSED ECONNRESET EHOSTUNREACH ENETUNREACH ENOTFOUND EPIPE ETIMEDOUT InternalFailure InternalServerError InternalServerException NetworkingError RequestTimeout ServerException ServiceUnavailable ServiceUnavailableException TimeoutError',
  },
  { kind: 'not AWS', names: 'AnswerNotUnderstood' },
  { kind: 'not whole', names: 'AnswerNotWhole' },
  { kind: undefined, names: 'ClientException InvalidParameterException Error constructor' },
])('$names: $kind', ({ kind, names }) => {
  expect([...new Set(names.split(' ').map(kindOf))]).toEqual([kind]);
});

test.each([
  { name: 'AccessDeniedException', unavailable: true, passing: false },
  { name: 'UnknownOperationException', unavailable: true, passing: false },
  { name: 'ThrottlingException', unavailable: false, passing: true },
  { name: 'ECONNRESET', unavailable: false, passing: true },
  { name: 'AnswerNotUnderstood', unavailable: false, passing: false },
  { name: 'AnswerNotWhole', unavailable: false, passing: false },
  { name: 'ExpiredTokenException', unavailable: false, passing: false },
  { name: 'InvalidParameterException', unavailable: false, passing: false },
])('$name: unavailable $unavailable, passing $passing', ({ name, unavailable, passing }) => {
  expect([isUnavailable(name), isPassing(name)]).toEqual([unavailable, passing]);
});
