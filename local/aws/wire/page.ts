import { AwsError } from './awsError.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page begins; absent on the last one. */
  readonly nextToken?: string;
}

/**
 * One page of a list. A token is the place at which the page begins, made opaque.
 *
 * @throws AwsError named `invalid` for a size outside 1 to `most`, or a token that was not given out.
 */
export function page<Item>(
  all: readonly Item[],
  request: {
    readonly size: number | undefined;
    readonly token: string | undefined;
    readonly most: number;
    readonly invalid: string;
  },
): Page<Item> {
  const size = request.size ?? request.most;
  if (!Number.isInteger(size) || size < 1 || size > request.most) {
    throw new AwsError(request.invalid, `a page has 1 to ${request.most} entries, not ${size}`);
  }
  const start = request.token === undefined ? 0 : readToken(request.token, request.invalid);
  const items = all.slice(start, start + size);
  return start + size < all.length ? { items, nextToken: writeToken(start + size) } : { items };
}

const prefix = 'page:';

function writeToken(start: number): string {
  return Buffer.from(`${prefix}${start}`).toString('base64url');
}

function readToken(token: string, invalid: string): number {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const start = text.startsWith(prefix) ? Number(text.slice(prefix.length)) : Number.NaN;
  if (!Number.isInteger(start)) throw new AwsError(invalid, 'the token of the next page is not valid');
  return start;
}
