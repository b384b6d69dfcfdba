import { randomInt } from 'node:crypto';

/** The account that everything of the local cloud belongs to. */
export const accountId = '123456789012';

/** The host that a cluster has by default. */
export const usualInstance = 'i-0000000000000001a';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id as AWS gives them, `ns-` or `srv-` and 16 letters and digits. */
export function makeId(prefix: string, length = 16): string {
  return prefix + Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
