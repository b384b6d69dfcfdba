import { expect, test } from 'vitest';
import { known } from '../../../src/commands/outputs.ts';

test('an output that is not known is not set', () => {
  expect(known({ outcome: 'planned', 'service-arn': undefined })).toEqual({ outcome: 'planned' });
});

test('a mistyped output does not compile', () => {
  // @ts-expect-error there is no output of that name
  expect(known({ outcome: 'planned', 'service-ARN': 'arn' })).toBeDefined();
});
