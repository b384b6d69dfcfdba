import { type Page, page as pageOf } from '../wire/page.ts';

/** One page of a list as CloudWatch Logs gives it: up to `most` entries. */
export function page<Item>(
  items: readonly Item[],
  { limit, nextToken }: { readonly limit?: number | undefined; readonly nextToken?: string | undefined },
  most = 50,
): Page<Item> {
  return pageOf(items, { size: limit, token: nextToken, most, invalid: 'InvalidParameterException' });
}
