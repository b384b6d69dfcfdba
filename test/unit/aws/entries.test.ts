import { expect, test } from 'vitest';
import { entriesOf } from '../../../src/aws/entries.ts';

interface Page {
  readonly entries?: readonly string[];
  readonly nextToken?: string;
  readonly NextToken?: string;
}

async function* pagesOf(...pages: readonly Page[]) {
  yield* pages;
}

test('all pages are read, also behind one that is empty', async () => {
  const pages = pagesOf({ entries: ['a', 'b'] }, { entries: [] }, {}, { entries: ['c'] });
  expect(await entriesOf(pages, (page) => page.entries)).toEqual(['a', 'b', 'c']);
});

test.each([
  { name: 'the same again', pages: [{ nextToken: 'a' }, { nextToken: 'a' }] },
  { name: 'an earlier one', pages: [{ NextToken: 'a' }, { NextToken: 'b' }, { NextToken: 'a' }] },
])('a page that names $name as the next has no end, and what was read is not all', async ({ pages }) => {
  await expect(entriesOf(pagesOf(...pages), (page) => page.entries)).rejects.toThrow('its pages go in a circle');
});
