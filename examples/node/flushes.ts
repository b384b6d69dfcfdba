/** Who waits until everything before a place in the order of records is acknowledged. */
export class Flushes {
  #waiting: { readonly upTo: number; readonly resolve: () => void }[] = [];

  get isUrgent(): boolean {
    return this.#waiting.length > 0;
  }

  until(upTo: number): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ upTo, resolve }));
  }

  /** @param lowest the place of the first record that is not acknowledged */
  settle(lowest: number): void {
    for (const { resolve } of this.#waiting.filter(({ upTo }) => upTo <= lowest)) resolve();
    this.#waiting = this.#waiting.filter(({ upTo }) => upTo > lowest);
  }
}
