import { NotPossible } from '../errors.ts';

/** One option of a command: its names, what it means, and how its text is read. */
export interface Option<Value = unknown> {
  /** Its name among the Action's inputs, where it is one of all commands' options. */
  readonly input: string;
  readonly flag: Flag;
  /** What it means, as the Action's input. */
  readonly words: string;
  /** The text that it has where it is left out or empty. */
  readonly fallback: string | undefined;
  /**
   * @param place what people call it where they wrote it: `input wait`, `--out`.
   * @throws NotPossible for a text outside its range.
   */
  readonly read: (text: string, place: string) => Value;
}

/** How an option is written on the command line: with a value, or as a switch that stands for one. */
export type Flag = { readonly name: string; readonly words: string } & (
  | { readonly takes: string; readonly means?: never }
  | { readonly means: 'true' | 'false'; readonly takes?: never }
);

export type Options = Readonly<Record<string, Option>>;
export type Values<Named extends Options> = {
  readonly [Name in keyof Named]: Named[Name] extends Option<infer Value> ? Value : never;
};

interface About {
  readonly input: string;
  readonly words: string;
  /** Where the flag is called otherwise. */
  readonly flag?: string;
}

/** A text as it is; `takes` is what help shows in its place, `FILE`. */
export function text(about: About & { readonly takes: string; readonly fallback: string }): Option<string>;
export function text(about: About & { readonly takes: string }): Option<string | undefined>;
export function text(
  about: About & { readonly takes: string; readonly fallback?: string },
): Option<string | undefined> {
  const { input, words, flag = input, takes, fallback } = about;
  return { input, words, fallback, flag: { name: flag, words, takes }, read: (given) => given || undefined };
}

/** True or false. One that is true by itself has a flag that says no, `--no-wait`, with words of its own. */
export function toggle(about: About & { readonly fallback: boolean; readonly flagWords?: string }): Option<boolean> {
  const { input, words, flag = input, fallback, flagWords = words } = about;
  const name = fallback ? `no-${flag}` : flag;
  return {
    input,
    words: `${words} (true or false)`,
    fallback: String(fallback),
    flag: { name, words: flagWords, means: fallback ? 'false' : 'true' },
    read: (given, place) => truth(given) ?? refuse(given, place, 'write true or false'),
  };
}

/** One of a few words. */
export function choice<const Word extends string>(
  about: About & { readonly takes: string; readonly fallback: Word; readonly of: readonly Word[] },
): Option<Word> {
  const { input, words, flag = input, takes, fallback, of } = about;
  return {
    input,
    words,
    fallback,
    flag: { name: flag, words, takes },
    read: (given, place) => of.find((word) => word === given) ?? refuse(given, place, `write ${of.join(' or ')}`),
  };
}

/** A number above 0 and up to a limit; undefined where it has no fallback and was left out. */
export function number(
  about: About & { readonly takes: string; readonly fallback: number; readonly most: number },
): Option<number>;
export function number(about: About & { readonly takes: string; readonly most: number }): Option<number | undefined>;
export function number(
  about: About & { readonly takes: string; readonly fallback?: number; readonly most: number },
): Option<number | undefined> {
  const { input, flag = input, takes, fallback, most } = about;
  const words = `${about.words}, up to ${most}`;
  return {
    input,
    words,
    fallback: fallback === undefined ? undefined : String(fallback),
    flag: { name: flag, words, takes },
    read: (given, place) => {
      if (given === '') return undefined;
      const value = Number(given);
      return value > 0 && value <= most ? value : refuse(given, place, `write a number above 0 and up to ${most}`);
    },
  };
}

/** As YAML 1.2 has it, which is how the runner's own library reads an input. */
function truth(given: string): boolean | undefined {
  if (['true', 'True', 'TRUE'].includes(given)) return true;
  return ['false', 'False', 'FALSE'].includes(given) ? false : undefined;
}

function refuse(given: string, place: string, hint: string): never {
  throw new NotPossible(`${place} is "${given}"`, { hint });
}
