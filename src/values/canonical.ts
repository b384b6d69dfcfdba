import { createHash } from 'node:crypto';

/**
 * One text for one value, whatever the order in which its members were written: keys sorted, members
 * that are undefined left out. The order of lists is kept.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** SHA-256 of the canonical text, in hexadecimal: 64 characters, so it fits a tag's 256. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/**
 * An idempotency token made of the content, so that a request that is sent again after a lost answer is known
 * to AWS. 36 characters, the most that CreateService of ECS takes.
 */
export function tokenOf(...content: readonly unknown[]): string {
  return hashOf(content).slice(0, 36);
}

/** Stands for a value that nobody may read in a plan: equal for equal values, and says nothing else. */
export function fingerprint(secret: string): string {
  return `hash:${hashOf(secret).slice(0, 12)}`;
}
