import { isMap } from './encode.ts';
import type { LogRecord } from './entry.ts';

/**
 * Gives each record an id, `<sender>-<n>`: the sender's name is drawn once by chance, and n counts up, so that the collector
 * remembers them as one interval, and a gap tells what is missing.
 */
export class Ids {
  readonly #sender: string;
  readonly #key: string;
  #next = 0;

  constructor(sender: string, key: string) {
    [this.#sender, this.#key] = [sender, key];
  }

  /** The record with its id, and the id. One that the record brings along is kept. */
  name(record: LogRecord): { readonly id: string; readonly record: LogRecord } {
    // What is none is refused when it is packed; as a map it would be the letters of a text.
    if (!isMap(record)) return { id: '', record };
    const given = record[this.#key];
    if (given !== undefined && given !== null) return { id: String(given), record };
    const id = this.#upcoming();
    return { id, record: { ...record, [this.#key]: id } };
  }

  /** An id is used: if it is one of ours, the next record gets another. */
  use(id: string): void {
    if (id === this.#upcoming()) this.#next += 1;
  }

  #upcoming(): string {
    return `${this.#sender}-${this.#next}`;
  }
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A name of 16 characters. @param random bytes of chance, more than are needed */
export function senderName(random: Uint8Array): string {
  // 252 is 7 × 36: with the bytes above it some characters would come more often.
  const fair = [...random].filter((byte) => byte < 252).slice(0, 16);
  return fair.map((byte) => digits[byte % 36]).join('');
}
