import { expect, test } from 'vitest';
import { entriesOf } from '../../../src/aws/entries.ts';

async function* pagesOf(...pages: readonly { readonly entries?: readonly string[] }[]) {
  yield* pages;
}

test('all pages are read, also behind one that is empty', async () => {
  const pages = pagesOf({ entries: ['a', 'b'] }, { entries: [] }, {}, { entries: ['c'] });
  expect(await entriesOf(pages, (page) => page.entries)).toEqual(['a', 'b', 'c']);
});
