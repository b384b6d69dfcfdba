/** Who waits for room, first come first served. */
export class Room {
  readonly #waiting: { readonly sizeBytes: number; readonly entered: Promise<void>; readonly enter: () => void }[] = [];
  #sizeBytes = 0;

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Of what waits, all together. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  wait(sizeBytes: number): Promise<void> {
    const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
    this.#waiting.push({ sizeBytes, entered, enter });
    this.#sizeBytes += sizeBytes;
    return entered;
  }

  /** Resolves when all who wait now have entered. */
  async entered(): Promise<void> {
    await this.#waiting.at(-1)?.entered;
  }

  /** Whether the first may enter, and lets it. @param hasRoom for a record of a size */
  letOneIn(hasRoom: (sizeBytes: number) => boolean): boolean {
    const [first] = this.#waiting;
    if (first === undefined || !hasRoom(first.sizeBytes)) return false;
    this.#waiting.shift();
    this.#sizeBytes -= first.sizeBytes;
    first.enter();
    return true;
  }
}
