/** What has to be undone at the end, the last thing first. */
export interface Strikes {
  add(what: string, strike: () => unknown): void;
  /** Undoes all of it: what cannot be undone is said, and the rest is done all the same. */
  run(say: (line: string) => void): Promise<void>;
}

export function makeStrikes(): Strikes {
  const strikes: { readonly what: string; readonly strike: () => unknown }[] = [];
  return {
    add: (what, strike) => void strikes.unshift({ what, strike }),
    async run(say) {
      for (const { what, strike } of strikes) {
        try {
          await strike();
        } catch (error) {
          say(`could not ${what}: ${error instanceof Error ? error.message : error}`);
        }
      }
    },
  };
}
