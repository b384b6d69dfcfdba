import { isIP } from 'node:net';

/**
 * Whether an address is none, so that it may be the fragment of a torn line with a whole one behind it:
 * `203.0.11203.0.113.7`. What else may stand there (names of hosts, `unix:`, ports, masked addresses, lists of them) is
 * the server's own affair.
 */
export function isTorn(text: string): boolean {
  const bare = text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1');
  if (/^[\d.]+$/.test(bare)) return bare.split('.').length > 4 || (bare.includes('.') && /\d{4}/.test(bare));
  return /^[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*$/i.test(bare) && isIP(bare) === 0;
}
