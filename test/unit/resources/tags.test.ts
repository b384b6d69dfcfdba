import { expect, test } from 'vitest';
import { tagChanges, tagMap } from '../../../src/resources/tags.ts';

test('only the tags that the configuration names are compared', () => {
  const desired = [
    { key: 'team', value: 'logs' },
    { key: 'cost', value: '1' },
    { key: 'same', value: 'x' },
  ];
  expect(tagChanges(desired, { team: 'web', same: 'x', owner: 'somebody' })).toEqual([
    { path: 'tags.team', before: 'web', after: 'logs' },
    { path: 'tags.cost', before: null, after: '1' },
  ]);
});

test('tags are mapped by key; a tag may have no value, and one without a key is none', () => {
  expect(tagMap([{ key: 'a', value: '1' }, { key: 'b' }, { value: 'c' }])).toEqual({ a: '1', b: '' });
  expect(tagMap(undefined)).toEqual({});
});
