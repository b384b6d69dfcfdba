import { createHash } from 'node:crypto';
import type { Packable } from './encode.ts';

/** What a side of the handshake of a shared key has to know. */
export interface Keyed {
  readonly sharedKey: string;
  /** How this sender calls itself; the collector must be called otherwise. */
  readonly hostname: string;
  /** Drawn anew for each connection. */
  readonly salt: string;
}

export type Helo = { readonly kind: 'helo'; readonly nonce: Buffer } | { readonly kind: 'no-helo' };

/** `["HELO", {"nonce": …, "auth": …, "keepalive": …}]`: the collector's first word, where it asks for a key. */
export function readHelo(message: unknown): Helo {
  const [word, options] = Array.isArray(message) ? message : [];
  const nonce = options instanceof Map ? options.get('nonce') : undefined;
  if (word !== 'HELO' || nonce === undefined) return { kind: 'no-helo' };
  return { kind: 'helo', nonce: Buffer.isBuffer(nonce) ? nonce : Buffer.from(String(nonce), 'latin1') };
}

/** The answer to HELO: `["PING", hostname, salt, digest, "", ""]`. */
export function pingFor(nonce: Buffer, { sharedKey, hostname, salt }: Keyed): Packable {
  return ['PING', hostname, salt, digest(salt, hostname, nonce, sharedKey), '', ''];
}

export type Pong = { readonly kind: 'welcome' } | { readonly kind: 'refused'; readonly because: string };

/** `["PONG", ok, reason, hostname, digest]`: the collector's answer proves that it knows the key too. */
export function readPong(message: unknown, nonce: Buffer, { sharedKey, hostname, salt }: Keyed): Pong {
  const [word, isWelcome, reason, itsHostname, itsDigest] = Array.isArray(message) ? message : [];
  if (word !== 'PONG') return { kind: 'refused', because: 'it did not answer PONG' };
  if (isWelcome !== true) return { kind: 'refused', because: String(reason) };
  if (itsHostname === hostname) return { kind: 'refused', because: `both sides are called "${hostname}"` };
  return itsDigest === digest(salt, String(itsHostname), nonce, sharedKey)
    ? { kind: 'welcome' }
    : { kind: 'refused', because: 'it does not know the key' };
}

function digest(salt: string, hostname: string, nonce: Buffer, sharedKey: string): string {
  return createHash('sha512').update(salt).update(hostname).update(nonce).update(sharedKey).digest('hex');
}
