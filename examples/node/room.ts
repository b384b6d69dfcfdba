/** Who waits for room, first come first served. */
export class Room {
  readonly #waiting: { readonly sizeBytes: number; readonly enter: () => void }[] = [];

  get waiting(): number {
    return this.#waiting.length;
  }

  wait(sizeBytes: number): Promise<void> {
    return new Promise((enter) => this.#waiting.push({ sizeBytes, enter }));
  }

  /** Whether the first may enter, and lets it. @param hasRoom for a record of a size */
  letOneIn(hasRoom: (sizeBytes: number) => boolean): boolean {
    const [first] = this.#waiting;
    if (first === undefined || !hasRoom(first.sizeBytes)) return false;
    this.#waiting.shift();
    first.enter();
    return true;
  }
}
