import { type Page, page as pageOf } from '../wire/page.ts';

/** One page of a list as Cloud Map gives it: up to 100 entries. */
export function page<Item>(
  items: readonly Item[],
  { MaxResults, NextToken }: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
): Page<Item> {
  return pageOf(items, { size: MaxResults, token: NextToken, most: 100, invalid: 'InvalidInput' });
}
