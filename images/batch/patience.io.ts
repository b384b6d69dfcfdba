import type { Store } from './store.ts';

/** How long a database may be silent once the end was asked for: well within ECS's stop time-out of 30 s. */
export const graceMs = 10_000;

export interface Patience {
  /** Somebody asked for the end. */
  end(): void;
  /** The database has answered. */
  heard(): void;
}

/**
 * Lets a transaction come to its end after SIGTERM as long as the database answers, and gives it up when nothing is
 * heard for `graceMs`: somebody's lock may hold it for hours, and it is taken back when the connection is gone.
 */
export function makePatience(giveUp: () => void): Patience {
  let timer: NodeJS.Timeout | undefined;
  return {
    end: () => {
      timer ??= setTimeout(giveUp, graceMs).unref();
    },
    heard: () => void timer?.refresh(),
  };
}

/** The same store; `heard` is called whenever it has done something. */
export function listening(store: Store, heard: () => void): Store {
  const told =
    <Args extends readonly unknown[], T>(act: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      const result = await act(...args);
      heard();
      return result;
    };
  return {
    prepare: told(store.prepare),
    ingested: told(store.ingested),
    generations: told(store.generations),
    transaction: (work) =>
      store.transaction((transaction) =>
        work({
          ingested: told(transaction.ingested),
          addRows: told(transaction.addRows),
          addRejected: told(transaction.addRejected),
          forgetRejected: told(transaction.forgetRejected),
          addUp: told(transaction.addUp),
          noteFile: told(transaction.noteFile),
          generations: told(transaction.generations),
          noteGeneration: told(transaction.noteGeneration),
        }),
      ),
    close: store.close,
  };
}
