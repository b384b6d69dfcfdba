import type { Option, Options, Values } from './option.ts';

/** Where an entry's options stand. */
export interface Texts {
  /** As it was written; undefined or empty where it was not. */
  readonly text: (option: Option) => string | undefined;
  /** What people call it there: `input wait`, `--no-wait`. */
  readonly place: (option: Option) => string;
}

/** The values of a command's options. What is left out or empty has its default. @throws NotPossible */
export function valuesOf<Named extends Options>(options: Named, { text, place }: Texts): Values<Named> {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      option.read(text(option) || (option.fallback ?? ''), place(option)),
    ]),
  ) as Values<Named>;
}
