import { NotPossible } from '../errors.ts';
import type { Options } from './option.ts';
import type { Texts } from './values.ts';

/** What else an option of a command leaves no room for, or makes no sense without. */
export type Together<Name extends string = string> = { readonly option: Name; readonly hint: string } & (
  | { readonly excludes: readonly Name[]; readonly needs?: never }
  | { readonly needs: Name; readonly excludes?: never }
);

/**
 * Sees to it that no option is taken and then ignored.
 *
 * @throws NotPossible for options that were written and exclude each other, and for one without the one that it needs
 */
export function refuseApart(options: Options, rules: readonly Together[], texts: Texts): void {
  for (const rule of rules) {
    const fact = apart(options, rule, texts);
    if (fact !== undefined) throw new NotPossible(fact, { hint: rule.hint });
  }
}

/** What is wrong with what was written, by the names that it has there. */
function apart(options: Options, { option, excludes = [], needs }: Together, { text, place }: Texts) {
  const isWritten = (name: string) => Boolean(options[name] && text(options[name]));
  const called = (name: string) => (options[name] ? place(options[name]) : name);
  if (!isWritten(option)) return undefined;
  const others = excludes.filter(isWritten).map(called);
  if (others.length > 0) return `${called(option)} and ${others.join(', ')} cannot go together`;
  return needs === undefined || isWritten(needs) ? undefined : `${called(option)} needs ${called(needs)}`;
}
