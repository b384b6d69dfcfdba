/** One request that a web server noted. `null` is what the log writes as `-`. */
export interface Access {
  /** The line's own time, in ms since the epoch. */
  readonly requestedAtMs: number;
  readonly remoteAddress: string | null;
  readonly remoteUser: string | null;
  /** The request line as it came, garbage included; the next three are null where it is not `METHOD target PROTOCOL`. */
  readonly request: string | null;
  readonly method: string | null;
  readonly path: string | null;
  readonly protocol: string | null;
  readonly status: number | null;
  /** Decimal digits: a count of bytes may be beyond what a double holds. */
  readonly bytes: string | null;
  readonly referer: string | null;
  readonly userAgent: string | null;
  /** What the format says more, by column; numbers as they stand. */
  readonly more?: Readonly<Record<string, string | null>>;
}

/** Either what was read, or why it could not be. The reason never holds any of the line. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Refused;

export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

export function refused(reason: string): Refused {
  return { ok: false, reason };
}

const requestLine = /^([A-Za-z][A-Za-z_-]*) (\S+)(?: (HTTP\/\d(?:\.\d)?))?$/;

/** The three parts of a request line; a TLS handshake or other garbage sent to the port has none. */
export function splitRequest(request: string | null): Pick<Access, 'request' | 'method' | 'path' | 'protocol'> {
  const [, method = null, path = null, protocol = null] = requestLine.exec(request ?? '') ?? [];
  return { request, method, path, protocol };
}

/** Whether a count of bytes fits a database's 64-bit integer. */
export function isByteCount(text: string): boolean {
  return /^\d{1,19}$/.test(text) && BigInt(text) <= 9_223_372_036_854_775_807n;
}
