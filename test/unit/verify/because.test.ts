import { expect, test } from 'vitest';
import { ReadFailed } from '../../../src/errors.ts';
import { because } from '../../../src/verify/because.ts';

const made = (message: string, fields: object) => Object.assign(new Error(message), fields);

test.each([
  {
    name: 'credentials that are not there',
    error: made('Could not load credentials', { name: 'CredentialsProviderError' }),
    says: 'CredentialsProviderError: Could not load credentials (run aws-actions/configure-aws-credentials before this step, or set AWS_PROFILE)',
  },
  {
    name: 'a right that AWS names',
    error: made('not authorized to perform: logs:StartQuery on it', { name: 'AccessDeniedException', $metadata: {} }),
    says: 'AccessDeniedException: not authorized to perform: logs:StartQuery on it (the role needs logs:StartQuery)',
  },
  {
    name: 'a database that refuses, which is no matter of AWS',
    error: new AggregateError([made('connect ECONNREFUSED ::1:5432', { code: 'ECONNREFUSED' })]),
    says: 'connect ECONNREFUSED ::1:5432',
  },
  { name: 'our own', error: new ReadFailed('no column', { hint: 'look' }), says: 'no column (look)' },
])('$name', ({ error, says }) => {
  expect(because(error)).toBe(says);
});
