import { ReadFailed } from '../../errors.ts';

/**
 * All pages of an answer: a page may be empty and yet not be the last, which is the one without a token.
 *
 * @throws ReadFailed where a token comes again: the pages would have no end
 */
export async function allPages<Page extends { readonly nextToken?: string | undefined }>(
  first: Page,
  next: (token: string) => Promise<Page>,
): Promise<readonly Page[]> {
  const pages = [first];
  const seen = new Set<string>();
  for (let token = first.nextToken; token !== undefined; ) {
    if (seen.has(token)) throw new ReadFailed('the answer comes in pages that have no end');
    seen.add(token);
    const page = await next(token);
    pages.push(page);
    token = page.nextToken;
  }
  return pages;
}
