import { expect, test } from 'vitest';
import { checkTags } from '../../../../../local/aws/ecs/validate/tags.ts';
import { AwsError } from '../../../../../local/aws/wire/awsError.ts';

function refusal(tags: Parameters<typeof checkTags>[0]): string {
  try {
    checkTags(tags);
  } catch (cause) {
    if (cause instanceof AwsError) return `${cause.code}: ${cause.message}`;
    throw cause;
  }
  return 'accepted';
}

const many = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: '' }));

test.each([
  {
    name: 'fifty, with the longest key and value',
    tags: [...many(49), { key: 'ü'.repeat(128), value: '本'.repeat(256) }],
  },
  { name: 'keys that differ only in case', tags: [{ key: 'a' }, { key: 'A' }] },
])('$name are accepted', ({ tags }) => {
  expect(refusal(tags)).toBe('accepted');
});

test.each([
  { name: 'fifty-one', tags: many(51), says: 'The tags parameter can have at most 50 items.' },
  { name: 'the same key twice', tags: [{ key: 'a' }, { key: 'a' }], says: 'Duplicate tag key: a.' },
  { name: 'an empty key', tags: [{ key: '', value: 'v' }], says: 'A tag key has 1 to 128 characters.' },
  { name: 'a key of 129', tags: [{ key: 'k'.repeat(129) }], says: 'A tag key has 1 to 128 characters.' },
  {
    name: 'a value of 257',
    tags: [{ key: 'k', value: 'v'.repeat(257) }],
    says: 'A tag value has at most 256 characters.',
  },
  { name: 'a reserved key', tags: [{ key: 'Aws:x' }], says: 'The prefix aws: is reserved: Aws:x.' },
  { name: 'a reserved value', tags: [{ key: 'k', value: 'AWS:x' }], says: 'The prefix aws: is reserved: k.' },
])('$name: refused', ({ tags, says }) => {
  expect(refusal(tags)).toBe(`InvalidParameterException: ${says}`);
});
