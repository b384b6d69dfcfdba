/** What a person may read when something went wrong, with what it means and what to do. */
export interface Trouble {
  /** The words, `…` where a name or a value stands in them. The first is the one by which it is known. */
  readonly words: readonly [string, ...string[]];
  readonly means: string;
  readonly mend: string;
}

/** Troubles of one kind. */
export interface Troubles {
  readonly title: string;
  readonly all: readonly Trouble[];
}

/** Whether a message has these words. */
export function hasWords(message: string, words: string): boolean {
  const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`^${words.split('…').map(literal).join('[\\s\\S]*')}$`).test(message);
}
