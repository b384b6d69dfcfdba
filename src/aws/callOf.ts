/** What of a request tells which call it is. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * The call that a request makes, in words: `DescribeServices`. AWS's protocols name it in a header or in the body; where
 * method and path are the name, as with Lambda, it is these.
 */
export function callOf({ method, path, headers, body }: Request): string {
  const target = headers['X-Amz-Target'] ?? headers['x-amz-target'];
  const action = typeof body === 'string' ? /(?:^|&)Action=(\w+)/.exec(body)?.[1] : undefined;
  return target?.split('.').at(-1) ?? action ?? `${method} ${path}`;
}
