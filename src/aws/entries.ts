import { ReadFailed } from '../errors.ts';

/** The entries of all pages of a listing, of which one may be empty and not the last. @throws as `ending` does. */
export async function entriesOf<Page, Entry>(
  pages: AsyncIterable<Page>,
  of: (page: Page) => readonly Entry[] | undefined,
): Promise<Entry[]> {
  const all: Entry[] = [];
  for await (const page of ending(pages)) all.push(...(of(page) ?? []));
  return all;
}

/**
 * The pages of a listing that has an end: one whose next page was named before goes in a circle, and what was read of it so
 * far is not known to be all.
 *
 * @throws ReadFailed.
 */
export async function* ending<Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
  const tokens = new Set<string>();
  for await (const page of pages) {
    const token = tokenIn(page);
    if (token !== undefined && tokens.has(token))
      throw new ReadFailed('its pages go in a circle: one names the next twice');
    if (token !== undefined) tokens.add(token);
    yield page;
  }
}

function tokenIn(page: unknown): string | undefined {
  const { nextToken, NextToken } = page as { readonly nextToken?: string; readonly NextToken?: string };
  return nextToken ?? NextToken;
}
