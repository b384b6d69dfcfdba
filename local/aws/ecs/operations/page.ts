import { page as pageOf } from '../../wire/page.ts';

/** One page of a list as ECS gives it: up to `most` entries. */
export function page<Item>(
  items: readonly Item[],
  { maxResults, nextToken }: { readonly maxResults?: number | undefined; readonly nextToken?: string | undefined },
  most = 100,
): { readonly items: Item[]; readonly nextToken?: string } {
  const found = pageOf(items, { size: maxResults, token: nextToken, most, invalid: 'InvalidParameterException' });
  return { ...found, items: [...found.items] };
}
