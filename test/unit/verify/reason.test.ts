import { expect, test } from 'vitest';
import { NotPossible, ReadFailed } from '../../../src/errors.ts';
import { reasonOf } from '../../../src/verify/reason.ts';

const errorWith = (message: string, fields: object) => Object.assign(new Error(message), fields);

test.each([
  {
    name: 'credentials that are not there',
    error: errorWith('Could not load credentials', { name: 'CredentialsProviderError' }),
    says: 'CredentialsProviderError: Could not load credentials (run aws-actions/configure-aws-credentials before this step, or set AWS_PROFILE)',
  },
  {
    name: 'a right that AWS names',
    error: errorWith('not authorized to perform: logs:StartQuery on it', {
      name: 'AccessDeniedException',
      $metadata: {},
    }),
    says: 'AccessDeniedException: not authorized to perform: logs:StartQuery on it (the role needs logs:StartQuery)',
  },
  {
    name: 'a refusal of AWS that passes',
    error: errorWith('Rate exceeded', { name: 'ThrottlingException', $metadata: {} }),
    says: 'ThrottlingException: Rate exceeded (AWS is throttling this account: run again in a minute)',
  },
  {
    name: 'AWS out of reach at two addresses',
    error: Object.assign(
      new AggregateError([errorWith('connect ECONNREFUSED ::1:443', { code: 'ECONNREFUSED' }), new Error('second')]),
      { $metadata: { attempts: 8 } },
    ),
    says: 'connect ECONNREFUSED ::1:443 (no answer from AWS: check the network and AWS_ENDPOINT_URL, and run again)',
  },
  {
    name: 'an answer that a proxy gave in the place of AWS',
    error: Object.assign(new SyntaxError('Unexpected token < in JSON'), { $metadata: { httpStatusCode: 403 } }),
    says: 'AnswerNotUnderstood: the answer (HTTP 403) is not JSON (something answered that is not AWS: check the proxy and AWS_ENDPOINT_URL)',
  },
  {
    name: 'a database out of reach, which is no matter of AWS',
    error: new AggregateError([errorWith('connect ECONNREFUSED ::1:5432', { code: 'ECONNREFUSED' })]),
    says: 'connect ECONNREFUSED ::1:5432',
  },
  {
    name: 'a database that refuses, by its code',
    error: errorWith('no such role', { name: 'error', code: '28000' }),
    says: '28000: no such role',
  },
  { name: 'an error whose code is a number', error: errorWith('gone', { code: 5 }), says: 'Error: gone' },
  { name: 'an error without a code', error: new RangeError('too long'), says: 'RangeError: too long' },
  { name: 'an error without words', error: errorWith('', { code: 'EPIPE' }), says: 'EPIPE' },
  {
    name: 'our own, with what can be done',
    error: new ReadFailed('no column', { hint: 'look' }),
    says: 'no column (look)',
  },
  { name: 'our own without', error: new NotPossible('not so'), says: 'not so' },
  { name: 'what is no error', error: 'gone', says: 'gone' },
])('$name', ({ error, says }) => {
  expect(reasonOf(error)).toBe(says);
});
